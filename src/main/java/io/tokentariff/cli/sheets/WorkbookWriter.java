package io.tokentariff.cli.sheets;

import io.tokentariff.review.imports.Sheet;
import io.tokentariff.review.imports.SheetImport;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes the tables of a rulebook as a workbook: a sheet that says what the others are, and one a table. */
public final class WorkbookWriter {

    private static final String PROGRAM = "TokenTariff";
    private static final double WIDE = 120;

    private WorkbookWriter() {}

    /**
     * Writes a workbook.
     *
     * @return how many rows each table has, by its name
     */
    public static Map<String, Integer> write(OutputStream out, RulebookFiles files) throws IOException {
        Map<String, TableSchema> tables = SheetImport.tables(files);
        Map<String, Integer> rows = new LinkedHashMap<>();
        try (Workbook workbook = new Workbook(out, PROGRAM, null)) {
            about(workbook.newWorksheet(Sheet.ABOUT), files, tables);
            for (Map.Entry<String, TableSchema> each : tables.entrySet()) {
                String text = Objects.requireNonNull(files.text(each.getValue().path()));
                Worksheet sheet = workbook.newWorksheet(each.getKey());
                rows.put(each.getKey(), new TableSheet(sheet, each.getValue(), text, files).write());
            }
        }
        return rows;
    }

    private static void about(Worksheet sheet, RulebookFiles files, Map<String, TableSchema> tables) {
        List<String> lines = new ArrayList<>(
                List.of(
                        "The tables of the rulebook " + files.revision(),
                        "Change, add and take away rows in the other sheets; then: tariff tables import THIS.xlsx --into DIR",
                        "What it changes is shown for review, and nothing else. Formulas and merged cells are not read. This sheet is not read."));
        tables.forEach((name, schema) -> {
            lines.add("");
            lines.add(name + (schema.what().isEmpty() ? "" : ": " + schema.what()));
            Objects.requireNonNull(files.text(schema.path()))
                    .lines()
                    .takeWhile(line -> line.startsWith("#"))
                    .forEach(line -> lines.add("    " + line.substring(1).strip()));
        });
        for (int i = 0; i < lines.size(); i++) {
            sheet.value(i, 0, lines.get(i));
        }
        sheet.style(0, 0).bold().set();
        sheet.width(0, WIDE);
    }
}
