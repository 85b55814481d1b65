package io.tokentariff.ratecard;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables that prices rest on. All of them must be there; names are canonical names of the table they come from;
 * {@code from} is the first day, {@code until} the first day after, blank is open; several names in a cell are separated by
 * semicolons.
 *
 * <table>
 * <caption>Files and columns</caption>
 * <tr><td>models.csv</td><td>model, also_called, developer, family, status, released, context_window, successors, source</td></tr>
 * <tr><td>tiers.csv</td><td>tier, also_called, rated (yes or no), source</td></tr>
 * <tr><td>regions.csv</td><td>region, also_called, residency (yes or no), exempt_models, source</td></tr>
 * <tr><td>meters.csv</td><td>meter, without_rate, what</td></tr>
 * <tr><td>rates.csv</td><td>model, fine_tuned (yes, no, blank), tier, context (short, long, blank), meter, usd_per_million, from,
 * until, certainty (published or approximate), source</td></tr>
 * <tr><td>terms.csv</td><td>term, model, tier, meter, percent, from, until, source</td></tr>
 * <tr><td>long-context.csv</td><td>model, threshold_tokens, scope (excess or whole-request), meter, factor, tiers, from, until,
 * source</td></tr>
 * </table>
 */
public final class RateCardReader {

    private final Function<String, @Nullable String> text;
    private final Problems problems;
    private final KnownNames known = new KnownNames();
    private final Set<String> incomplete = new HashSet<>();

    private RateCardReader(Function<String, @Nullable String> text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /**
     * Reads all tables.
     *
     * @param text gives the content of a file by its path below the rulebook's folder, null if there is none
     * @param problems where faults go; while it has none from here, the rate card is sound
     */
    public static RateCard read(Function<String, @Nullable String> text, Problems problems) {
        return new RateCardReader(text, problems).readAll();
    }

    /** Returns the columns of a table, such as {@code rates.csv}; none for a table that is not read here. */
    public static List<String> columns(String table) {
        return TableColumns.of(table);
    }

    private RateCard readAll() {
        NameRows names = new NameRows(known, problems);
        List<ModelInfo> models = rows("models.csv", names::model);
        names.reportShared(models, ModelInfo::name, ModelInfo::alsoCalled, ModelInfo::row);
        know(known.models(), "models.csv", models, ModelInfo::name);
        List<TierInfo> tiers = rows("tiers.csv", names::tier);
        names.reportShared(tiers, TierInfo::name, TierInfo::alsoCalled, TierInfo::row);
        know(known.tiers(), "tiers.csv", tiers, TierInfo::name);
        List<MeterInfo> meters = rows("meters.csv", names::meter);
        names.reportShared(meters, MeterInfo::name, meter -> List.of(), MeterInfo::row);
        know(known.meters(), "meters.csv", meters, MeterInfo::name);
        meters.forEach(names::checkWithoutRate);
        List<RegionInfo> regions = rows("regions.csv", names::region);
        names.reportShared(regions, RegionInfo::name, RegionInfo::alsoCalled, RegionInfo::row);
        NumberRows numbers = new NumberRows(known);
        List<Rate> rates = rows("rates.csv", numbers::rate);
        List<Term> terms = rows("terms.csv", numbers::term);
        List<LongContext> longContexts = rows("long-context.csv", numbers::longContext);
        new PeriodCheck(problems)
                .check(sound(rates, Rate::row), sound(terms, Term::row), sound(longContexts, LongContext::row));
        return new RateCard(new RateCard.Rows(models, tiers, regions, meters, rates, terms, longContexts));
    }

    private <T> List<T> rows(String name, Function<TableRow, T> reader) {
        List<String> columns = TableColumns.of(name);
        String file = "tables/" + name;
        String content = text.apply(file);
        if (content == null) {
            problems.add(Problem.error(
                    "missing-table",
                    file,
                    0,
                    0,
                    "The table is missing.",
                    "It needs the header line %s.".formatted(String.join(",", columns))));
            incomplete.add(name);
            return List.of();
        }
        int before = problems.size();
        List<TableRow> rows = Table.read(file, content, columns, problems);
        if (problems.size() > before) {
            incomplete.add(name);
        }
        return rows.stream().map(reader).toList();
    }

    /** Remembers the names of a table, unless rows of it are missing: then no name is called unknown for that. */
    private <T> void know(Set<String> names, String table, List<T> rows, Function<T, String> name) {
        if (incomplete.contains(table)) {
            return;
        }
        if (rows.isEmpty()) {
            problems.add(Problem.error("empty-table", "tables/" + table, 0, "The table has no rows."));
        }
        rows.forEach(row -> names.add(name.apply(row)));
    }

    /** The rows that could be read without a fault; what the others say is not known. */
    private <T> List<T> sound(List<T> rows, Function<T, RowRef> ref) {
        Set<RowRef> faulty = new HashSet<>();
        Set<String> hopeless = new HashSet<>();
        for (Problem problem : problems.sorted()) {
            faulty.add(new RowRef(problem.file(), problem.line()));
            if (problem.code().equals(Table.TOO_MANY_FAULTS)) {
                hopeless.add(problem.file());
            }
        }
        return rows.stream()
                .filter(row -> !faulty.contains(ref.apply(row))
                        && !hopeless.contains(ref.apply(row).file()))
                .toList();
    }
}
