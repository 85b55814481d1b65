package io.tokentariff.rulebook.engine;

import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.plans.StoppedRules;
import io.tokentariff.rulebook.sandbox.WorkMeter;
import java.util.List;
import java.util.function.BiFunction;
import org.kie.api.runtime.KieSession;

/**
 * An evaluation in a session of its own: facts in, outcomes of one type out, each with its rule. For rules that are asked once
 * for much, as of a workload or a statement.
 *
 * @param rules the rulebook's rules
 * @param type what they may insert
 * @param decision makes an outcome and the rule that inserted it one
 * @param <O> the outcomes
 * @param <D> an outcome with its rule
 */
record OneEvaluation<O, D>(Rules rules, Class<O> type, BiFunction<O, RuleRef, D> decision) {

    /** Makes the exception that says why an evaluation came to no end. */
    interface Stopped {

        /**
         * Returns the exception.
         *
         * @param looping whether a rule fires without end, else it went beyond its limits
         */
        RuntimeException of(boolean looping, String message);
    }

    /**
     * Returns what the rules decide, in the order of insertion.
     *
     * @param nothing what does not happen as the rules come to no end: {@code nothing is advised with it}
     */
    List<D> decide(List<Object> facts, String nothing, Stopped stopped) {
        try {
            return WorkMeter.within(() -> evaluate(facts, nothing, stopped));
        } catch (RuntimeException e) {
            WorkMeter.Spent spent = WorkMeter.Spent.in(e);
            if (spent == null) {
                throw e;
            }
            throw stopped.of(false, StoppedRules.sentence(rules.index().all(spent.rules()), spent.what()));
        }
    }

    private List<D> evaluate(List<Object> facts, String nothing, Stopped stopped) {
        KieSession session = rules.base().newKieSession();
        try {
            Outcomes<O, D> outcomes = new Outcomes<>(rules.index(), type, decision);
            session.addEventListener(outcomes);
            facts.forEach(session::insert);
            if (RuleSession.loops(session)) {
                throw stopped.of(
                        true,
                        "The rule %s fires without end; %s."
                                .formatted(outcomes.last().id(), nothing));
            }
            return outcomes.decided();
        } finally {
            session.dispose();
        }
    }
}
