package io.tokentariff.review.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.check.RulebookCheck;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.Column;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.Tables;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A price changes on a day: what was in force before stays for before. */
class PriceChangeTest {

    private static final String HEADER =
            "# Rates\nmodel,fine_tuned,tier,context,meter,price,from,until,certainty,source\n";
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");
    private static final Map<String, String> INPUT =
            Map.of("model", "a", "fine_tuned", "no", "tier", "standard", "meter", "input");

    private static String changed(String rows, LocalDate from) {
        return new PriceChange(INPUT, "1.7", from, "published", "list, 2026-11")
                .apply(Map.of(Tables.RATES.path(), HEADER + rows));
    }

    private static void assertChanged(String rows, String expected) {
        assertThat(changed(rows, DAY)).isEqualTo(HEADER + expected);
    }

    @Test
    void theOldRowEndsAndANewOneBegins() {
        assertChanged(
                """
                a,no,standard,,input,1.60,,,published,"old, list"
                a,no,standard,,output,4,,,published,list
                """,
                """
                a,no,standard,,input,1.60,,2026-12-01,published,"old, list"
                a,no,standard,,input,1.70,2026-12-01,,published,"list, 2026-11"
                a,no,standard,,output,4,,,published,list
                """);
    }

    @Test
    void aPriceBetweenTwoEndsWhereTheNextBegins() {
        assertChanged(
                """
                a,no,standard,,input,1.60,2026-01-01,2027-01-01,approximate,list
                a,no,standard,,input,2,2027-01-01,,published,list
                """,
                """
                a,no,standard,,input,1.60,2026-01-01,2026-12-01,approximate,list
                a,no,standard,,input,1.70,2026-12-01,2027-01-01,published,"list, 2026-11"
                a,no,standard,,input,2,2027-01-01,,published,list
                """);
    }

    @Test
    void aPriceThatBeginsOnThatDayIsAnotherOne() {
        assertChanged(
                """
                a,no,standard,,input,1.60,,2026-12-01,published,list
                a,no,standard,,input,2,2026-12-01,,approximate,list
                """,
                """
                a,no,standard,,input,1.60,,2026-12-01,published,list
                a,no,standard,,input,1.70,2026-12-01,,published,"list, 2026-11"
                """);
    }

    @Test
    void whereThereIsNoneOneBegins() {
        assertChanged(
                """
                a,no,batch,,input,1,,,published,list
                a,yes,standard,,input,1,,,published,list
                a,no,standard,long,input,1,,,published,list
                a,no,standard,,input,2,2027-01-01,,published,list
                """,
                """
                a,no,batch,,input,1,,,published,list
                a,no,standard,,input,1.70,2026-12-01,2027-01-01,published,"list, 2026-11"
                a,yes,standard,,input,1,,,published,list
                a,no,standard,long,input,1,,,published,list
                a,no,standard,,input,2,2027-01-01,,published,list
                """);
    }

    @Test
    void eachShippedPriceChangesByALineMore() {
        Map<String, String> texts =
                RulebookFiles.read(Path.of("rules"), new Problems()).texts();
        List<String> lines = texts.getOrDefault(Tables.RATES.path(), "").lines().toList();
        List<TableRow> rows = TableText.of(texts, Tables.RATES.path()).rows();
        assertThat(rows).hasSizeGreaterThan(100);
        for (TableRow row : rows) {
            Map<String, String> key = new HashMap<>(row.values());
            key.keySet()
                    .retainAll(
                            Tables.RATES.keyColumns().stream().map(Column::name).toList());
            List<String> changed = new PriceChange(key, "77.77", LocalDate.parse("2099-01-01"), "published", "list")
                    .apply(texts)
                    .lines()
                    .toList();
            assertThat(changed).hasSize(lines.size() + 1);
            assertThat(changed.stream().filter(line -> !lines.contains(line)))
                    .as(row.title())
                    .hasSizeBetween(1, 2)
                    .anyMatch(line -> line.endsWith(",77.77,2099-01-01,,published,list"));
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> changed("a,no,standard,,input,1.700,,,published,list\n", DAY))
                .isInstanceOf(WrongUseException.class)
                .hasMessageContaining("already");
        for (String price : new String[] {"", "-1", "1,5", "1e3", "x"}) {
            assertThatThrownBy(() -> new PriceChange(INPUT, price, DAY, "published", "list"))
                    .isInstanceOf(WrongUseException.class);
        }
        assertThatThrownBy(() -> new PriceChange(INPUT, "1", DAY, "sure", "list"))
                .isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> new PriceChange(INPUT, "1", DAY, "published", " "))
                .isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> new PriceChange(Map.of("model", "a"), "1", DAY, "published", "list"))
                .isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> new PriceChange(Map.of("meter", "input", "price", "1"), "1", DAY, "published", "x"))
                .isInstanceOf(WrongUseException.class);
    }

    @Test
    void theShippedRulebookHoldsWithANewPrice() {
        Map<String, String> texts = new TreeMap<>(
                RulebookFiles.read(Path.of("rules"), new Problems()).texts());
        PriceChange change = new PriceChange(
                Map.of("model", "gpt-4.1-mini", "fine_tuned", "no", "tier", "standard", "meter", "output"),
                "1.70",
                LocalDate.parse("2027-01-01"),
                "published",
                "price list of 2026-12-20");
        String before = texts.put(Tables.RATES.path(), change.apply(texts));
        assertThat(texts.get(Tables.RATES.path())).isNotEqualTo(before);
        assertThat(RulebookCheck.check(RulebookFiles.of(texts)).problems())
                .filteredOn(Problem::isError)
                .isEmpty();
        assertThat(RulebookCheck.check(RulebookFiles.of(texts)).problems())
                .extracting(Problem::code)
                .doesNotContain("row-order");
    }
}
