package io.tokentariff.rulebook.plans;

import io.tokentariff.rating.Outcome;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.RuleRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One evaluation of a record, with everything the rules inserted: also what the plan leaves out because the record has no
 * price.
 *
 * @param plan what was decided
 * @param decisions each outcome with its rule, once for each rule, in the order of insertion
 */
public record Evaluation(Plan plan, List<Decision> decisions) {

    /**
     * An outcome with the rule that inserted it.
     *
     * @param outcome what was inserted
     * @param rule by which rule
     */
    public record Decision(Outcome outcome, RuleRef rule) {}

    public Evaluation {
        decisions = List.copyOf(decisions);
    }

    /** The ids of the rules that inserted something. */
    public Set<String> fired() {
        return decisions.stream().map(decision -> decision.rule().id()).collect(Collectors.toUnmodifiableSet());
    }
}
