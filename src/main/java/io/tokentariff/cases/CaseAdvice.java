package io.tokentariff.cases;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.AdviceTerm;
import io.tokentariff.advice.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a case says of the tables of recommendations, as {@link CaseTables} for those of prices.
 *
 * @param candidates the case's own candidates, null for the rulebook's
 * @param terms the terms that the case says, by name; empty for one that it takes out
 */
record CaseAdvice(@Nullable List<Candidate> candidates, Map<String, Optional<AdviceTerm>> terms) {

    /** The rulebook's own tables. */
    static final CaseAdvice SHIPPED = new CaseAdvice(null, Map.of());

    CaseAdvice {
        candidates = candidates == null ? null : List.copyOf(candidates);
        terms = Map.copyOf(terms);
    }

    /** Returns the tables of the case: its own rows, and the rulebook's where it says nothing. */
    AdviceTables on(AdviceTables shipped) {
        if (candidates == null && terms.isEmpty()) {
            return shipped;
        }
        Map<String, AdviceTerm> all = new LinkedHashMap<>();
        shipped.terms().forEach(term -> all.put(term.name(), term));
        terms.forEach((name, said) -> said.ifPresentOrElse(term -> all.put(name, term), () -> all.remove(name)));
        return new AdviceTables(candidates == null ? shipped.candidates() : candidates, new ArrayList<>(all.values()));
    }
}
