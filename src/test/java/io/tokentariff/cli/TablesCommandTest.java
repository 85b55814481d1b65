package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.fixtures.EditedWorkbook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped tables as a workbook, edited as people do, and back. */
class TablesCommandTest {

    private static final String RATES = "tables/rates.csv";
    private static final int PRICE = 5;
    private static final int FROM = 6;

    @TempDir
    Path folder;

    private Path workbook;
    private Path into;

    @BeforeEach
    void export() {
        workbook = folder.resolve("prices.xlsx");
        into = folder.resolve("made");
        CliRun run = CliRun.of("tables", "export", "--rules", "rules", "--xlsx", workbook);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("rates +\\d{3}").contains("Rulebook sha256:");
    }

    private CliRun imported(Path file) {
        return CliRun.of("tables", "import", file, "--rules", "rules", "--into", into);
    }

    private CliRun imported(EditedWorkbook edited) throws IOException {
        return imported(edited.to(folder.resolve("edited.xlsx")));
    }

    private EditedWorkbook edited() throws IOException {
        return EditedWorkbook.of(workbook);
    }

    private static int price(EditedWorkbook edited) {
        return edited.row("rates", "gpt-4.1-mini", "no", "standard", "", "input");
    }

    private String text(String file) throws IOException {
        return Files.readString(into.resolve(file));
    }

    @Test
    void whatWasOnlyExportedIsTheSameRulebookAndSaysSo() throws IOException {
        CliRun run = imported(workbook);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Nothing changed.\n");
        for (Map.Entry<String, String> file : ShippedRules.texts().entrySet()) {
            assertThat(text(file.getKey())).isEqualTo(file.getValue());
        }
    }

    @Test
    void whatALibrarySavedAnewIsTheSameToo() throws IOException {
        assertThat(imported(edited()).out()).startsWith("Nothing changed.\n");
    }

    @Test
    void oneCellIsOneChangeAndOneLine() throws IOException {
        EditedWorkbook edited = edited();
        CliRun run = imported(edited.set("rates", price(edited), PRICE, new BigDecimal("0.45")));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("~ +gpt-4.1-mini, standard, input +:\\d+ +price 0.40 → 0.45\n");
        List<String> before = ShippedRules.text(RATES).lines().toList();
        List<String> after = text(RATES).lines().toList();
        assertThat(after).hasSameSizeAs(before);
        List<String> changed =
                after.stream().filter(line -> !before.contains(line)).toList();
        assertThat(changed).singleElement().satisfies(line -> assertThat(before)
                .contains(line.replace(",0.45,", ",0.40,")));
        assertThat(CliRun.of("diff", "rules", into, "--json").out())
                .contains("\"before\" : \"price 0.40\"", "\"after\" : \"price 0.45\"");
    }

    @Test
    void numbersAreThoseThatASpreadsheetShowsNotThoseThatItKeeps() throws IOException {
        EditedWorkbook edited = edited();
        CliRun run = imported(edited.set("rates", price(edited), PRICE, new BigDecimal("0.17499999999999999")));
        assertThat(run.out()).contains("price 0.40 → 0.175");
    }

    @Test
    void formulasAreRefusedWithSheetAndCell() throws IOException {
        EditedWorkbook edited = edited();
        int row = price(edited);
        CliRun run = imported(edited.set("rates", row, PRICE, new EditedWorkbook.Formula("F2*1.1")));
        assertThat(run.exit()).isEqualTo(Exit.PROBLEMS);
        assertThat(run.err())
                .contains(
                        "edited.xlsx, sheet rates, cell F%s: error: The cell of \"price\" holds a formula, =F2*1.1. [formula-cell]"
                                .formatted(row + 1));
        assertThat(into).doesNotExist();
    }

    @Test
    void aDayThatIsTextIsRefusedUnlessItsYearIsFirst() throws IOException {
        EditedWorkbook edited = edited();
        int row = price(edited);
        CliRun run = imported(edited.set("rates", row, FROM, "12/1/2026"));
        assertThat(run.exit()).isEqualTo(Exit.PROBLEMS);
        assertThat(run.err())
                .contains(
                        "cell G%s: error: \"12/1/2026\" in \"from\" is text, and no day such as 2026-07-30. [bad-date]"
                                .formatted(row + 1));
        assertThat(imported(edited.set("rates", row, FROM, "2026-04-01")).out()).contains("from (blank) → 2026-04-01");
    }

    @Test
    void aDayIsWhatItsCellHoldsAndANumberIsNone() throws IOException {
        EditedWorkbook edited = edited();
        int row = price(edited);
        CliRun number = imported(edited.set("rates", row, FROM, new BigDecimal("46113")));
        assertThat(number.err()).contains("cell G%s".formatted(row + 1), "where day stands. [wrong-cell-type]");
        CliRun day = imported(edited.set("rates", row, FROM, LocalDate.of(2026, 4, 1)));
        assertThat(day.exit()).as(day.err()).isZero();
        assertThat(day.out()).contains("from (blank) → 2026-04-01");
    }

