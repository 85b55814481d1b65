package io.tokentariff.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What spreadsheets do to a table: what is read as it was, and what is refused as what it is. */
class SpreadsheetHabitsTest {

    private static final String HEADER = "term,model,tier,meter,percent,from,until,source\n";

    private final Problems problems = new Problems();

    private List<TableRow> rows(String text) {
        TablesReader reader = new TablesReader(schema -> Table.read(schema, text, problems), problems);
        for (TableSchema schema : List.of(Tables.MODELS, Tables.TIERS, Tables.METERS)) {
            reader.know(schema, List.of("batch"));
        }
        return reader.rows(Tables.TERMS);
    }

    private void reads(String text) {
        assertThat(rows(text)).singleElement().satisfies(row -> {
            assertThat(row.values())
                    .isEqualTo(rows(HEADER + "half,,batch,,-50,2026-07-30,,s\n")
                            .get(0)
                            .values());
        });
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void emptyColumnsAndRowsAtTheEndAreNotSeen() {
        reads(
                "term,model,tier,meter,percent,from,until,source,,\nhalf,,batch,,-50,2026-07-30,,s,,\n,,,,,,,,,\n,\n,,,,,,,,,");
    }

    @Test
    void commentsMayBeQuotedOrPadded() {
        reads("# a, b,,,,,,\n\"# say \"\"so\"\", c\",,,,,,,\n\"#, open\n" + HEADER
                + "half,,batch,,-50,2026-07-30,,s\n# \"\n");
    }

    @Test
    void linesMayEndInOtherWaysAndBeginWithAByteOrderMark() {
        String text = "\uFEFF" + HEADER + "half,,batch,,-50,2026-07-30,,s\n";
        reads(text.replace("\n", "\r\n"));
        reads(text.replace("\n", "\r"));
    }

    @ParameterizedTest
    @CsvSource({"-50.00", "-50.0", "-50", "\"-50\"", "' -50 '"})
    void aNumberMayBeSpelledInAnotherWay(String cell) {
        reads(HEADER + "half,,batch,," + cell + ",2026-07-30,,s\n");
    }

    @Test
    void theColumnsMayStandInAnotherOrderAndEveryCellInQuotes() {
        reads(
                """
                "source","term","tier","model","meter","until","percent","from"
                "s","half","batch","","","","-50","2026-07-30"
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'-50,5'|Maybe the comma should be a point.",
                "'1,234,567'|Digits are not grouped here; write the number without what stands between them.",
                "'1,234.50'|Digits are not grouped here; write the number without what stands between them.",
                "1E-06|A spreadsheet writes long numbers so, and cuts digits off; write all of them.",
                "$0.40|Maybe a spreadsheet shows the cell as money; give it the format of a plain number.",
                "-50%|Maybe a spreadsheet shows the cell in percent; give it the format of a plain number.",
                "01.05.2026|Maybe a spreadsheet took the number for a day.",
                "1-May|Maybe a spreadsheet took the number for a day.",
                "#DIV/0!|This is what a spreadsheet shows of a formula that failed, or of a column too narrow.",
                "-50x|''"
            })
    void aNumberIsRefusedAsWhatItIs(String cell, String hint) {
        rows(HEADER + "half,,batch,,\"" + cell + "\",,,s\n");
        assertThat(problems.sorted())
                .extracting(Problem::line, Problem::column, Problem::code, Problem::hint)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 14, "bad-number", hint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4/12/2026|A spreadsheet writes days so, and which of the numbers is the month is nothing to guess; write the year first.",
                "30.07.2026|A spreadsheet writes days so, and which of the numbers is the month is nothing to guess; write the year first.",
                "30-Jul-26|A spreadsheet writes days so, and which of the numbers is the month is nothing to guess; write the year first.",
                "2026/07/30|A spreadsheet writes days so, and which of the numbers is the month is nothing to guess; write the year first.",
                "46233|Maybe this is a spreadsheet's number of the day 2026-07-30.",
                "2026-07-30 00:00:00|A day has no time here; write the first ten characters.",
                "2026-02-30|''"
            })
    void aDayIsRefusedAsWhatItIs(String cell, String hint) {
        rows(HEADER + "half,,batch,,-50," + cell + ",,s\n");
        assertThat(problems.sorted())
                .extracting(Problem::line, Problem::column, Problem::code, Problem::hint)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 18, "bad-date", hint));
    }

    @Test
    void trueIsYesAndFalseIsNo() {
        String header = "tier,also_called,rated,source\n";
        TablesReader reader = new TablesReader(
                schema -> Table.read(schema, header + "a,,TRUE,s\nb,,FALSE,s\nc,,yes,s\nd,,MAYBE,s\n", problems),
                problems);
        assertThat(reader.rows(Tables.TIERS))
                .extracting(row -> row.value("rated"), row -> row.yesNo("rated"))
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple("yes", true),
                        org.assertj.core.groups.Tuple.tuple("no", false),
                        org.assertj.core.groups.Tuple.tuple("yes", true));
        assertThat(problems.sorted()).extracting(Problem::line).containsExactly(5);
    }

    @Test
    void aRowWithTooManyCellsIsNoneOfIt() {
        rows(HEADER + "half,,batch,,-50,,,a, b\nhalf,,batch,,-50\n");
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("wrong-cell-count", "wrong-cell-count");
    }
}
