package io.tokentariff.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.rulebook.Rulebook;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cases beyond their limits: what was read before is run, the rest is not, and an error says so. */
class CaseLimitsTest {

    private static final String HEAD = "usage: {model: gpt-5-mini, at: 2026-04-12, input: 1_000}\ncases:\n";

    @Test
    void statementsOfManyRecordsCountAsManyEvaluations() {
        String records = "[%s]".formatted(times(Limit.CASES.most() / 10, n -> "{input: 1}, "));
        CaseReport report = run(
                HEAD + times(12, n -> "- {name: n%d, statement: %s, expect: {net_usd: 1}}\n".formatted(n, records)));
        assertThat(told(report, "too-many-cases"))
                .isEqualTo(
                        "charges/some.cases.yaml:13: error: The cases of the rulebook have more than 20,000 evaluations;"
                                + " from here on they are not run. [too-many-cases]");
        assertThat(report.run()).isEqualTo(10);
    }

    @Test
    void workloadsCountAsTheirDays() {
        CaseReport report = run("workload: {model: gpt-4.1-mini, at: 2026-04-01, days: 1_000, input: 1}\ncases:\n"
                + times(25, n -> "- {name: n%d, expect: {verdict: stay}}\n".formatted(n)));
        assertThat(told(report, "too-many-cases")).contains("more than 20,000 evaluations");
        assertThat(report.run()).isEqualTo(20);
    }

    @Test
    void rowsMadeUp() {
        CaseReport report = run(HEAD
                + times(
                        Limit.CASE_TABLES.most() + 5,
                        n -> "- {name: n%d, tables: {terms: [{term: t, percent: -5.%d}]}, expect: {amount_usd: 1}}\n"
                                .formatted(n, n + 1)));
        assertThat(told(report, "too-many-cases")).contains(":603: ").contains("more than 600 tables");
        assertThat(report.run()).isEqualTo(Limit.CASE_TABLES.most());
    }

    @Test
    void modelsMadeUpBesideVeryMany() {
        String models = ShippedRules.text("tables/models.csv");
        Rulebook many = ShippedRules.with(Map.of(
                "tables/models.csv", models + times(6_000, n -> "z%d,,openai,x,current,,,,a test\n".formatted(n))));
        int names = many.rateCard().rows().models().size();
        CaseReport report = CaseRunner.run(
                many,
                Map.of(
                        TestBooks.FILE,
                        HEAD
                                + times(
                                        Limit.CASE_TABLES.most(),
                                        n -> "- {name: n%d, tables: {models: [m%d]}, expect: {amount_usd: 1}}\n"
                                                .formatted(n, n))));
        assertThat(told(report, "too-many-cases")).contains("more than 2,500,000 names");
        assertThat(report.run()).isEqualTo(Limit.CASE_NAMES.most() / names);
    }

    @Test
    void textOfAllFilesTogether() {
        Map<String, String> files = new TreeMap<>();
        for (int n = 0; n < 5; n++) {
            files.put(
                    "charges/f%d.cases.yaml".formatted(n),
                    "#" + "x".repeat(Limit.RULE_FILE.most() - 200) + "\n" + HEAD
                            + "- {name: n, expect: {amount_usd: 1}}\n");
        }
        CaseReport report = CaseRunner.run(TestBooks.rulebook(), files);
        assertThat(told(report, "too-many-cases"))
                .startsWith("charges/f4.cases.yaml:1: ")
                .contains("more than 4,194,304 characters");
        assertThat(report.run()).isEqualTo(4);
    }

    @Test
    void faultsOfOneFile() {
        CaseReport report = run(HEAD
                + times(Limit.FAULTS.most() + 10, n -> "- {name: n%d, nonsense: 1, expect: {amount_usd: 1}}\n"
                        .formatted(n)));
        assertThat(told(report, "too-many-faults")).contains(":103: ").contains("more than 100 faults");
        assertThat(report.problems()).hasSize(Limit.FAULTS.most() + 1);
        assertThat(report.run()).isZero();
    }

    private static CaseReport run(String yaml) {
        return CaseRunner.run(TestBooks.rulebook(), Map.of(TestBooks.FILE, yaml));
    }

    private static String told(CaseReport report, String code) {
        return report.problems().stream()
                .filter(problem -> problem.code().equals(code))
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
    }

    private static String times(int times, IntFunction<String> line) {
        return IntStream.range(0, times).mapToObj(line).collect(Collectors.joining());
    }
}
