package io.tokentariff.review.imports;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.review.edit.TableText;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.Column;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the tables of a rulebook say what the sheets of a spreadsheet say. A table without a sheet stays as it is. */
public final class SheetImport {

    private final RulebookFiles base;
    private final String workbook;
    private final Problems problems;

    private SheetImport(RulebookFiles base, String workbook, Problems problems) {
        this.base = base;
        this.workbook = workbook;
        this.problems = problems;
    }

    /**
     * Returns the files of the rulebook with the tables changed. What is the same stays as it is written, so that sheets that say
     * nothing new give the same rulebook.
     *
     * @param workbook the spreadsheet's file, for problems
     * @param problems where what cannot be read is reported, with sheet and cell; nothing is of use then
     */
    public static SortedMap<String, String> texts(
            RulebookFiles base, List<Sheet> sheets, String workbook, Problems problems) {
        return new SheetImport(base, workbook, problems).of(sheets);
    }

    /** The schemas of the tables of a rulebook, in the order in which they are described, by the names of their sheets. */
    public static Map<String, TableSchema> tables(RulebookFiles files) {
        Set<String> left = new TreeSet<>(files.texts().keySet());
        left.removeIf(path -> !TableSchema.isTable(path));
        Map<String, TableSchema> tables = new LinkedHashMap<>();
        for (TableSchema schema : Tables.ALL) {
            if (left.remove(schema.path())) {
                tables.put(schema.name(), schema);
            }
        }
        for (String path : left) {
            TableSchema schema = Tables.of(path, text(files, path));
            tables.put(schema.name(), schema);
        }
        return tables;
    }

    private SortedMap<String, String> of(List<Sheet> sheets) {
        Map<String, TableSchema> tables = tables(base);
        Tables.ALL.forEach(schema -> tables.putIfAbsent(schema.name(), schema));
        Map<TableSchema, List<Map<String, String>>> rows = new LinkedHashMap<>();
        for (Sheet sheet : sheets) {
            TableSchema schema = tables.get(sheet.name());
            if (schema != null) {
                Set<String> needed = new HashSet<>(Table.readSound(schema.path(), text(base, schema.path()))
                        .header());
                rows.put(schema, new SheetTable(workbook, sheet, schema, problems).rows(needed));
            } else if (!sheet.name().equals(Sheet.ABOUT)) {
                problems.add(Problem.error(
                        "unknown-sheet",
                        workbook,
                        0,
                        0,
                        "The sheet \"%s\" is named like no table.".formatted(sheet.name()),
                        NearestName.hint(sheet.name(), tables.keySet())));
            }
        }
        SortedMap<String, String> texts = new TreeMap<>(base.texts());
        if (!problems.hasErrors()) {
            // names first: rows of other tables may be ordered by them
            for (TableSchema schema : tables.values()) {
                List<Map<String, String>> cells = rows.get(schema);
                if (cells != null) {
                    texts.computeIfAbsent(schema.path(), path -> header(schema));
                    TableText table = TableText.of(texts, schema.path());
                    texts.put(schema.path(), TableMerge.merged(table, cells).text());
                }
            }
        }
        return texts;
    }

    /** A table that is new: the columns that every such table has; others are added as rows need them. */
    private static String header(TableSchema schema) {
        return schema.columns().stream()
                        .filter(column -> !column.isOptional())
                        .map(Column::name)
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private static String text(RulebookFiles files, String path) {
        String text = files.text(path);
        return text == null ? "" : text;
    }
}
