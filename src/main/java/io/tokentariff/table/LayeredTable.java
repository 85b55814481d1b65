package io.tokentariff.table;

import io.tokentariff.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A table made of one and of another that is laid over it, as text, each line with the place it comes from. Rows are the
 * same that have the same key columns, days aside: where the upper table has some, they stand in the place of the lower's; others
 * stand at the end. Columns that only the upper table has come last. Comments stay.
 */
public final class LayeredTable {

    /**
     * One of the two.
     *
     * @param text its content; empty for none
     * @param place where each of its lines stands
     */
    public record Layer(String text, IntFunction<Place> place) {}

    private final TableSchema schema;
    private final Layer lower;
    private final Layer upper;
    private final Set<String> gone;
    private final StringBuilder text = new StringBuilder();
    private final List<Place> places = new ArrayList<>();
    private final Set<String> notFound;
    private final Set<String> names = new HashSet<>();
    private final List<String> header = new ArrayList<>();
    private int replaced;
    private int added;
    private int removed;

    private LayeredTable(TableSchema schema, Layer lower, Layer upper, Collection<String> gone) {
        this.schema = schema;
        this.lower = lower;
        this.upper = upper;
        this.gone = Set.copyOf(gone);
        this.notFound = new HashSet<>(gone);
    }

    /**
     * Lays a table over another.
     *
     * @param gone rows of the lower table that do not count, by their names (see {@link TableRow#name}), with the day they
     *     begin or, for all days, without
     */
    public static LayeredTable of(TableSchema schema, Layer lower, Layer upper, Collection<String> gone) {
        LayeredTable made = new LayeredTable(schema, lower, upper, gone);
        Problems told = new Problems(); // by whoever reads what is made
        made.lay(Table.read(schema, lower.text(), told), Table.read(schema, upper.text(), told));
        return made;
    }

    /** Whether every line of a table can be read, so that it can be laid over another. */
    public static boolean canLay(TableSchema schema, String text) {
        Problems faults = new Problems();
        Table.read(schema, text, faults);
        return faults.isEmpty();
    }

    private void lay(Table below, Table above) {
        Map<List<String>, List<TableRow>> own = new LinkedHashMap<>();
        above.rows().forEach(row -> own.computeIfAbsent(row.keyValues(), key -> new ArrayList<>())
                .add(row));
        Map<Integer, TableRow> rows = new LinkedHashMap<>();
        below.rows().forEach(row -> rows.put(row.line(), row));
        header.addAll(below.header());
        above.header().stream().filter(name -> !header.contains(name)).forEach(header::add);
        Set<List<String>> laid = new HashSet<>();
        String[] lines = lower.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            TableRow row = rows.get(i + 1);
            if (row == null) {
                other(lines[i], i + 1, below);
            } else {
                row(row, lines[i], own, laid);
            }
        }
        own.forEach((key, more) -> {
            if (!laid.contains(key)) {
                added += more.size();
                more.forEach(this::own);
            }
        });
    }

    /** A comment, a blank line, or the header. */
    private void other(String line, int number, Table below) {
        boolean isHeader = below.endOfHeader() > 0 && number == below.headerLine();
        if (isHeader) {
            comments();
        }
        if (!line.isEmpty() || number == 1) {
            int more = header.size() - below.header().size();
            String names = isHeader && more > 0
                    ? "," + String.join(",", header.subList(below.header().size(), header.size()))
                    : "";
            add(line + names, lower.place().apply(number));
        }
    }

    /** What the upper table says before its header. */
    private void comments() {
        String[] lines = upper.text().split("\n", -1);
        for (int i = 0; i < lines.length && lines[i].startsWith("#"); i++) {
            add(lines[i], upper.place().apply(i + 1));
        }
    }

    private void row(TableRow row, String line, Map<List<String>, List<TableRow>> own, Set<List<String>> laid) {
        names.add(row.name());
        String always = schema.name() + ": " + row.title();
        boolean goes = gone.contains(row.name()) || gone.contains(always);
        notFound.remove(row.name());
        notFound.remove(always);
        List<TableRow> mine = own.get(row.keyValues());
        if (mine != null) {
            replaced++;
            if (laid.add(row.keyValues())) {
                mine.forEach(this::own);
            }
        } else if (goes) {
            removed++;
        } else {
            add(line, lower.place().apply(row.line()));
        }
    }

    private void own(TableRow row) {
        List<String> cells = header.stream().map(row::cell).toList();
        int filled = cells.size();
        while (filled > 0 && cells.get(filled - 1).isEmpty() && mayLack(header.get(filled - 1))) {
            filled--;
        }
        add(
                String.join(
                        ",",
                        cells.subList(0, filled).stream()
                                .map(LayeredTable::quoted)
                                .toList()),
                upper.place().apply(row.line()));
    }

    private boolean mayLack(String column) {
        return schema.column(column).isOptional();
    }

    private static String quoted(String cell) {
        boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && !cell.startsWith("#");
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private void add(String line, Place place) {
        text.append(line).append('\n');
        places.add(place);
    }

    /** The table's content. */
    public String text() {
        return text.toString();
    }

    /** Where each line of it stands. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /** The names that were to go and are none of a row. */
    public Set<String> notFound() {
        return Set.copyOf(notFound);
    }

    /** The names of the lower table's rows. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /** How many rows of the lower table others stand for. */
    public int replaced() {
        return replaced;
    }

    /** How many rows only the upper table has. */
    public int added() {
        return added;
    }

    /** How many rows of the lower table do not count. */
    public int removed() {
        return removed;
    }
}
