package io.tokentariff.table;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the tables of one rulebook, each once, and checks their rows against their schemas and the names of one another. */
public final class TablesReader {

    private final Function<TableSchema, @Nullable Table> source;
    private final Problems problems;
    private final boolean sound;
    private final Map<String, @Nullable Table> read = new HashMap<>();
    private final Set<String> checked = new HashSet<>();
    private final Map<String, Collection<String>> names = new HashMap<>();

    /**
     * @param source gives a table, null if there is none
     * @param problems where faults go
     */
    public TablesReader(Function<TableSchema, @Nullable Table> source, Problems problems) {
        this(source, problems, false);
    }

    private TablesReader(Function<TableSchema, @Nullable Table> source, Problems problems, boolean sound) {
        this.source = source;
        this.problems = problems;
        this.sound = sound;
    }

    /**
     * Returns the reader of a rulebook's files.
     *
     * @param text gives the content of the tables
     */
    public static TablesReader of(TableTexts text, Problems problems) {
        return new TablesReader(source(text, problems), problems);
    }

    /** Returns the reader of files that were read before, with the same content and without a fault: they are not checked again. */
    public static TablesReader ofSound(TableTexts text, Problems problems) {
        return new TablesReader(source(text, problems), problems, true);
    }

    private static Function<TableSchema, @Nullable Table> source(TableTexts texts, Problems problems) {
        int[] left = {Limit.RULEBOOK_ROWS.most()};
        return schema -> {
            String content = texts.text(schema.path());
            if (content == null) {
                return null;
            }
            Table table = Table.read(schema, texts, content, left[0], problems);
            left[0] -= table.rows().size();
            return table;
        };
    }

    /** Whether rows need no check. */
    public boolean isSound() {
        return sound;
    }

    public Problems problems() {
        return problems;
    }

    /** Takes the names of a table as known, whatever it says itself. */
    public TablesReader know(TableSchema schema, Collection<String> known) {
        names.put(schema.file(), known);
        return this;
    }

    /** Whether the table is there. */
    public boolean has(TableSchema schema) {
        return table(schema) != null;
    }

    /** Returns the rows of a table, checked; none if it is not there, which is a problem where a rulebook must have it. */
    public List<TableRow> rows(TableSchema schema) {
        Table table = table(schema);
        if (table == null) {
            return List.of();
        }
        List<TableRow> rows = table.rows();
        if (!sound && checked.add(schema.file())) {
            rows.forEach(row -> row.check(this::names));
            if (schema.isNamed()) {
                reportShared(schema, rows);
            }
            if (rows.isEmpty()
                    && table.isComplete()
                    && Tables.isReferredTo(schema)
                    && !names.containsKey(schema.file())) {
                problems.add(Problem.error("empty-table", schema.path(), 0, "The table has no rows."));
            }
        }
        return rows;
    }

    private @Nullable Table table(TableSchema schema) {
        if (!read.containsKey(schema.file())) {
            Table table = source.apply(schema);
            if (table == null && schema.isNeeded()) {
                problems.add(Problem.error(
                        "missing-table",
                        schema.path(),
                        0,
                        0,
                        "The table is missing.",
                        "It needs the header line %s.".formatted(String.join(",", schema.neededColumns()))));
            }
            read.put(schema.file(), table);
        }
        return read.get(schema.file());
    }

    /** The names of a table; none where rows of it could not be read: then no name is called unknown for that. */
    private Collection<String> names(String file) {
        return names.computeIfAbsent(file, name -> {
            TableSchema schema = Tables.named(name);
            Table table = table(schema);
            Set<String> found = new LinkedHashSet<>();
            if (table != null && table.isComplete()) {
                table.rows().forEach(row -> found.add(row.text(schema.nameColumn())));
            }
            return found;
        });
    }

    /** Reports each name that two rows claim. */
    private void reportShared(TableSchema schema, List<TableRow> rows) {
        Map<String, Integer> seen = new HashMap<>();
        for (TableRow row : rows) {
            Set<String> own = new LinkedHashSet<>(List.of(row.text(schema.nameColumn())));
            if (row.has(Tables.OTHER_NAMES)) {
                own.addAll(row.names(Tables.OTHER_NAMES));
            }
            for (String each : own) {
                Integer first = seen.putIfAbsent(each, row.line());
                if (first != null) {
                    problems.add(Problem.error(
                            "duplicate-name",
                            schema.path(),
                            row.line(),
                            "The name \"%s\" stands in line %s already.".formatted(each, first)));
                }
            }
        }
    }
}
