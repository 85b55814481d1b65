package io.tokentariff.advice;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.Table;
import io.tokentariff.ratecard.TableRow;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of recommendations. Both may be missing: such a rulebook prices and does not advise.
 *
 * <table>
 * <caption>Files and columns</caption>
 * <tr><td>candidates.csv</td><td>candidate, replaces, tasks (simple, general, complex; blank for any), advised_for, source</td></tr>
 * <tr><td>advice-terms.csv</td><td>term, value, unit (months, days, date, percent, ratio, words), source</td></tr>
 * </table>
 */
public final class AdviceTablesReader {

    /** Where the candidates stand, below the rulebook's folder. */
    public static final String CANDIDATES = "tables/candidates.csv";
    /** Where the terms stand. */
    public static final String TERMS = "tables/advice-terms.csv";

    public static final List<String> CANDIDATE_COLUMNS =
            List.of("candidate", "replaces", "tasks", "advised_for", "source");
    public static final List<String> TERM_COLUMNS = List.of("term", "value", "unit", "source");
    private static final List<String> UNITS = List.of("months", "days", "date", "percent", "ratio", "words");
    private static final List<String> MUST_BE_POSITIVE = List.of("months", "days", "ratio");

    private final Set<String> models;
    private final Problems problems;

    private AdviceTablesReader(Set<String> models, Problems problems) {
        this.models = models;
        this.problems = problems;
    }

    /**
     * Reads both tables.
     *
     * @param text gives the content of a file by its path below the rulebook's folder, null if there is none
     * @param models the canonical names of {@code models.csv}; none if they are not known
     * @param problems where faults go
     */
    public static AdviceTables read(
            Function<String, @Nullable String> text, Collection<String> models, Problems problems) {
        return new AdviceTablesReader(Set.copyOf(models), problems).readAll(text);
    }

    /** Whether a term is one without which no rulebook that advises loads. */
    public static boolean isNeeded(String term) {
        return AdviceTables.NEEDED.contains(term);
    }

    private AdviceTables readAll(Function<String, @Nullable String> text) {
        String candidates = text.apply(CANDIDATES);
        String terms = text.apply(TERMS);
        List<Candidate> candidateRows = candidates == null
                ? List.of()
                : Table.read(CANDIDATES, candidates, CANDIDATE_COLUMNS, problems).stream()
                        .map(this::candidate)
                        .toList();
        if (terms == null) {
            if (candidates != null) {
                problems.add(
                        Problem.error("missing-table", TERMS, 0, "The table that candidates.csv needs is missing."));
            }
            return new AdviceTables(candidateRows, List.of());
        }
        List<AdviceTerm> termRows = Table.read(TERMS, terms, TERM_COLUMNS, problems).stream()
                .map(AdviceTablesReader::term)
                .toList();
        checkTerms(termRows);
        return new AdviceTables(candidateRows, termRows);
    }

    private Candidate candidate(TableRow row) {
        String model = row.required("candidate");
        checkModel(row, "candidate", model);
        row.required("replaces");
        List<String> replaces = row.names("replaces");
        replaces.forEach(name -> checkModel(row, "replaces", name));
        List<String> tasks = row.names("tasks");
        checkWords(row, "tasks", tasks, WorkloadProfile.TASKS);
        return new Candidate(
                model,
                Set.copyOf(replaces),
                Set.copyOf(tasks),
                Set.copyOf(row.names("advised_for")),
                row.required("source"),
                row.ref());
    }

    private void checkModel(TableRow row, String column, String name) {
        if (!name.isEmpty() && !models.isEmpty() && !models.contains(name)) {
            row.report(
                    "unknown-model",
                    column,
                    "The model \"%s\" is in no row of models.csv.".formatted(name),
                    io.tokentariff.problem.NearestName.hint(name, models));
        }
    }

    private static void checkWords(TableRow row, String column, List<String> words, List<String> known) {
        words.stream()
                .filter(word -> !known.contains(word))
                .forEach(word -> row.report(
                        "unknown-value",
                        column,
                        "The cell \"%s\" names \"%s\"; it can name %s."
                                .formatted(column, word, String.join(", ", known)),
                        io.tokentariff.problem.NearestName.hint(word, known)));
    }

    private static AdviceTerm term(TableRow row) {
        String unit = row.oneOf("unit", UNITS);
        switch (unit) {
            case "date" -> row.date("value");
            case "words" -> row.required("value");
            default -> {
                BigDecimal value = row.decimal("value");
                boolean read = value.signum() != 0 || row.text("value").startsWith("0");
                if (read && value.signum() <= 0 && MUST_BE_POSITIVE.contains(unit)) {
                    row.report("bad-number", "value", "The value \"%s\" must be above 0.".formatted(value), "");
                }
            }
        }
        return new AdviceTerm(row.required("term"), row.required("value"), unit, row.required("source"), row.ref());
    }

    private void checkTerms(List<AdviceTerm> rows) {
        Map<String, AdviceTerm> seen = new HashMap<>();
        for (AdviceTerm row : rows) {
            AdviceTerm first = seen.putIfAbsent(row.name(), row);
            if (first != null) {
                problems.add(Problem.error(
                        "duplicate-name",
                        TERMS,
                        row.row().line(),
                        "The term \"%s\" stands in line %s already."
                                .formatted(row.name(), first.row().line())));
            }
        }
        AdviceTables.NEEDED.stream()
                .filter(name -> !seen.containsKey(name))
                .forEach(name -> problems.add(
                        Problem.error("missing-term", TERMS, 0, "The table lacks the term \"%s\".".formatted(name))));
    }
}
