package io.tokentariff.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many prices in one table: each line is priced by the rules. */
class PriceCaseTest {

    private static final String TOP =
            """
            tables:
              models: [acme-mini, acme-max]
              meters: [{meter: audio_input}]
              rates:
                - {model: acme-mini, tier: standard, meter: input, usd_per_million: 0.40}
                - {model: acme-mini, tier: standard, meter: cached_input, usd_per_million: 0.10}
                - {model: acme-mini, tier: standard, meter: output, usd_per_million: 1.60}
                - {model: acme-mini, tier: standard, meter: audio_input, usd_per_million: 9.00}
                - {model: acme-mini, tier: flex, meter: input, usd_per_million: 0.30, certainty: approximate}
                - {model: acme-mini, tier: batch, meter: input, usd_per_million: 0.20, until: 2026-07-01}
                - {model: acme-mini, meter: training, usd_per_million: 5.00}
                - {model: acme-max, tier: standard, context: short, meter: input, usd_per_million: 2.00}
                - {model: acme-max, tier: standard, context: long, meter: input, usd_per_million: 4.00}
              long_context:
                - {model: acme-max, threshold_tokens: 272_000, scope: whole-request}
              terms:
                - {term: batch-half-price, tier: batch, percent: -50}
                - {term: data-residency, percent: 10}
            usage: {at: 2026-04-12, tier: standard}
            cases:
              - name: one thing
                prices: |
            """;

    /** The line of the first row below the columns. */
    private static final int FIRST = 24;

    private static CaseReport run(String table) {
        return TestBooks.run(TOP + table.indent(6));
    }

    private static List<String> problems(String table) {
        return run(table).problems().stream().map(Problem::toString).toList();
    }

    @Test
    void aTableWhoseLinesAllHoldHasNoProblem() {
        CaseReport report = run(
                """
                # what a reader should know
                model      tier      at          context  region  term              input  cached_input  output  audio_input  training
                acme-mini  standard  -           -        -       -                  0.40          0.10     1.6            9         -

                acme-mini  -         -           -        eu      -                  0.40             -       -            -         -
                acme-mini  flex      -           -        -       -                 ~0.30          none       -            -         -
                acme-mini  batch     2026-06-30  -        -       -                  0.20             -       -            -         -
                acme-mini  batch     2026-07-01  -        -       batch-half-price   0.20          0.05       -            -         -
                acme-mini  -         -           -        -       -                     -             -       -            -         5
                acme-max   -         -           272_000  -       -                  2.00             -    none            -         -
                acme-max   -         -           272_001  -       -                  4.00             -       -            -         -
                """);
        assertThat(report.problems()).isEmpty();
        assertThat(report.run()).isEqualTo(1);
        assertThat(report.coverage().neverFired())
                .doesNotContain("charges.published-rate", "charges.batch-half-price", "charges.training");
    }

    @Test
    void aWrongPriceIsSaidWithItsLineAndWhatTheLineIsAbout() {
        assertThat(
                        problems(
                                """
                model      tier      input  output
                acme-mini  standard   0.40    1.60
                acme-mini  standard   0.40    1.61
                acme-max   standard   2.01       -
                """))
                .containsExactly(
                        ("charges/some.cases.yaml:%d: error: Case \"one thing\": acme-mini standard: expected the charge of"
                                        + " output at 1.61 from a row of its own published, but got at 1.60 published by"
                                        + " charges.published-rate. [case-failed]")
                                .formatted(FIRST + 1),
                        ("charges/some.cases.yaml:%d: error: Case \"one thing\": acme-max standard: expected the charge of"
                                        + " input at 2.01 from a row of its own published, but got at 2.00 published by"
                                        + " charges.published-rate. [case-failed]")
                                .formatted(FIRST + 2));
    }

    @Test
    void theSamePriceFromATermIsNotThePublishedOne() {
        assertThat(problems("model      tier   at          input\nacme-mini  batch  2026-07-01   0.20\n"))
                .singleElement()
                .asString()
                .contains("at 0.20 from a row of its own published, but got at 0.20 from the term batch-half-price");
    }

    @Test
    void anApproximatePriceMustBeSaidToBeOne() {
        assertThat(problems("model      tier  input\nacme-mini  flex   0.30\n"))
                .singleElement()
                .asString()
                .contains("published, but got at 0.30 approximate");
    }

    @Test
    void aPriceWhereNoneIsExpectedIsSaid() {
        assertThat(problems("model      tier      input  output\nacme-mini  standard   0.40    none\n"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).contains("expected the status unpriced, but got priced"))
                .anySatisfy(
                        text -> assertThat(text).contains("nothing more for the charge of output, but got at 1.60"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            model tier inputs/acme-mini standard 0.40 | unknown-column | 0 | Maybe "input" was meant.
            model input input/acme-mini 0.40 0.40     | duplicate-key  | 0 | ''
            model input output/acme-mini 0.40         | wrong-shape    | 1 | A cell that says nothing is written "-".
            model input/acme-mini cheap               | bad-number     | 1 | ''
            model input/acme-mini -                   | missing-value  | 1 | ''
            tier input/standard 0.40                  | missing-value  | 1 | Say it in the case, or for all cases in "usage:" on top of the file.
            model term input/acme-mini batch-half-prize 0.2 | unknown-term   | 1 | Maybe "batch-half-price" was meant.
            """)
    void reportsWhatIsWrongWithALine(String table, String code, int line, String hint) {
        List<Problem> problems = run(table.replace('/', '\n') + "\n").problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).code()).isEqualTo(code);
        assertThat(problems.get(0).line()).isEqualTo(FIRST - 1 + line);
        assertThat(problems.get(0).hint()).isEqualTo(hint);
    }

    @Test
    void reportsATableWithoutLines() {
        List<Problem> problems = run("model  input\n").problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message()).isEqualTo("The table of prices has no lines.");
        assertThat(problems.get(0).line()).isEqualTo(FIRST - 2);
    }

    @Test
    void reportsAnExpectationBesideTheTable() {
        assertThat(TestBooks.problems(TOP + "      model input\n      acme-mini 0.40\n    expect: {status: priced}\n"))
                .singleElement()
                .asString()
                .contains("A table of prices says itself what is expected.");
    }

    @Test
    void theRuleThatTheCaseNamesMustFireOnEachLine() {
        String yaml = TOP.replace("  - name: one thing", "  - name: one thing\n    rule: charges.batch-half-price")
                + "      model      tier      at          term              input\n"
                + "      acme-mini  batch     2026-07-01  batch-half-price   0.20\n"
                + "      acme-mini  standard  2026-07-01  -                  0.40\n";
        assertThat(TestBooks.run(yaml).problems())
                .singleElement()
                .asString()
                .contains("acme-mini standard 2026-07-01: the rule charges.batch-half-price must fire");
    }
}
