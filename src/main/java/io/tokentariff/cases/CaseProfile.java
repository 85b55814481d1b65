package io.tokentariff.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.ProfilesReader;
import io.tokentariff.advice.WorkloadProfile;
import io.tokentariff.problem.Problems;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code profile:} of a case: the fields of a profiles file. */
final class CaseProfile {

    private static final Set<String> TRUTHS = Set.of("true", "false");

    private CaseProfile() {}

    static @Nullable WorkloadProfile read(YamlNode.Fields fields, FieldReader reader) {
        ObjectNode object = object(fields, reader);
        object.put("workload", Advisor.ALL);
        Problems found = new Problems();
        WorkloadProfile profile = ProfilesReader.readOne(reader.file(), "profile", object, found);
        reader.reportAll(found, fields);
        return profile;
    }

    private static ObjectNode object(YamlNode.Fields fields, FieldReader reader) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.values().forEach((name, field) -> {
            YamlNode value = field.value();
            if (value instanceof YamlNode.Fields inner) {
                object.set(name, object(inner, reader));
            } else {
                String text = reader.text(value, name);
                if (text != null && TRUTHS.contains(text)) {
                    object.put(name, text.equals("true"));
                } else {
                    object.put(name, text);
                }
            }
        });
        return object;
    }
}
