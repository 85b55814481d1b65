package io.tokentariff.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.review.Change.Kind;
import io.tokentariff.review.Change.What;
import io.tokentariff.rulebook.Rulebook;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulebookDiffTest {

    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());
    private static final String TERMS = "tables/terms.csv";
    private static final String RATES = "tables/rates.csv";
    private static final String COMPLETION = "charges/batch-completion.drl";

    private static List<Change> changes(Map<String, String> files) {
        return RulebookDiff.between(SHIPPED, ShippedRules.with(files)).changes();
    }

    private static List<Change> changes(String file, String place, String replacement) {
        assertThat(ShippedRules.text(file)).contains(place);
        return changes(Map.of(file, ShippedRules.text(file).replace(place, replacement)));
    }

    @Test
    void findsNothingBetweenARulebookAndItself() {
        RulebookDiff diff = RulebookDiff.between(SHIPPED, ShippedRules.with(Map.of()));
        assertThat(diff.changes()).isEmpty();
        assertThat(DiffReport.of(diff, null, null, Form.TEXT, Screen.PLAIN)).contains("Nothing changed.");
    }

    @Test
    void doesNotTakeCommentsLayoutOrMovedLinesForChanges() {
        String rule = ShippedRules.text(COMPLETION)
                .replace("when\n", "when // at the end\n\n")
                .replace("$usage : Usage(", "$usage   :   Usage(");
        String terms = ShippedRules.text(TERMS);
        List<String> lines = terms.stripTrailing().lines().toList();
        String last = lines.get(lines.size() - 1);
        String moved = terms.replace(last + "\n", "").replace("batch-half-price,,", last + "\nbatch-half-price,,");
        assertThat(moved).isNotEqualTo(terms);

        RulebookDiff diff =
                RulebookDiff.between(SHIPPED, ShippedRules.with(Map.of(COMPLETION, "\n" + rule, TERMS, moved)));
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.oldRevision()).isNotEqualTo(diff.newRevision());
        assertThat(DiffReport.of(diff, null, null, Form.TEXT, Screen.PLAIN))
                .contains("No rule and no row changed; only comments, order or layout did.");
    }

    @Test
    void saysWhatChangedInARowAndWhereItStands() {
        List<Change> changes = changes(TERMS, "data-residency,,,,10,", "data-residency,,,,12,");
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.CHANGED);
            assertThat(change.what()).isEqualTo(What.ROW);
            assertThat(change.id()).isEqualTo("terms: data-residency");
            assertThat(change.before()).isEqualTo("percent 10");
            assertThat(change.after()).isEqualTo("percent 12");
            assertThat(SHIPPED.files().line(change.file(), change.line())).startsWith("data-residency,");
        });
    }

    @Test
    void takesAPriceThatEndsAndItsSuccessorForAChangeAndAnAddition() {
        String row = "gpt-4.1-mini,no,standard,,input,0.40,,,published,guide\n";
        String before = ShippedRules.text(RATES).replaceAll("gpt-4.1-mini,no,standard,,input,0.40.*\n", row);
        String after = before.replace(
                row,
                row.replace("0.40,,,", "0.40,,2026-07-01,")
                        + "gpt-4.1-mini,no,standard,,input,0.44,2026-07-01,,published,guide\n");
        List<Change> changes = RulebookDiff.between(
                        ShippedRules.with(Map.of(RATES, before)), ShippedRules.with(Map.of(RATES, after)))
                .changes();
        assertThat(changes).extracting(Change::kind).containsExactly(Kind.CHANGED, Kind.ADDED);
        assertThat(changes.get(0).after()).isEqualTo("until 2026-07-01");
        assertThat(changes.get(1).after()).startsWith("price 0.44; from 2026-07-01");
    }

    @Test
    void saysWhichPartOfARuleChanged() {
        List<Change> changes = changes(COMPLETION, "status != \"completed\"", "status == \"failed\"");
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo("charges.batch-completion");
            assertThat(change.title()).isEqualTo("A batch request that is not completed is not billed");
            assertThat(change.before()).startsWith("condition ").contains("status != \"completed\"");
            assertThat(change.after()).startsWith("condition ").contains("status == \"failed\"");
        });
    }

    @Test
    void namesRulesAndRowsThatAreGone() {
        Map<String, String> texts = ShippedRules.texts();
        texts.remove(COMPLETION);
        Rulebook without =
                io.tokentariff.rulebook.RulebookLoader.load(io.tokentariff.rulebook.folder.RulebookFiles.of(texts));
        assertThat(RulebookDiff.between(SHIPPED, without).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.REMOVED);
                    assertThat(change.id()).isEqualTo("charges.batch-completion");
                    assertThat(change.after()).isNull();
                });
        assertThat(RulebookDiff.between(without, SHIPPED).changes())
                .extracting(Change::kind)
                .containsExactly(Kind.ADDED);
    }
}
