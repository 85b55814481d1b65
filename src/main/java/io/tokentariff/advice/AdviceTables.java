package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.problem.Problem;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables that recommendations rest on.
 *
 * @param candidates the rows of {@code candidates.csv}, in its order
 * @param terms the rows of {@code advice-terms.csv}, in its order
 */
public record AdviceTables(List<Candidate> candidates, List<AdviceTerm> terms) {

    public static final String HORIZON_MONTHS = "horizon-months";
    public static final String MINIMUM_DAYS = "minimum-days";
    public static final String DAYS_PER_MONTH = "days-per-month";
    public static final String OUTPUT_MULTIPLIER = "output-multiplier";
    public static final String ASSUMED_TASK = "assumed-task";
    public static final String CACHEABLE_TOKENS = "cacheable-tokens";
    public static final String CACHE_READS_FOR_EACH_WRITE = "cache-reads-for-each-write";
    public static final String VERDICT_ORDER = "verdict-order";

    /** The terms that the arithmetic itself needs; rules may need others. */
    private static final List<String> NEEDED = List.of(
            HORIZON_MONTHS,
            MINIMUM_DAYS,
            DAYS_PER_MONTH,
            OUTPUT_MULTIPLIER,
            ASSUMED_TASK,
            CACHEABLE_TOKENS,
            CACHE_READS_FOR_EACH_WRITE,
            VERDICT_ORDER);

    /** A rulebook that only prices. */
    public static final AdviceTables NONE = new AdviceTables(List.of(), List.of());

    public AdviceTables {
        candidates = List.copyOf(candidates);
        terms = List.copyOf(terms);
    }

    /**
     * Reads both tables; {@link Tables} says what stands in them. Both may be missing: such a rulebook prices and does not
     * advise. Faults go to the reader's problems.
     */
    public static AdviceTables read(TablesReader tables) {
        AdviceTables read = new AdviceTables(
                tables.rows(Tables.CANDIDATES).stream().map(Candidate::of).toList(),
                tables.rows(Tables.ADVICE_TERMS).stream().map(AdviceTerm::of).toList());
        if (tables.has(Tables.ADVICE_TERMS)) {
            NEEDED.stream()
                    .filter(name -> read.term(name) == null)
                    .forEach(
                            name -> report(tables, "missing-term", "The table lacks the term \"%s\".".formatted(name)));
        } else if (tables.has(Tables.CANDIDATES)) {
            report(tables, "missing-table", "The table that candidates.csv needs is missing.");
        }
        return read;
    }

    private static void report(TablesReader tables, String code, String message) {
        tables.problems().add(Problem.error(code, Tables.ADVICE_TERMS.path(), 0, message));
    }

    /** Whether a term is one without which no rulebook that advises loads. */
    public static boolean isNeeded(String term) {
        return NEEDED.contains(term);
    }

    /** Whether there is something to advise with. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Returns a term, null if the table lacks it. */
    public @Nullable AdviceTerm term(String name) {
        return terms.stream()
                .filter(term -> term.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** @throws IllegalStateException if the table lacks the term, which a rulebook that loaded with this table does not */
    AdviceTerm needed(String name) {
        AdviceTerm term = term(name);
        if (term == null) {
            throw new IllegalStateException("The rulebook's advice-terms.csv lacks the term \"%s\".".formatted(name));
        }
        return term;
    }

    /** Under how many days of usage figures a month are too short to trust; 1 where the rulebook does not say. */
    public long minimumDays() {
        AdviceTerm term = term(MINIMUM_DAYS);
        return term == null ? 1 : Ratio.of(term.number()).ceiling().longValueExact();
    }

    BigDecimal number(String name) {
        return needed(name).number();
    }

    /** What so many days cost, scaled to a month. */
    Ratio monthly(Money amount, long days) {
        return Ratio.of(amount).times(Ratio.of(number(DAYS_PER_MONTH))).dividedBy(Ratio.of(days, 1));
    }

    /** The words of a term, separated by semicolons. */
    List<String> words(String name) {
        return List.of(needed(name).value().split(";"));
    }
}
