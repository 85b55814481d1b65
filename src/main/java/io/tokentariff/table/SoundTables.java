package io.tokentariff.table;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tables of one rulebook that are known to have no faults, or whose faults are told by others; each is read once, when it is first
 * asked for. For one thread.
 */
public final class SoundTables {

    private final TableTexts texts;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, Map<Integer, TableRow>> byLine = new HashMap<>();

    /** @param texts gives the content of tables */
    public SoundTables(TableTexts texts) {
        this.texts = texts;
    }

    /** Returns a table by its path; one without rows if it is not there. */
    public Table table(String path) {
        return tables.computeIfAbsent(path, name -> Table.readSound(texts, name));
    }

    /** Returns the row that stands on a line of a table, null if none does. */
    public @Nullable TableRow row(String path, int line) {
        return byLine.computeIfAbsent(path, name -> table(name).rows().stream()
                        .collect(Collectors.toMap(TableRow::line, row -> row, (first, other) -> first)))
                .get(line);
    }
}
