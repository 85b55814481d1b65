package io.tokentariff.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseReaderTest {

    private static Problem only(String yaml) {
        List<Problem> problems = TestBooks.problems(yaml);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).file()).isEqualTo(TestBooks.FILE);
        return problems.get(0);
    }

    private static String one(String usage, String expect) {
        return "rule: charges.published-rate\ncases:\n- name: one thing\n  usage: %s\n  expect: %s\n"
                .formatted(usage, expect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            model, at: 2026-04-12, imput: 1_000        | unknown-key      | 4 | Maybe "input" was meant.
            model, at: 2026-04-12, input: 1.5          | bad-number       | 4 | ''
            model, at: 2026-04-12, input: -1           | bad-number       | 4 | ''
            model, at: 2026-04-12, input: 1_00         | bad-number       | 4 | ''
            model, at: 12.4.2026, input: 1             | bad-date         | 4 | ''
            model, at: 2026-04-12, status: done        | unknown-value    | 4 | ''
            model, at: 2026-04-12, operation: traning  | unknown-value    | 4 | Maybe "training" was meant.
            model, at: 2026-04-12, input: [1]          | wrong-shape      | 4 | ''
            model, at: 2026-04-12, input: 1, cached: 2 | cached-exceeds-input | 4 | ''
            model, at: 2026-04-12, input: 1, input_tokens: 2 | duplicate-key | 4 | ''
            model, at: 2026-04-12, training: 999_999_999_999, epochs: 999_999_999_999 | out-of-range | 4 | ''
            model, input: 1                            | missing-value    | 4 | Say it in the case, or for all cases in "usage:" on top of the file.
            """)
    void reportsWrongUsage(String usage, String code, int line, String hint) {
        Problem problem = only(one("{" + usage.replaceFirst("^model", "model: gpt-4.1-mini") + "}", "silent"));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            silnt                          | unknown-value | Maybe "silent" was meant.
            {statuss: priced}              | unknown-key   | Maybe "status" was meant.
            {status: free}                 | unknown-value | ''
            {amount_usd: 1e3}              | bad-number    | ''
            {charges: {input: {rate: 1}}}  | unknown-key   | Maybe "rule" was meant.
            {charges: [1]}                 | wrong-shape   | ''
            {adjustments: {input: dear}}   | bad-number    | ''
            {findings: no-rate}            | wrong-shape   | ''
            {}                             | missing-value | ''
            """)
    void reportsWrongExpectations(String expect, String code, String hint) {
        Problem problem = only(one("{model: gpt-4.1-mini, at: 2026-04-12, input: 1}", expect));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.hint()).isEqualTo(hint);
    }

    @Test
    void reportsMalformedYamlWithItsLine() {
        Problem problem =
                only("rule: charges.published-rate\ncases:\n  - name: one\n    usage: {model: x\n  - name: two\n");
        assertThat(problem.code()).isEqualTo("bad-yaml");
        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.message()).doesNotContain("Exception", "com.fasterxml");
    }

    @Test
    void reportsATabWithItsLine() {
        Problem problem = only("cases:\n\t- name: one\n");
        assertThat(problem.code()).isEqualTo("bad-yaml");
        assertThat(problem.line()).isEqualTo(2);
    }

    @Test
    void reportsAliasesAndTags() {
        assertThat(only("rule: charges.training\ncases: [*a]\n").code()).isEqualTo("bad-yaml");
        assertThat(only("rule: !!java.net.URL charges.training\ncases: []\n").message())
                .contains("tags");
    }

    @Test
    void reportsNestingWithoutEnd() {
        assertThat(only("cases: " + "[".repeat(20_000) + "\n").code()).isEqualTo("bad-yaml");
    }

    @Test
    void reportsANameThatStandsTwice() {
        Problem problem = only("rule: charges.training\nrule: charges.training\ncases: []\n");
        assertThat(problem.code()).isEqualTo("duplicate-key");
        assertThat(problem.line()).isEqualTo(2);
    }

    @Test
    void reportsAnUnknownNameOnTopWithAHint() {
        Problem problem = only("rules: charges.training\ncases: []\n");
        assertThat(problem.code()).isEqualTo("unknown-key");
        assertThat(problem.hint()).isEqualTo("Maybe \"rule\" was meant.");
    }

    @Test
    void reportsARuleThatIsInNoFile() {
        Problem problem =
                only(one("{model: gpt-4.1-mini, at: 2026-04-12, input: 1}", "{fires: charges.publishd-rate}"));
        assertThat(problem.code()).isEqualTo("unknown-rule");
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.hint()).isEqualTo("Maybe \"charges.published-rate\" was meant.");
    }

    @Test
    void reportsACaseWithoutUsageNameOrExpectation() {
        assertThat(only("cases:\n- name: one\n  expect: silent\n").message())
                .contains("must say one of: prices, usage, statement, workload");
        assertThat(only("cases:\n- usage: {model: x, at: 2026-04-12}\n").message())
                .contains("has no name");
        assertThat(only("cases:\n- name: one\n  usage: {model: x, at: 2026-04-12}\n")
                        .message())
                .contains("\"one\" does not say what it expects");
    }

    @Test
    void reportsTwoCasesOfOneName() {
        String two = one("{model: gpt-4.1-mini, at: 2026-04-12, input: 1}", "fires");
        assertThat(only(two + two.substring(two.indexOf("- name"))).code()).isEqualTo("duplicate-case");
    }

    @Test
    void reportsAFileWithoutCasesAsAWarning() {
        Problem problem = only("rule: charges.training\n");
        assertThat(problem.code()).isEqualTo("no-cases");
        assertThat(problem.isError()).isFalse();
    }

    @Test
    void reportsAWrongRowAtItsLine() {
        Problem problem = only(
                """
                rule: charges.published-rate
                tables:
                  models: [acme-mini]
                  rates:
                    - {model: acme-mini, tier: standard, meter: input, usd_per_million: 0.40}
                    - {model: acme-mini, tier: standard, meter: output, usd_per_million: cheap}
                usage: {model: acme-mini, at: 2026-04-12}
                cases:
                  - {name: one, usage: {input: 1}, expect: fires}
                """);
        assertThat(problem.code()).isEqualTo("bad-number");
        assertThat(problem.line()).isEqualTo(6);
    }

    @Test
    void reportsAnUnknownColumnOfARowWithAHint() {
        Problem problem = only(
                """
                tables:
                  rates: [{model: gpt-4.1-mini, tier: standard, meter: input, usd_per_milion: 0.40}]
                cases:
                  - {name: one, usage: {model: x, at: 2026-04-12}, expect: {status: unpriced}}
                """);
        assertThat(problem.code()).isEqualTo("unknown-column");
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.hint()).isEqualTo("Maybe \"usd_per_million\" was meant.");
    }

    @Test
    void aRowMadeUpTakesThePlaceOfTheShippedOneOfItsName() {
        CaseReport report = TestBooks.run(
                """
                tables:
                  regions: [{region: eu, residency: no}]
                  rates: [{model: gpt-4.1-mini, tier: standard, meter: input, usd_per_million: 7.00}]
                cases:
                  - name: the made-up row counts
                    usage: {model: gpt-4.1-mini, at: 2026-04-12, input: 1_000_000, region: eu}
                    expect: {amount_usd: 7.00}
                """);
        assertThat(report.problems()).isEmpty();
    }
}
