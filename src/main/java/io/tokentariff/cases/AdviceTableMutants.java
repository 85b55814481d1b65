package io.tokentariff.cases;

import io.tokentariff.advice.AdviceTablesReader;
import io.tokentariff.rulebook.RulebookFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The mutants of the tables that recommendations rest on:
 *
 * <ul>
 *   <li>candidates: each model of {@code replaces}, each task and each word of {@code advised_for} goes; a blank {@code tasks}
 *       names one, a blank {@code advised_for} names a recommendation; the row goes;
 *   <li>terms: a number is one more, a day the next one, words stand in another order or are another word; the row goes.
 * </ul>
 *
 * <p>The rows of terms that the arithmetic itself needs do not go: the rulebook would not load.
 */
final class AdviceTableMutants {

    private static final String BETWEEN_GROUPS = ";";
    private static final List<String> TASKS = List.of("simple", "general", "complex");

    /** The recommendation that a candidate to be compared only gets. */
    private static final String RECOMMENDATION = "input-heavy";

    private AdviceTableMutants() {}

    /** Returns the mutants of both tables; none of a rulebook that only prices. */
    static List<Mutation> of(RulebookFiles files) {
        List<Mutation> mutations = new ArrayList<>();
        String candidates = files.text(AdviceTablesReader.CANDIDATES);
        if (candidates != null) {
            CellMutants cells = new CellMutants(AdviceTablesReader.CANDIDATES, candidates);
            cells.rows().forEach(row -> candidate(row, cells));
            mutations.addAll(cells.mutations());
        }
        String terms = files.text(AdviceTablesReader.TERMS);
        if (terms != null) {
            CellMutants cells = new CellMutants(AdviceTablesReader.TERMS, terms);
            cells.rows().forEach(row -> term(row, cells));
            mutations.addAll(cells.mutations());
        }
        return mutations;
    }

    private static void candidate(CsvRows.Row row, CellMutants cells) {
        cells.names(row, "replaces", false);
        namesOr(row, "tasks", TASKS.get(0), cells);
        namesOr(row, "advised_for", RECOMMENDATION, cells);
        cells.gone(row);
    }

    private static void namesOr(CsvRows.Row row, String column, String first, CellMutants cells) {
        if (row.value(column).isEmpty()) {
            cells.set(row, column, first);
        } else {
            cells.names(row, column, true);
        }
    }

    private static void term(CsvRows.Row row, CellMutants cells) {
        switch (row.value("unit")) {
            case "date" -> cells.dayAfter(row, "value");
            case "words" -> words(row, cells);
            default -> cells.add(row, "value", 1);
        }
        if (!AdviceTablesReader.isNeeded(row.value("term"))) {
            cells.gone(row);
        }
    }

    private static void words(CsvRows.Row row, CellMutants cells) {
        List<String> groups = new ArrayList<>(Arrays.asList(row.value("value").split(BETWEEN_GROUPS)));
        if (groups.size() == 1) {
            cells.next(row, "value", TASKS);
            return;
        }
        for (int i = 1; i < groups.size(); i++) {
            List<String> swapped = new ArrayList<>(groups);
            Collections.swap(swapped, i - 1, i);
            cells.set(row, "value", String.join(BETWEEN_GROUPS, swapped));
        }
    }
}
