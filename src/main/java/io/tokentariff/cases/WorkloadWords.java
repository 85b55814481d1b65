package io.tokentariff.cases;

import io.tokentariff.advice.WorkloadProfile;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.Objects;

/**
 * Reads cases with {@code workload:}, about what is advised for a workload: the record said there, once a day.
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
final class WorkloadWords {

    private static final String WORKLOAD = "workload";
    private static final String DAYS = "days";
    static final String PROFILE = "profile";
    private static final long MOST_DAYS = 1_000;

    private WorkloadWords() {}

    static List<Trial<?>> read(CaseText text) {
        FieldReader reader = text.reader();
        YamlNode.Fields top = text.onTop(WORKLOAD);
        YamlNode.Fields own = text.own(WORKLOAD);
        Expectation<Advised> expected = text.expected(AdvisedExpectables.ALL);
        UsageRecord record = UsageWords.read(top.without(DAYS), own.without(DAYS), reader);
        WorkloadProfile known = CaseProfile.read(text.onTop(PROFILE).overlaidBy(text.own(PROFILE)), reader);
        CaseAdvice advice = text.tables() == null ? null : CaseAdviceTables.read(text, text.tables());
        return record == null || known == null || advice == null
                ? List.of()
                : List.of(new Trial<>(
                        "", expected, new GivenWorkload(record, days(top.overlaidBy(own), reader), known, advice)));
    }

    private static long days(YamlNode.Fields said, FieldReader reader) {
        YamlNode value = FieldReader.value(said, DAYS);
        Long days = value == null ? null : reader.whole(value, DAYS);
        return Math.max(1, Math.min(MOST_DAYS, Objects.requireNonNullElse(days, 1L)));
    }
}
