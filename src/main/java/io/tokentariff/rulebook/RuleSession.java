package io.tokentariff.rulebook;

import io.tokentariff.rating.Charge;
import io.tokentariff.rating.Outcome;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.Uncharged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;

/**
 * One evaluation: facts in, outcomes out, each with the rule that inserted it. First the rules that charge, adjust and find;
 * then, told which meters stayed uncharged, those that say why.
 */
final class RuleSession {

    /** More firings than this for one kind of usage is a rule that feeds itself. */
    static final int FIRING_LIMIT = 10_000;

    /** An outcome with the rule that inserted it. */
    record Decided(Outcome outcome, RuleRef rule) {}

    private final KieBase rules;
    private final RuleIndex index;

    RuleSession(KieBase rules, RuleIndex index) {
        this.rules = rules;
        this.index = index;
    }

    /** Evaluates the facts in a session of their own. */
    Evaluation evaluate(Facts facts, PlanBuilder builder) {
        KieSession session = rules.newKieSession();
        try {
            Listener listener = new Listener();
            session.addEventListener(listener);
            facts.all().forEach(session::insert);
            boolean loops = session.fireAllRules(FIRING_LIMIT) >= FIRING_LIMIT;
            insertUncharged(session, facts, listener.decided);
            loops |= session.fireAllRules(FIRING_LIMIT) >= FIRING_LIMIT;
            Plan plan = loops ? builder.looping(facts.usage(), listener.last) : builder.plan(facts, listener.decided);
            return new Evaluation(plan, decisions(listener.decided));
        } finally {
            session.dispose();
        }
    }

    private static List<Evaluation.Decision> decisions(List<Decided> decided) {
        return decided.stream()
                .map(each -> new Evaluation.Decision(each.outcome(), each.rule()))
                .toList();
    }

    private static void insertUncharged(KieSession session, Facts facts, List<Decided> decided) {
        Set<String> charged = new HashSet<>();
        for (Decided each : decided) {
            if (each.outcome() instanceof Charge charge) {
                charged.add(charge.meter());
            }
        }
        facts.meters().stream()
                .filter(meter -> !charged.contains(meter.meter()))
                .forEach(meter -> session.insert(new Uncharged(meter.meter())));
    }

    private final class Listener extends DefaultRuleRuntimeEventListener {

        private final List<Decided> decided = new ArrayList<>();
        private @Nullable RuleRef last;

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            if (event.getRule() != null
                    && event.getObject() instanceof Outcome outcome
                    && decided.size() < FIRING_LIMIT) {
                last = index.of(event.getRule());
                decided.add(new Decided(outcome, last));
            }
        }
    }
}
