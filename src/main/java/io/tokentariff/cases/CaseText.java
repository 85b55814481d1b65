package io.tokentariff.cases;

import io.tokentariff.rulebook.Rulebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case as it is written, with what its file says for all of them.
 *
 * @param head its place and name
 * @param top the names on top of the file
 * @param own the case's own names
 * @param tables the rows it runs on, null if they cannot be read
 * @param rulebook the rulebook it is about
 * @param reader takes values and reports faults; a case with a fault is left out
 */
record CaseText(
        CaseHead head,
        YamlNode.Fields top,
        YamlNode.Fields own,
        @Nullable CaseTables tables,
        Rulebook rulebook,
        FieldReader reader) {

    /** Returns the fields that stand on top of the file under a name. */
    YamlNode.Fields onTop(String name) {
        return fields(top, name);
    }

    /** Returns the case's own fields under a name. */
    YamlNode.Fields own(String name) {
        return fields(own, name);
    }

    private YamlNode.Fields fields(YamlNode.Fields of, String name) {
        YamlNode value = FieldReader.value(of, name);
        return value == null ? YamlNode.Fields.none(own) : reader.fields(value, name);
    }

    /** Returns what the case says under a name, else what stands on top of the file. */
    YamlNode value(String name) {
        YamlNode value = FieldReader.value(own, name);
        value = value == null ? FieldReader.value(top, name) : value;
        return value == null ? own : value;
    }

    /** Returns what the case expects; that it does not say so is reported. */
    <O extends TrialOutcome> Expectation<O> expected(Expectable.All<O> expectables) {
        YamlNode expect = FieldReader.value(own, "expect");
        if (expect != null) {
            return new ExpectationReader<>(reader, expectables).read(expect, head.rule());
        }
        reader.report(
                "missing-value",
                own,
                "The case \"%s\" does not say what it expects.".formatted(head.name()),
                "Write \"expect: silent\", or \"expect:\" with what must come out.");
        return new Expectation<>(head.line(), List.of(), List.of(), List.of());
    }
}
