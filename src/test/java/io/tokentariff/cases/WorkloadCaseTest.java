package io.tokentariff.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.AdviceTerm;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.Rulebook;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cases about workloads: what they expect beside the verdict, and on which rows they run. */
class WorkloadCaseTest {

    private static final String USAGE =
            "{model: gpt-4.1-mini, at: 2026-04-01, days: %d, tier: standard, input: 100_000, output: 5_000}";

    private static String yaml(int days, String rest) {
        return "cases:\n  - name: one thing\n    workload: " + USAGE.formatted(days) + "\n" + rest.indent(4);
    }

    private static List<String> problems(int days, String expect) {
        return TestBooks.run(yaml(days, "expect: " + expect)).problems().stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void allCandidatesThatTheTablesAllowMustBeNamed() {
        assertThat(problems(30, "{candidates: [gpt-6-luna, gpt-5-mini, gpt-5.6-luna, gpt-5.4-mini]}"))
                .isEmpty();
        assertThat(problems(30, "{candidates: [gpt-5-mini]}"))
                .containsExactly("Case \"one thing\": the candidates must be [gpt-5-mini], but they are"
                        + " [gpt-5-mini, gpt-5.4-mini, gpt-5.6-luna, gpt-6-luna].");
    }

    @Test
    void aFindingThatMustNotBeThereIsSaid() {
        assertThat(problems(7, "{no_findings: too-few-days}")).isEmpty();
        assertThat(problems(6, "{no_findings: too-few-days}"))
                .containsExactly("Case \"one thing\": the finding too-few-days must not be there, but it is.");
    }

    @Test
    void termsThatACaseDoesNotSayAreThoseOfTheRulebookItRunsOn() {
        String rest = "advice_terms: {days-per-month: 31}\nexpect: {findings: too-few-days}";
        RuleCase each = CaseReader.read(TestBooks.rulebook(), Map.of(TestBooks.FILE, yaml(7, rest)), new Problems())
                .get(0);
        assertThat(each.run(new CaseRulebook(TestBooks.rulebook())).holds()).isFalse();
        assertThat(each.run(new CaseRulebook(withMinimumOfEightDays())).holds()).isTrue();
    }

    private static Rulebook withMinimumOfEightDays() {
        AdviceTables tables = TestBooks.rulebook().adviceTables();
        return TestBooks.rulebook()
                .withAdviceTables(new AdviceTables(
                        tables.candidates(),
                        tables.terms().stream()
                                .map(term -> term.name().equals(AdviceTables.MINIMUM_DAYS)
                                        ? new AdviceTerm(term.name(), "8", term.unit(), term.source(), term.row())
                                        : term)
                                .toList()));
    }
}
