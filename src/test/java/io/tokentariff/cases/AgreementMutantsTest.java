package io.tokentariff.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows of agreements and of hours are changed by {@code check --mutate}, and cases about statements notice it. */
class AgreementMutantsTest {

    private static final Map<String, String> ROWS = Map.of(
            "agreements/volume-discount.csv", "deal,graduated,tokens,1000000,-10,search,,,,,,,,,,,,a contract",
            "agreements/allowance.csv", "gift,day,usd,0.1,search,,,,,,,,,,,,a contract",
            "agreements/commitment.csv", "promise,3,,other,,,,,,,,,,,,a contract",
            "agreements/cap.csv", "lid,request,5,rich,,,,,,,,,,,,a contract",
            "agreements/budget.csv", "purse,0.7,80,search,,,,,,,,,,,,a mail",
            "agreements/tax.csv", "vat,19,search,,,,,,,tax law",
            "tables/off-peak.csv", "night,,22,6,gpt-5-mini,,input,-20,,,a contract");

    private static final String CASES =
            """
            usage: {model: gpt-5-mini, at: 2026-04-12T12:00:00Z}
            cases:
              - name: a discount, something free, a promise, and tax
                statement: [{input: 3_000_000, project: search}]
                expect:
                  lines:
                    - {step: graduated-discount, agreement: deal, period: 2026-04, amount_usd: -0.05}
                    - {step: allowance, agreement: gift, period: 2026-04-12, amount_usd: -0.1}
                    - {step: commitment, agreement: promise, amount_usd: 3}
                    - {step: tax, agreement: vat, amount_usd: 0.114}
                  budgets: [{budget: purse, percent: 80, day: 2026-04-12}]
              - name: the discount begins above a million
                statement: [{input: 1_000_000, project: search}]
                expect: {net_usd: 3.15, budgets: []}
              - name: what is free is so each day
                statement: [{input: 1_000_000, project: search}, {input: 1_000_000, project: search, at: 2026-04-13T12:00:00Z}]
                expect: {net_usd: 3.275}
              - name: others have no discount, nothing free and no tax
                statement: [{input: 16_000_000, project: other}]
                expect: {lines: [], total_usd: 4}
              - name: a lid
                usage: {output: 4_000_000, project: rich}
                expect: {amount_usd: 5}
              - name: and none for others
                usage: {output: 4_000_000, project: poor}
                expect: {amount_usd: 8}
              - name: night begins
                usage: {at: 2026-04-12T22:00:00Z, input: 1_000_000, output: 1_000_000}
                expect: {amount_usd: 2.2}
              - name: and ends
                usage: {at: 2026-04-13T06:00:00Z, input: 1_000_000}
                expect: {amount_usd: 0.25}
              - name: an hour earlier it did not
                usage: {at: 2026-04-13T05:59:59Z, input: 1_000_000}
                expect: {amount_usd: 0.2}
              - name: nor had it begun
                usage: {at: 2026-04-12T21:59:59Z, input: 1_000_000}
                expect: {amount_usd: 0.25}
            """;

    private static RulebookFiles files() {
        Map<String, String> texts = new TreeMap<>(
                TestBooks.files(Map.of("agreements/all.cases.yaml", CASES)).texts());
        ROWS.forEach((file, row) -> texts.computeIfPresent(file, (name, text) -> text + row + "\n"));
        texts.computeIfPresent("tables/rates.csv", (file, text) -> text.lines()
                .filter(line ->
                        line.startsWith("#") || line.startsWith("model,") || line.startsWith("gpt-5-mini,no,standard"))
                .collect(Collectors.joining("\n", "", "\n")));
        for (String table :
                new String[] {"candidates", "aliases", "name-parts", "developers", "per-call-tokens", "long-context"}) {
            texts.computeIfPresent("tables/" + table + ".csv", (file, text) -> text.lines()
                    .filter(line -> line.startsWith("#") || line.equals(header(text)))
                    .collect(Collectors.joining("\n", "", "\n")));
        }
        return RulebookFiles.of(texts);
    }

    private static String header(String text) {
        return text.lines().filter(line -> !line.startsWith("#")).findFirst().orElse("");
    }

    @Test
    @Tag("soak")
    void casesAboutStatementsNoticeThem() {
        assertThat(ShippedRules.texts()).containsKeys(ROWS.keySet().toArray(new String[0]));
        MutationReport report = Mutator.sample(files(), 1, 1_000);
        assertThat(report.alive())
                .filteredOn(mutant -> ROWS.containsKey(mutant.file()))
                .extracting(Mutant::toString)
                .as("of one project, one model and one tier these change nothing")
                .containsExactlyInAnyOrder(
                        "agreements/allowance.csv:4: \"each\" (blank) became project",
                        "agreements/budget.csv:4: \"each\" (blank) became project",
                        "agreements/volume-discount.csv:6: \"each\" (blank) became project",
                        "tables/off-peak.csv:8: \"model\" gpt-5-mini became (blank)",
                        "tables/off-peak.csv:8: \"tier\" (blank) became standard");
    }
}
