package io.tokentariff.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a table is: its columns, and the order its rows stand in. All that reads, checks, compares or describes the table
 * derives from here.
 *
 * @param file its name, such as {@code rates.csv}
 * @param what what a row is, in words
 * @param isNeeded whether a rulebook must have it
 * @param unknown what it is called when another table names a row that is not there; empty where rows have no names. No two rows
 *     share a name; it stands in the first column
 * @param columns its columns, as they stand in a new table
 * @param order the columns its rows are ordered by, none for no order
 * @param overlaps whether rows for the same may be in force at once, of which the one applies that names most
 */
public record TableSchema(
        String file,
        String what,
        boolean isNeeded,
        String unknown,
        List<Column> columns,
        List<String> order,
        boolean overlaps) {

    private static final String FOLDER = "tables/";
    private static final String CSV = ".csv";

    public TableSchema {
        columns = List.copyOf(columns);
        order = List.copyOf(order);
    }

    /** A table that need not be there and whose rows have no name of their own. */
    public static TableSchema of(String file, String what, Column... columns) {
        return new TableSchema(file, what, false, "", List.of(columns), List.of(), false);
    }

    /** Whether its first column is a name that no two rows share. */
    public boolean isNamed() {
        return !unknown.isEmpty();
    }

    TableSchema needed() {
        return new TableSchema(file, what, true, unknown, columns, order, overlaps);
    }

    TableSchema named(String codeOfUnknown) {
        return new TableSchema(file, what, isNeeded, codeOfUnknown, columns, order, overlaps);
    }

    TableSchema ordered(String... by) {
        return new TableSchema(file, what, isNeeded, unknown, columns, Arrays.asList(by), overlaps);
    }

    /** Of its rows that are for the same, the one applies that names most. */
    TableSchema mostSpecific() {
        return new TableSchema(file, what, isNeeded, unknown, columns, order, true);
    }

    /** A table that is not known: texts, told apart by the first of them. */
    static TableSchema unknown(String file, List<String> header) {
        List<Column> columns = new ArrayList<>();
        for (String name : header) {
            Column column = Column.of(Column.Kind.TEXT, name, "");
            columns.add(columns.isEmpty() ? column.key() : column);
        }
        return new TableSchema(file, "", false, "", columns, List.of(), false);
    }

    /** Where it stands below the rulebook's folder. */
    public String path() {
        return FOLDER + file;
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
        return path.startsWith(FOLDER) && path.endsWith(CSV);
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
        return columns.stream()
                .filter(column -> !column.inCases().isEmpty())
                .collect(Collectors.toMap(Column::name, Column::inCases, (a, b) -> a, LinkedHashMap::new));
    }
}
