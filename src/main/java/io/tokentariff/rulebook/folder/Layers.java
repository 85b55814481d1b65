package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.table.LayeredTable;
import io.tokentariff.table.Place;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays a rulebook over the one that it extends. Rules and cases are taken file by file: a file of both must be said to
 * replace the other's. Tables are taken row by row: of rows for the same thing, days aside, those of this rulebook count and none of
 * the other's; a table that is said to replace the other's is taken whole.
 */
final class Layers {

    private final RulebookFiles base;
    private final String name;
    private final Extension extension;
    private final Problems problems;
    private final TreeMap<String, String> own;
    private final TreeMap<String, String> texts = new TreeMap<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final TreeSet<String> replacedFiles = new TreeSet<>();
    private final TreeSet<String> removedFiles = new TreeSet<>();
    private int replaced;
    private int added;
    private int removed;

    Layers(RulebookFiles own, RulebookFiles base, String name, Extension extension, Problems problems) {
        this.base = base;
        this.name = name;
        this.extension = extension;
        this.problems = problems;
        this.own = new TreeMap<>(own.sources());
    }

    Whole whole() {
        checkReplaced();
        texts.putAll(base.texts());
        removeFiles();
        layFiles();
        return new Whole(
                base,
                name,
                own,
                texts,
                places,
                new Whole.Counts(replacedFiles, removedFiles, replaced, added, removed));
    }

    private void checkReplaced() {
        extension.replaces().forEach((file, line) -> {
            if (base.text(file) == null) {
                report(
                        "not-in-base",
                        line,
                        "The rulebook %s has no file \"%s\" to replace.".formatted(name, file),
                        hint(file, base.texts().keySet()));
            } else if (!own.containsKey(file)) {
                report(
                        "not-in-base",
                        line,
                        "There is no file \"%s\" here to replace that of %s.".formatted(file, name),
                        "To do without it, write it under \"removes:\".");
            } else {
                replacedFiles.add(file);
            }
        });
    }

    private void removeFiles() {
        Set<String> tables = Tables.ALL.stream().map(TableSchema::name).collect(Collectors.toSet());
        extension.removes().forEach((item, line) -> {
            if (texts.containsKey(item)) {
                texts.remove(item);
                removedFiles.add(item);
                if (own.containsKey(item)) {
                    report(
                            "in-base-too",
                            line,
                            "\"%s\" stands in this folder, too.".formatted(item),
                            "Write it under \"replaces:\" instead.");
                }
            } else if (item.indexOf(':') < 0 || !tables.contains(item.substring(0, item.indexOf(':')))) {
                report(
                        "not-in-base",
                        line,
                        "The rulebook %s has no file and no row \"%s\".".formatted(name, item),
                        hint(
                                item,
                                Stream.concat(base.texts().keySet().stream(), tables.stream())
                                        .toList()));
            }
        });
    }

    private void layFiles() {
        for (TableSchema schema : Tables.ALL) {
            layTable(schema, removedRows(schema.name()));
        }
        own.forEach((file, text) -> {
            boolean known = Tables.ALL.stream().anyMatch(schema -> schema.path().equals(file));
            if (known || file.equals(Extension.FILE)) {
                return;
            }
            if (texts.containsKey(file) && !replacedFiles.contains(file)) {
                problems.add(
                        Problem.error(
                                "in-base-too",
                                file,
                                0,
                                0,
                                "The rulebook %s has a file of this name, too.".formatted(name),
                                "If this one counts instead of it, write it under \"replaces:\" in rulebook.yaml; else give it another name."));
            }
            texts.put(file, text);
        });
    }

    /** The rows that are said to be removed from a table, each with its line. */
    private Map<String, Integer> removedRows(String table) {
        Map<String, Integer> rows = new TreeMap<>();
        extension.removes().forEach((item, line) -> {
            if (item.startsWith(table + ":")) {
                rows.put(item, line);
            }
        });
        return rows;
    }

    private void layTable(TableSchema schema, Map<String, Integer> gone) {
        String path = schema.path();
        String mine = own.get(path);
        String theirs = texts.get(path);
        if (theirs == null || replacedFiles.contains(path)) {
            gone.forEach((row, line) ->
                    report("not-in-base", line, "There is no table to take the row \"%s\" from.".formatted(row), ""));
            if (mine != null) {
                texts.put(path, mine);
            }
            return;
        }
        if (mine == null && gone.isEmpty()) {
            return;
        }
        if (mine != null && !LayeredTable.canLay(schema, mine)) {
            texts.put(path, mine); // whoever reads it says what is wrong with it
            return;
        }
        LayeredTable table = LayeredTable.of(
                schema,
                new LayeredTable.Layer(theirs, line -> Whole.below(name, base.place(path, line))),
                new LayeredTable.Layer(mine == null ? "" : mine, line -> new Place(path, line)),
                gone.keySet());
        table.notFound()
                .forEach(row -> report(
                        "not-in-base",
                        gone.getOrDefault(row, 0),
                        "The rulebook %s has no row \"%s\".".formatted(name, row),
                        hint(row, table.names())));
        texts.put(path, table.text());
        places.put(path, table.places());
        replaced += table.replaced();
        added += table.added();
        removed += table.removed();
    }

    private static String hint(String item, Collection<String> known) {
        return NearestName.hint(item, known);
    }

    private void report(String code, int line, String message, String hint) {
        problems.add(Problem.error(code, Extension.FILE, line, 0, message, hint));
    }
}
