package io.tokentariff.rulebook.engine;

import io.tokentariff.rating.MeterUsed;
import io.tokentariff.rating.Outcome;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.rulebook.plans.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * A session that is used for one usage after the other. The table rows stay in it as long as the next usage has them too, and
 * so do meters where the rules allow it; everything else is taken out again. Only for rules whose order is free ({@link RuleOrder}). For one thread at a time.
 */
public final class KeptSession {

    private final KieSession session;
    private final Outcomes<Outcome, Evaluation.Decision> outcomes;
    private final IdentityHashMap<Object, FactHandle> rows = new IdentityHashMap<>();
    private final Map<MeterUsed, FactHandle> meters = new HashMap<>();
    private final boolean keepsMeters;
    private final List<FactHandle> own = new ArrayList<>();
    private List<?> lastRows = List.of();

    /** @param keepsMeters whether meters may stay, see {@link RuleOrder#letsMetersStay} */
    KeptSession(KieSession session, RuleIndex index, boolean keepsMeters) {
        this.session = session;
        this.keepsMeters = keepsMeters;
        this.outcomes = RuleSession.outcomes(index);
        session.addEventListener(outcomes);
    }

    /**
     * Evaluates the facts and forgets them.
     *
     * @return what the rules decided; null if they looped or did more than to decide: then the session is to be thrown away
     */
    @Nullable
    List<Evaluation.Decision> evaluate(Facts facts) {
        outcomes.clear();
        exchangeRows(facts.rows());
        if (keepsMeters) {
            exchangeMeters(facts.meters());
        } else {
            insert(facts.meters());
        }
        insert(facts.own());
        boolean loops = loops();
        List<?> uncharged = RuleSession.uncharged(facts, outcomes.decided());
        if (!uncharged.isEmpty() && !loops) {
            insert(uncharged);
            loops = loops();
        }
        if (loops || outcomes.meddled()) {
            return null;
        }
        delete(own);
        own.clear();
        delete(outcomes.handles());
        return outcomes.decided();
    }

    void dispose() {
        session.dispose();
    }

    private boolean loops() {
        return session.fireAllRules(RuleSession.FIRING_LIMIT) >= RuleSession.FIRING_LIMIT;
    }

    private void insert(List<?> facts) {
        for (int i = 0; i < facts.size(); i++) {
            own.add(session.insert(facts.get(i)));
        }
    }

    private void delete(List<FactHandle> handles) {
        for (int i = 0; i < handles.size(); i++) {
            session.delete(handles.get(i));
        }
    }

    private void exchangeRows(List<?> wanted) {
        if (same(wanted, lastRows)) {
            return;
        }
        Set<Object> stay = Collections.newSetFromMap(new IdentityHashMap<>());
        stay.addAll(wanted);
        rows.entrySet().removeIf(row -> {
            if (stay.contains(row.getKey())) {
                return false;
            }
            session.delete(row.getValue());
            return true;
        });
        for (Object row : wanted) {
            rows.computeIfAbsent(row, session::insert);
        }
        lastRows = wanted;
    }

    private void exchangeMeters(List<MeterUsed> wanted) {
        for (MeterUsed meter : wanted) {
            if (!meters.containsKey(meter)) {
                meters.put(meter, session.insert(meter));
            }
        }
        if (meters.size() > wanted.size()) {
            meters.entrySet().removeIf(meter -> {
                if (wanted.contains(meter.getKey())) {
                    return false;
                }
                session.delete(meter.getValue());
                return true;
            });
        }
    }

    @SuppressWarnings("ReferenceEquality") // rows are facts by identity
    private static boolean same(List<?> some, List<?> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }
}
