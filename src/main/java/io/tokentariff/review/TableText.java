package io.tokentariff.review;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of a rulebook as cells, whatever its columns mean.
 *
 * @param file its path
 * @param columns the names in its header
 * @param rows its rows
 */
record TableText(String file, List<String> columns, List<Row> rows) {

    /** Which columns tell the rows of a table apart, days left out: a price that ends and its successor are one story. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "rates.csv", List.of("model", "fine_tuned", "tier", "context", "meter"),
            "terms.csv", List.of("term", "model", "tier", "meter"),
            "long-context.csv", List.of("model", "meter", "tiers"),
            "candidates.csv", List.of("candidate", "replaces"));

    TableText {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line where it stands, from 1
     * @param cells by column, blanks around them stripped
     */
    record Row(int line, Map<String, String> cells) {

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** Whether a file of a rulebook is a table; cases may stand beside them. */
    static boolean isTable(String file) {
        return file.startsWith("tables/") && file.endsWith(".csv");
    }

    /** Reads a table that loads without problems. */
    static TableText read(String file, String text) {
        List<String> columns = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .commentCharacter('#')
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                if (columns.isEmpty()) {
                    record.getFields().forEach(name -> columns.add(name.strip()));
                } else {
                    Map<String, String> cells = new LinkedHashMap<>();
                    for (int i = 0; i < Math.min(columns.size(), record.getFieldCount()); i++) {
                        cells.put(columns.get(i), record.getField(i).strip());
                    }
                    rows.add(new Row((int) record.getStartingLineNumber(), cells));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TableText(file, columns, rows);
    }

    /** The columns that tell its rows apart: of a table not known here, the first. */
    List<String> keyColumns() {
        List<String> known = KEYS.get(file.substring(file.lastIndexOf('/') + 1));
        return known != null && columns.containsAll(known) ? known : columns.subList(0, Math.min(1, columns.size()));
    }

    /** What it is called: {@code rates} for {@code tables/rates.csv}. */
    String name() {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.csv$", "");
    }

    /** The key of a row in words: {@code gpt-4.1-mini, fine-tuned, batch, input}. */
    String title(Row row) {
        List<String> words = new ArrayList<>();
        for (String column : keyColumns()) {
            String cell = row.cell(column);
            String word =
                    switch (column) {
                        case "fine_tuned" -> cell.equals("yes") ? "fine-tuned" : "";
                        case "context" -> cell.isEmpty() ? "" : cell + " context";
                        case "replaces" -> cell.isEmpty() ? "" : "replaces " + cell;
                        default -> cell;
                    };
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return String.join(", ", words);
    }
}