    @Test
    void aDayInPlaceOfANumberOrANameIsRefused() throws IOException {
        EditedWorkbook edited = edited();
        int row = price(edited);
        edited.set("rates", row, PRICE, LocalDate.of(2026, 4, 1)).set("rates", row, 0, LocalDate.of(2026, 4, 1));
        CliRun run = imported(edited);
        assertThat(run.err())
                .contains("cell A%s: error: The cell of \"model\" holds a day".formatted(row + 1))
                .contains("cell F%s: error: The cell of \"price\" holds a day".formatted(row + 1));
    }

    @Test
    void blankRowsAreNoRowsAndRowsFindTheirPlace() throws IOException {
        EditedWorkbook edited = edited();
        int row = price(edited);
        edited.insert("rates", 5)
                .insert("rates", 100)
                .insert(
                        "rates",
                        2,
                        "o3",
                        "no",
                        "standard",
                        "",
                        "training",
                        new BigDecimal("99.5"),
                        "",
                        "",
                        "published",
                        "a list");
        edited.remove("rates", edited.row("rates", "gpt-4.1-mini", "no", "standard", "", "input"));
        assertThat(row).isPositive();
        CliRun run = imported(edited);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("\\+ +o3, standard, training .*price 99.5")
                .containsPattern("- +gpt-4.1-mini, standard, input ")
                .doesNotContain("~");
        List<String> lines = text(RATES).lines().toList();
        int added = lines.indexOf("o3,no,standard,,training,99.5,,,published,a list");
        assertThat(lines.get(added - 1)).startsWith("o3,");
    }

    @Test
    void yesAndNoMayBeWhatASpreadsheetMakesOfThem() throws IOException {
        EditedWorkbook edited = edited();
        assertThat(imported(edited.set("rates", price(edited), 1, false)).out()).startsWith("Nothing changed.");
    }

    @Test
    void mergedCellsUnknownSheetsAndColumnsAreRefused() throws IOException {
        EditedWorkbook edited = edited();
        edited.merge("terms", 1, 2).rename("tiers", "Tiers ").set("regions", 0, 2, "residence");
        CliRun run = imported(edited);
        assertThat(run.exit()).isEqualTo(Exit.PROBLEMS);
        assertThat(run.err())
                .contains("sheet terms, cell C2:C3: error: The cells are merged")
                .contains("error: The sheet \"Tiers \" is named like no table. [unknown-sheet]")
                .contains("sheet regions, cell C1: error: The column \"residence\" is not known in the table regions.")
                .contains("sheet regions, cell A1: error: The sheet lacks the column \"residency\" of its table.")
                .contains("Nothing was written.");
    }

    @Test
    void aTableWithoutASheetStaysAndWhatDoesNotLoadIsNotWritten() throws IOException {
        CliRun without = imported(edited().remove("candidates"));
        assertThat(without.out()).startsWith("Nothing changed.");
        into = folder.resolve("other");
        EditedWorkbook edited = edited();
        CliRun run = imported(edited.set("rates", price(edited), 0, "gpt-4.1-minni"));
        assertThat(run.exit()).isEqualTo(Exit.RULEBOOK);
        assertThat(run.err())
                .contains("gpt-4.1-minni", "unknown-model")
                .contains("What the workbook makes of the rulebook does not load; nothing was written.");
        assertThat(into).doesNotExist();
    }

    @Test
    void whatIsNoWorkbookIsRefusedByWhatItIs() throws IOException {
        Path file = folder.resolve("prices.csv");
        Files.writeString(file, "model,price\n");
        CliRun run = imported(file);
        assertThat(run.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(run.err()).contains("is no workbook that can be read").contains("save it as XLSX");
        Path zip = folder.resolve("some.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a.txt"));
        }
        assertThat(imported(zip).exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(imported(folder.resolve("none.xlsx")).err()).contains("There is no file");
    }

    @Test
    void sheetsHaveNotesDropDownsAndLinks() throws IOException {
        Path rules = folder.resolve("own");
        io.tokentariff.EditedFolder.in(rules)
                .edit(
                        "tables/terms.csv",
                        "data-residency,,,,10,,,\"guide, ",
                        "data-residency,,,,10,,,\"https://example.com/p guide, ");
        CliRun run = CliRun.of("tables", "export", "--rules", rules, "--xlsx", workbook, "--json");
        assertThat(run.out()).contains("\"table\" : \"per-call-tokens\"");
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(all)
                .contains("the first day it is no longer in force")
                .contains("published,approximate")
                .contains("'models'!$A$2:")
                .contains("https://example.com/p\"");
    }
}
