package io.tokentariff.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a case says is put right with what came out, value by value. */
class CaseEditTest {

    private static final String PRICES =
            """
            tables:
              models: [acme]
              rates:
                - {model: acme, tier: standard, meter: input, price: 0.41}
                - {model: acme, tier: standard, meter: output, price: 11.60}
            usage: {at: 2026-04-12, model: acme, tier: standard}
            """;

    private static List<CaseFailure> failures(String text) {
        return CaseRunner.run(TestBooks.rulebook(), Map.of("some.cases.yaml", text))
                .failures();
    }

    private static String accepted(String text) {
        return CaseEdit.accept(
                text,
                failures(text).stream()
                        .map(CaseFailure::value)
                        .map(Objects::requireNonNull)
                        .toList());
    }

    private void assertAccepted(String cases, String right) {
        assertThat(accepted(PRICES + cases)).isEqualTo(PRICES + right);
        assertThat(failures(PRICES + right)).isEmpty();
    }

    @Test
    void aPriceOfATable() {
        assertAccepted(
                """
                cases:
                  - name: acme
                    # what it costs
                    prices: |
                      model  tier      input  output
                      # a comment
                      acme   standard   0.40    1.60
                """,
                """
                cases:
                  - name: acme
                    # what it costs
                    prices: |
                      model  tier      input  output
                      # a comment
                      acme   standard   0.41   11.60
                """);
    }

    @Test
    void pricesAndAmounts() {
        assertAccepted(
                """
                cases:
                  - name: acme
                    usage: {input: 1_000, output: 1_000}
                    expect: {charges: {input: 0.40, output: {price: "1.60", term: ""}}, amount_usd: 0.002} # all
                """,
                """
                cases:
                  - name: acme
                    usage: {input: 1_000, output: 1_000}
                    expect: {charges: {input: 0.41, output: {price: "11.60", term: ""}}, amount_usd: 0.01201} # all
                """);
    }

    @Test
    void whatIsMoreThanAValueIsLeftToItsAuthor() {
        List<CaseFailure> failures = failures(
                PRICES
                        + """
                        cases:
                          - name: acme
                            usage: {input: 1_000}
                            expect: {charges: {input: {price: 0.40, term: other}, output: 1.60}, silent: charges.published-rate}
                        """);
        assertThat(failures).hasSize(3).extracting(CaseFailure::value).containsOnlyNulls();
        assertThat(failures.get(0).sentence()).contains("must be silent");
    }

    @Test
    void aTextOfManyWordsIsNoValueUnlessItIsQuoted() {
        String text =
                """
                tables: {models: [acme]}
                usage: {at: 2026-04-12, model: acme, tier: standard}
                cases:
                  - name: acme
                    usage: {input: 1_000}
                    expect: {status: priced, findings: [{code: no-rate, says: no price}]}
                """;
        assertThat(failures(text))
                .hasSize(2)
                .extracting(CaseFailure::value)
                .containsExactly(new CaseValue(6, 22, "priced", "unpriced"), null);
    }

    @Test
    void aFailureSaysBothValues() {
        String text = PRICES
                + """
                cases:
                  - name: acme
                    usage: {input: 1_000}
                    expect: {amount_usd: 0.0004}
                """;
        assertThat(failures(text))
                .containsExactly(new CaseFailure(
                        "some.cases.yaml",
                        10,
                        "acme",
                        "expected the amount 0.0004, but got 0.00041",
                        new CaseValue(10, 26, "0.0004", "0.00041")));
    }

    @Test
    void whatWasEditedMeanwhileIsLeft() {
        CaseValue value = new CaseValue(1, 4, "0.40", "0.41");
        assertThat(CaseEdit.accept("a: 0.40", List.of(value, value))).isEqualTo("a: 0.41");
        for (String other : List.of("a: 0.401", "a:  0.40", "", "a: ")) {
            assertThatThrownBy(() -> CaseEdit.accept(other, List.of(value)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A price of the shipped rulebook is changed: every case that fails can be accepted, and then all hold. */
    @Test
    void allCasesThatAPriceBreaksCanBeAccepted() {
        RulebookFiles shipped = TestBooks.rulebook().files();
        Map<String, String> texts = new TreeMap<>(shipped.texts());
        texts.computeIfPresent(
                "tables/rates.csv",
                (file, text) -> text.replace(
                        "\ngpt-4.1-mini,no,standard,,output,1.60,", "\ngpt-4.1-mini,no,standard,,output,1.59,"));
        Rulebook edited = RulebookLoader.load(RulebookFiles.of(texts));
        List<CaseFailure> failures = CaseRunner.run(edited).failures();
        assertThat(failures).isNotEmpty();
        Map<String, List<CaseValue>> values = failures.stream()
                .filter(failure -> failure.value() != null)
                .collect(Collectors.groupingBy(
                        CaseFailure::file,
                        Collectors.mapping(failure -> Objects.requireNonNull(failure.value()), Collectors.toList())));
        values.forEach((file, all) -> texts.computeIfPresent(file, (name, text) -> CaseEdit.accept(text, all)));
        assertThat(CaseRunner.run(RulebookLoader.load(RulebookFiles.of(texts))).failures())
                .extracting(failure -> failure.file() + ":" + failure.line() + " " + failure.sentence())
                .isEmpty();
    }
}
