package io.tokentariff.cases;

import io.tokentariff.usage.UsageRecord;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases with {@code usage:}, about what one usage record costs. */
final class UsageCaseKind implements CaseKind {

    private static final String TABLES = "tables";

    @Override
    public String key() {
        return "usage";
    }

    @Override
    public Set<String> keys() {
        return Set.of(key(), TABLES);
    }

    @Override
    public @Nullable RuleCase read(CaseHead head, YamlNode.Fields top, YamlNode.Fields fields, CaseContext context) {
        FieldReader reader = context.reader();
        YamlNode defaults = FieldReader.value(top, key());
        YamlNode own = Objects.requireNonNullElse(
                FieldReader.value(fields, key()), Objects.requireNonNullElse(defaults, fields));
        YamlNode.Fields said = reader.fields(own, key());
        YamlNode expect = FieldReader.value(fields, "expect");
        CaseTables tables = context.tables().read(FieldReader.value(top, TABLES), FieldReader.value(fields, TABLES));
        UsageRecord usage = said == null
                ? null
                : UsageWords.read(defaults == null ? null : reader.fields(defaults, key()), said, reader);
        if (expect == null) {
            reader.report(
                    "missing-value",
                    head.line(),
                    0,
                    "The case \"%s\" does not say what it expects.".formatted(head.name()),
                    "Write \"expect: silent\", or \"expect:\" with what must come out.");
            return null;
        }
        Expectation expected = new ExpectationReader(reader).read(expect, head.rule());
        return usage == null || tables == null || expected == null
                ? null
                : new UsageCase(head, usage, tables, expected);
    }
}
