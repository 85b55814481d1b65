package io.tokentariff.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table is: its columns, and what is said of its rows. All that reads, checks, compares or describes the table derives
 * from here. Made from its description in {@link Tables}.
 *
 * @param file its name, such as {@code rates.csv}
 * @param what what a row is, in words
 * @param columns its columns, as they stand in a new table
 * @param marks what else is said of it
 */
public record TableSchema(String file, String what, List<Column> columns, Map<String, String> marks) {

    private static final String FOLDER = "tables";
    private static final List<String> FOLDERS = List.of("tables/", "agreements/");
    private static final String CSV = ".csv";
    private static final int PARTS = 5;

    public TableSchema {
        columns = List.copyOf(columns);
    }

    /** Reads a description: a line for the table, and one for each column. */
    static TableSchema of(String description) {
        List<String> lines = description.lines().toList();
        String[] parts = parts(lines.get(0));
        return new TableSchema(
                parts[0],
                parts[1],
                lines.subList(1, lines.size()).stream().map(Column::parse).toList(),
                Column.marks(parts[2]));
    }

    /** The parts of a line, stripped; those left out at its end are empty. */
    static String[] parts(String line) {
        String[] parts = Arrays.copyOf(line.split("\\|"), PARTS);
        return Arrays.stream(parts)
                .map(part -> part == null ? "" : part.strip())
                .toArray(String[]::new);
    }

    /** A table that is not known: texts, told apart by the first of them. */
    static TableSchema unknown(String file, List<String> header) {
        List<Column> columns = new ArrayList<>();
        header.forEach(name -> columns.add(
                new Column(name, columns.isEmpty(), Column.Kind.TEXT, "text", List.of(), "", false, "", "", Map.of())));
        return new TableSchema(file, "", columns, Map.of());
    }

    /** Whether a rulebook must have it. */
    boolean isNeeded() {
        return marks.containsKey("needed");
    }

    /** Whether its first column is a name that no two rows share. */
    public boolean isNamed() {
        return marks.containsKey("named");
    }

    /** Whether it has few rows: one for each name, or such as are compared with every workload. */
    public boolean isFew() {
        return isNamed() || marks.containsKey("few");
    }

    /** The code of the problem that another table names a row that is not there. */
    public String unknown() {
        return marks.getOrDefault("named", "");
    }

    /** The columns its rows are ordered by, none for no order. */
    public List<String> order() {
        return Column.names(marks.getOrDefault("by", ""), ",");
    }

    /** Whether rows for the same may be in force at once, of which the one applies that names most. */
    public boolean overlaps() {
        return marks.containsKey("overlaps");
    }

    /** Where it stands below the rulebook's folder. */
    public String path() {
        return marks.getOrDefault("in", FOLDER) + "/" + file;
    }

    /** What it is called: {@code rates} for {@code rates.csv}. */
    public String name() {
        return file.substring(0, file.length() - CSV.length());
    }

    /** Its name where names have no hyphens, as in the files of cases. */
    public String key() {
        return name().replace('-', '_');
    }

    /** Whether a file of a rulebook is a table; cases may stand beside them. */
    public static boolean isTable(String path) {
        return path.endsWith(CSV) && FOLDERS.stream().anyMatch(path::startsWith);
    }

    /** The first column: in a named table the one with the name. */
    public String nameColumn() {
        return columns.get(0).name();
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** What headers can call the columns. */
    public List<String> headings() {
        return columns.stream().flatMap(column -> column.headings().stream()).toList();
    }

    /** The name of the column that a header calls so; the word itself if none is. */
    public String nameOf(String header) {
        return columns.stream()
                .filter(column -> column.headings().contains(header))
                .map(Column::name)
                .findFirst()
                .orElse(header);
    }

    /** The columns that every such table has. */
    List<String> neededColumns() {
        return columns.stream()
                .filter(column -> !column.isOptional())
                .map(Column::name)
                .toList();
    }

    /** The columns that tell rows apart, days left out: a price that ends and its successor are one story. */
    public List<Column> keyColumns() {
        return columns.stream().filter(Column::isKey).toList();
    }

    /** Whether its rows are in force for some days only. */
    public boolean isDated() {
        return columnNames().contains("from");
    }

    /**
     * Returns a column.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public Column column(String name) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException("%s has no column %s".formatted(file, name));
    }

    /** The words a column can hold. */
    public List<String> words(String column) {
        return column(column).words();
    }

    /** What a made-up row of a case holds beside what it says, by column. */
    public Map<String, String> inCases() {
        Map<String, String> cells = new LinkedHashMap<>();
        columns.stream()
                .filter(column -> column.is("case"))
                .forEach(column -> cells.put(column.name(), column.inCases()));
        return cells;
    }

    /** By its file alone: a schema is the key of many maps, and all of its columns are long to hash. */
    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
