package io.tokentariff.cases;

import io.tokentariff.advice.WorkloadProfile;
import io.tokentariff.usage.UsageRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cases with {@code workload:}, about what is advised for a workload: the record said there, once a day.
 *
 * <pre>{@code
 * candidates:
 *   - {candidate: acme-5, replaces: acme-mini, tasks: [simple, general], advised_for: input-heavy}
 * advice_terms: {new-project-from: 2026-07-01, audit-interval-days: none}     # none takes the row out
 * workload: {model: acme-mini, at: 2026-04-01, days: 30}
 * cases:
 *   - name: much input for little output moves
 *     workload: {input: 100_000, output: 5_000}
 *     profile: {task: general}                                               # the fields of a profiles file
 *     expect: {verdict: migrate, target: acme-5, saving_usd: 0.39}
 * }</pre>
 *
 * <p>Without {@code candidates} the rulebook's own are taken; terms that are not said are the rulebook's own.
 */
final class WorkloadCaseKind implements CaseKind {

    private static final String DAYS = "days";
    private static final String PROFILE = "profile";
    private static final String TABLES = "tables";
    private static final long MOST_DAYS = 1_000;

    @Override
    public String key() {
        return "workload";
    }

    @Override
    public Set<String> keys() {
        return Set.of(key(), PROFILE, TABLES, CaseAdviceTables.CANDIDATES, CaseAdviceTables.TERMS);
    }

    @Override
    public @Nullable RuleCase read(CaseHead head, YamlNode.Fields top, YamlNode.Fields fields, CaseContext context) {
        FieldReader reader = context.reader();
        YamlNode.Fields said = merged(top, fields, key(), reader);
        YamlNode.Fields profile = merged(top, fields, PROFILE, reader);
        YamlNode expect = FieldReader.value(fields, "expect");
        if (said == null || profile == null) {
            return null;
        }
        if (expect == null) {
            reader.report(
                    "missing-value",
                    head.line(),
                    0,
                    "The case \"%s\" does not say what it expects.".formatted(head.name()),
                    "Write \"expect: silent\", or \"expect:\" with what must come out.");
            return null;
        }
        long days = days(said, reader);
        UsageRecord record = UsageWords.read(null, without(said, DAYS), reader);
        CaseTables tables = context.tables().read(FieldReader.value(top, TABLES), FieldReader.value(fields, TABLES));
        WorkloadExpectation expected = new WorkloadExpectationReader(reader).read(expect, head.rule());
        WorkloadProfile known = CaseProfile.read(profile, reader);
        if (record == null || tables == null || expected == null || known == null) {
            return null;
        }
        CaseAdvice advice = new CaseAdviceTables(reader, context.advice(), tables.on(context.names()))
                .read(merged(top, fields), head);
        return advice == null ? null : new WorkloadCase(head, record, days, known, tables, advice, expected);
    }

    /** The case's own names before those on top of the file. */
    private static YamlNode.Fields merged(YamlNode.Fields top, YamlNode.Fields fields) {
        return top.overlaidBy(fields);
    }

    /** The fields under a name, the case's own before those on top of the file; null if one of them is something else. */
    private static YamlNode.@Nullable Fields merged(
            YamlNode.Fields top, YamlNode.Fields fields, String name, FieldReader reader) {
        YamlNode defaults = FieldReader.value(top, name);
        YamlNode own = FieldReader.value(fields, name);
        YamlNode.Fields first = defaults == null ? empty(fields) : reader.fields(defaults, name);
        YamlNode.Fields second = own == null ? empty(fields) : reader.fields(own, name);
        return first == null || second == null ? null : first.overlaidBy(second);
    }

    private static YamlNode.Fields empty(YamlNode at) {
        return new YamlNode.Fields(Map.of(), at.line(), at.column());
    }

    private static YamlNode.Fields without(YamlNode.Fields fields, String name) {
        Map<String, YamlNode.Field> rest = new LinkedHashMap<>(fields.values());
        rest.remove(name);
        return new YamlNode.Fields(rest, fields.line(), fields.column());
    }

    private static long days(YamlNode.Fields said, FieldReader reader) {
        YamlNode value = FieldReader.value(said, DAYS);
        Long days = value == null ? Long.valueOf(1) : reader.whole(value, DAYS);
        return Math.max(1, Math.min(MOST_DAYS, Objects.requireNonNullElse(days, 1L)));
    }
}
