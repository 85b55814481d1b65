package io.tokentariff.advice;

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
    public static final String VERDICT_ORDER = "verdict-order";

    /** The terms that the arithmetic itself needs; rules may need others. */
    static final List<String> NEEDED =
            List.of(HORIZON_MONTHS, MINIMUM_DAYS, DAYS_PER_MONTH, OUTPUT_MULTIPLIER, ASSUMED_TASK, VERDICT_ORDER);

    /** A rulebook that only prices. */
    public static final AdviceTables NONE = new AdviceTables(List.of(), List.of());

    public AdviceTables {
        candidates = List.copyOf(candidates);
        terms = List.copyOf(terms);
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

    BigDecimal number(String name) {
        return needed(name).number();
    }

    /** The words of a term, separated by semicolons. */
    List<String> words(String name) {
        return List.of(needed(name).value().split(";"));
    }
}
