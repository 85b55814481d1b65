package io.tokentariff.rulebook.engine;

import io.tokentariff.problem.Limit;
import io.tokentariff.ratecard.Row;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.MeterUsed;
import io.tokentariff.rating.Outcome;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.Uncharged;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.rulebook.plans.CutShort;
import io.tokentariff.rulebook.plans.Evaluation;
import io.tokentariff.rulebook.plans.PlanBuilder;
import io.tokentariff.rulebook.sandbox.WorkDone;
import io.tokentariff.rulebook.sandbox.WorkMeter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.drools.core.impl.RuleBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;

/**
 * Evaluation: facts in, outcomes out, each with the rule that inserted it. First the rules that charge, adjust and find;
 * then, told which meters stayed uncharged, those that say why. Thread-safe.
 */
public final class RuleSession {

    /** How many sessions a thread keeps for a small rulebook; fewer for a large one, as a session grows with the rules. */
    private static final int MOST_KEPT = 128;

    private static final int RULES_IN_KEPT_SESSIONS = 4_000;

    private final KieBase rules;
    private final RuleIndex index;
    private final KieSessionConfiguration configuration;
    private final @Nullable SessionPool pool;
    private final CutShort cutShort = new CutShort();
    private volatile boolean keeps;

    /** @param order tells whether sessions may be kept */
    RuleSession(KieBase rules, RuleIndex index, RuleOrder order) {
        this.rules = rules;
        this.index = index;
        this.configuration = RuleBaseFactory.newKnowledgeSessionConfiguration();
        configuration.setOption(ThreadSafeOption.NO);
        int most = Math.max(
                1,
                Math.min(
                        MOST_KEPT,
                        RULES_IN_KEPT_SESSIONS / Math.max(1, index.all().size())));
        this.keeps = order.isFree();
        this.pool = keeps
                ? new SessionPool(
                        () -> new KeptSession(rules.newKieSession(configuration, null), index, order.letsMetersStay()),
                        most)
                : null;
    }

    /** Evaluates the facts, in a kept session if the rules allow it. */
    public Evaluation evaluate(Facts facts, PlanBuilder builder) {
        Plan givenUp = cutShort.givenUp(facts.usage());
        return givenUp == null ? watched(facts, builder, this::evaluateSomehow) : new Evaluation(givenUp, List.of());
    }

    private Evaluation evaluateSomehow(Facts facts, PlanBuilder builder) {
        if (pool != null && keeps) {
            List<Evaluation.Decision> decided = pool.evaluate(facts);
            if (decided != null) {
                return new Evaluation(builder.plan(facts, decided), decided);
            }
            keeps = false;
        }
        return evaluateAlone(facts, builder);
    }

    /** Whether sessions are kept. */
    public boolean keeps() {
        return keeps;
    }

    /** Evaluates the facts in a session of their own. */
    public Evaluation evaluateApart(Facts facts, PlanBuilder builder) {
        return watched(facts, builder, this::evaluateAlone);
    }

    /** Evaluates within limits; what goes beyond them costs the record its price. */
    private Evaluation watched(
            Facts facts, PlanBuilder builder, BiFunction<Facts, PlanBuilder, Evaluation> evaluation) {
        WorkDone.addCombinations(facts.rows().size());
        if (facts.rows().size() > Limit.EVALUATION_ROWS.most()) {
            String much =
                    "more than %s, most of them of %s".formatted(Limit.EVALUATION_ROWS.words(), fullest(facts.rows()));
            return new Evaluation(builder.cutShort(facts.usage(), List.of(), much), List.of());
        }
        try {
            return WorkMeter.within(() -> evaluation.apply(facts, builder));
        } catch (RuntimeException e) {
            WorkMeter.Spent spent = WorkMeter.Spent.in(e);
            if (spent == null) {
                BrokenRule broken = BrokenRule.in(e, index);
                if (broken == null) {
                    throw e;
                }
                return new Evaluation(builder.brokenOff(facts.usage(), broken.rule(), broken.why()), List.of());
            }
            Plan plan = builder.cutShort(facts.usage(), index.all(spent.rules()), spent.what());
            cutShort.add(plan);
            return new Evaluation(plan, List.of());
        }
    }

    /** The table that most of the rows are of. */
    private static String fullest(List<?> rows) {
        Map<String, Integer> times = new TreeMap<>();
        rows.stream()
                .filter(Row.class::isInstance)
                .forEach(row -> times.merge(((Row) row).row().file(), 1, Integer::sum));
        return Collections.max(times.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private Evaluation evaluateAlone(Facts facts, PlanBuilder builder) {
        KieSession session = rules.newKieSession();
        try {
            Outcomes<Outcome, Evaluation.Decision> outcomes = outcomes(index);
            session.addEventListener(outcomes);
            facts.all().forEach(session::insert);
            boolean loops = loops(session);
            uncharged(facts, outcomes.decided()).forEach(session::insert);
            loops |= loops(session);
            Plan plan =
                    loops ? builder.looping(facts.usage(), outcomes.last()) : builder.plan(facts, outcomes.decided());
            return new Evaluation(plan, outcomes.decided());
        } finally {
            session.dispose();
        }
    }

    /** Listens to a session that prices. */
    static Outcomes<Outcome, Evaluation.Decision> outcomes(RuleIndex index) {
        return new Outcomes<>(index, Outcome.class, Evaluation.Decision::new);
    }

    /** Returns the facts that tell rules which meters stayed uncharged. */
    static List<Uncharged> uncharged(Facts facts, List<Evaluation.Decision> decided) {
        List<Uncharged> uncharged = new ArrayList<>();
        for (MeterUsed meter : facts.meters()) {
            if (!MeterUsed.mayBeFree(meter.meter()) && !isCharged(meter.meter(), decided)) {
                uncharged.add(new Uncharged(meter.meter(), meter.counted()));
            }
        }
        return uncharged;
    }

    private static boolean isCharged(String meter, List<Evaluation.Decision> decided) {
        for (Evaluation.Decision each : decided) {
            if (each.outcome() instanceof Charge charge && charge.meter().equals(meter)) {
                return true;
            }
        }
        return false;
    }

    /** Fires all rules; returns whether they would fire without end. */
    static boolean loops(KieSession session) {
        int fired = session.fireAllRules(Limit.FIRINGS.most());
        WorkDone.addFirings(fired);
        return fired >= Limit.FIRINGS.most();
    }
}
