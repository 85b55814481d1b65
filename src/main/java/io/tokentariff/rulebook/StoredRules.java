package io.tokentariff.rulebook;

import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import io.tokentariff.rulebook.sandbox.RuleClassLoader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.drools.base.common.DroolsObjectInputStream;
import org.drools.base.common.DroolsObjectOutputStream;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;

/**
 * Compiled rules as bytes: first the rules of the index, then the engine's packages. Reading them runs code that is in them;
 * only bytes that this program wrote itself may be read.
 *
 * @param base the rules, ready to be used
 * @param index where each rule stands
 */
record StoredRules(KieBase base, RuleIndex index) {

    /** Returns the bytes of a rulebook's rules; none if they cannot be written. */
    static Optional<byte[]> bytes(Rulebook rulebook) {
        try {
            return Optional.of(bytes(rulebook.kieBase().getKiePackages(), rulebook.index()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Collection<KiePackage> packages, RuleIndex index) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Map<String, RuleRef> rules = index.byName();
        out.writeInt(rules.size());
        for (Map.Entry<String, RuleRef> each : rules.entrySet()) {
            RuleRef rule = each.getValue();
            for (String text :
                    List.of(each.getKey(), rule.id(), rule.sentence(), rule.source(), rule.reviewed(), rule.file())) {
                out.writeUTF(text);
            }
            out.writeInt(rule.line());
        }
        try (DroolsObjectOutputStream objects = new DroolsObjectOutputStream(out)) {
            objects.writeObject(new ArrayList<>(packages));
        }
        return bytes.toByteArray();
    }

    /** Returns the rules in the bytes; null if they cannot be read. */
    static @Nullable StoredRules of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Map<String, RuleRef> rules = new LinkedHashMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                rules.put(
                        in.readUTF(),
                        new RuleRef(
                                in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readInt()));
            }
            return new StoredRules(base(in), new RuleIndex(rules));
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null; // of another build, whatever its key says: the rules are compiled anew
        }
    }

    @SuppressWarnings("unchecked")
    private static KieBase base(DataInputStream in) throws IOException, ReflectiveOperationException {
        RuleClassLoader classes = new RuleClassLoader(RuleVocabulary.shipped());
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase(
                RuleBaseFactory.newKnowledgeBaseConfiguration(new Properties(), classes));
        try (DroolsObjectInputStream objects = new EngineInput(in, classes)) {
            base.addPackages((Collection<KiePackage>) objects.readObject());
        }
        return base;
    }

    /** Knows the engine's own objects beside the classes that rules may see. */
    private static final class EngineInput extends DroolsObjectInputStream {

        EngineInput(InputStream in, ClassLoader rules) throws IOException {
            super(in, rules);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return super.resolveClass(type);
            } catch (ClassNotFoundException e) {
                return Class.forName(type.getName(), false, StoredRules.class.getClassLoader());
            }
        }
    }
}
