package io.tokentariff.cases;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.AdviceTerm;
import io.tokentariff.advice.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a case says of the tables of recommendations, as {@link CaseTables} for those of prices.
 *
 * @param candidates the case's own candidates, null for the rulebook's
 * @param terms the values of the terms that the case says, by name; {@link #NONE} for one that it takes out
 */
record CaseAdvice(@Nullable List<Candidate> candidates, Map<String, String> terms) {

    static final String NONE = "none";

    CaseAdvice {
        candidates = candidates == null ? null : List.copyOf(candidates);
        terms = Map.copyOf(terms);
    }

    /** Returns the tables of the case: its own rows, and the rulebook's where it says nothing. */
    AdviceTables on(AdviceTables shipped) {
        return new AdviceTables(
                Objects.requireNonNullElse(candidates, shipped.candidates()),
                shipped.terms().stream()
                        .filter(term -> !NONE.equals(terms.get(term.name())))
                        .map(this::said)
                        .toList());
    }

    private AdviceTerm said(AdviceTerm term) {
        String value = terms.getOrDefault(term.name(), term.value());
        return new AdviceTerm(term.name(), value, term.unit(), term.source(), term.row());
    }
}
