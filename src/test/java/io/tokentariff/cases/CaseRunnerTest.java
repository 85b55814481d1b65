package io.tokentariff.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.rulebook.sandbox.WorkBudget;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CaseRunnerTest {

    private static final String TOP =
            """
            rule: charges.published-rate
            tables:
              models: [acme-mini]
              rates:
                - {model: acme-mini, tier: standard, meter: input, usd_per_million: 0.40}
                - {model: acme-mini, tier: flex, meter: input, usd_per_million: 0.30, certainty: approximate}
              long_context:
                - {model: acme-mini, threshold_tokens: 270_000, scope: excess, factor: 2}
            usage: {model: acme-mini, at: 2026-04-12}
            cases:
              - name: one thing
            """;

    private static List<String> problems(String rest) {
        return TestBooks.run(TOP + rest.indent(4)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void aCaseThatHoldsHasNoProblem() {
        CaseReport report = TestBooks.run(TOP
                + "    usage: {input: 1_000}\n    expect: {charges: {input: 0.4}, amount_usd: 0.0004, findings: []}\n");
        assertThat(report.problems()).isEmpty();
        assertThat(report.run()).isEqualTo(1);
        assertThat(report.failed()).isZero();
        assertThat(report.holds()).isTrue();
    }

    @Test
    void aWrongAmountIsSaidWithItsLineAndBothAmounts() {
        assertThat(
                        problems(
                                """
                        usage: {input: 1_000}
                        expect:
                          amount_usd: 0.0005
                        """))
                .containsExactly("charges/some.cases.yaml:14: error: Case \"one thing\": expected the amount 0.0005,"
                        + " but got 0.0004. [case-failed]");
    }

    @Test
    void aRuleThatDoesNotFireIsNamed() {
        assertThat(problems("usage: {input: 1_000, tier: priority}\nexpect: fires"))
                .containsExactly("charges/some.cases.yaml:13: error: Case \"one thing\": the rule"
                        + " charges.published-rate must fire, but it is silent. [case-failed]");
    }

    @Test
    void aRuleThatFiresThoughItMustBeSilentIsNamed() {
        assertThat(problems("usage: {input: 1_000}\nexpect: silent"))
                .singleElement()
                .asString()
                .contains("charges.published-rate", "silent", "fires");
    }

    @Test
    void aWrongStatusIsSaidWithTheFindingsBehindIt() {
        assertThat(
                        problems(
                                "usage: {input: 1_000, tier: priority}\nexpect: {silent: charges.published-rate, status: priced}"))
                .singleElement()
                .asString()
                .contains("the status priced, but got unpriced with no-rate of input by guards.no-rate");
    }

    @Test
    void aWrongPriceIsSaidWithTheRuleThatCharges() {
        assertThat(problems("usage: {input: 1_000}\nexpect: {charges: {input: 0.41}}"))
                .singleElement()
                .asString()
                .contains("the charge of input at 0.41, but got at 0.40 published by charges.published-rate");
    }

    @Test
    void aMissingAndASurplusChargeAreSaid() {
        assertThat(problems("usage: {input: 1_000}\nexpect: {charges: {output: 1.60}}"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("the charge of output at 1.60, but got none"))
                .anySatisfy(text -> assertThat(text).contains("nothing more for the charge of input, but got at 0.40"));
    }

    @Test
    void aWrongAdjustmentIsSaid() {
        assertThat(problems("usage: {input: 300_000}\nexpect: {adjustments: {input: {factor: 2, beyond: 272_000}}}"))
                .singleElement()
                .asString()
                .contains("x 2 beyond 272000, but got x 2 beyond 270000 by charges.long-context");
    }

    @Test
    void aSurplusFindingIsSaid() {
        assertThat(problems("usage: {input: 1_000, tier: flex}\nexpect: {findings: []}"))
                .singleElement()
                .asString()
                .contains("nothing more for the finding, but got approximate-rate of input by guards.approximate-rate");
    }

    @Test
    void countsInHowManyCasesARuleFiredAndStayedSilent() {
        CaseReport report = TestBooks.run(TOP
                + """
                    usage: {input: 1_000}
                    expect: fires
                  - name: another thing
                    usage: {input: 1_000, tier: priority}
                    expect: silent
                """
                        .indent(0));
        RuleCoverage coverage = report.coverage();
        assertThat(coverage.byRule().get("charges.published-rate")).isEqualTo(new RuleCoverage.Tried(1, 1));
        assertThat(coverage.byRule().get("guards.no-rate")).isEqualTo(new RuleCoverage.Tried(1, 0));
        assertThat(coverage.neverTried()).contains("charges.training").doesNotContain("guards.no-rate");
        assertThat(coverage.neverSilent()).contains("guards.no-rate");
        assertThat(coverage.fired()).isEqualTo(2);
        assertThat(coverage.silent()).isEqualTo(1);
    }

    @Test
    void aFailedCaseStillCountsAsTried() {
        CaseReport report = TestBooks.run(TOP + "    usage: {input: 1_000}\n    expect: {amount_usd: 1.00}\n");
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.holds()).isFalse();
        assertThat(report.coverage().neverFired()).doesNotContain("charges.published-rate");
    }

    @Test
    void shippedTablesAreUsedWhereTheCaseSaysSo() {
        CaseReport report = TestBooks.run(TOP
                + """
                    tables: shipped
                    usage: {model: gpt-4.1-mini, input: 1_000, cached: 400, tier: batch, region: eu}
                    expect: {charges: {input: 0.20, cached_input: 0.05}}
                """
                        .indent(0));
        assertThat(report.problems()).isEmpty();
        assertThat(report.rows()).extracting(row -> row.file()).contains("tables/rates.csv", "tables/terms.csv");
    }

    @Test
    void casesBeyondTheirTimeAreNotRunAndSaidToBe() {
        AtomicLong worked = new AtomicLong();
        WorkBudget budget = WorkBudget.ofCheck(
                () -> worked.getAndAdd(Limit.CHECK_TIME.time().toNanos()));
        String holds = "    usage: {input: 1_000}\n    expect: {charges: {input: 0.4}}\n";
        StringBuilder more = new StringBuilder();
        for (int i = 2; i <= CaseRunner.CASES_BETWEEN + 2; i++) {
            more.append("  - name: case %s\n".formatted(i)).append(holds);
        }
        CaseReport report = CaseRunner.run(TestBooks.rulebook(), Map.of(TestBooks.FILE, TOP + holds + more), budget);
        assertThat(report.run()).isEqualTo(CaseRunner.CASES_BETWEEN);
        assertThat(report.holds()).isFalse();
        assertThat(report.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "charges/some.cases.yaml:35: error: The cases took more than 60 seconds of processor time; 2 of them,"
                                + " from case \"case 9\" on, were not run. [check-limit]");
    }
}
