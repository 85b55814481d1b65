package io.tokentariff.rulebook.engine;

import io.tokentariff.rating.Outcome;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.rulebook.plans.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Map<Object, FactHandle> meters = new HashMap<>();
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
        if (!same(facts.rows(), lastRows)) {
            exchangeRows(lastRows, facts.rows());
            lastRows = facts.rows();
        }
        if (keepsMeters) {
            exchangeMeters(facts.meters());
        } else {
            insert(facts.meters());
        }
        insert(facts.own());
        boolean loops = RuleSession.loops(session);
        List<?> uncharged = RuleSession.uncharged(facts, outcomes.decided());
        if (!uncharged.isEmpty() && !loops) {
            insert(uncharged);
            loops = RuleSession.loops(session);
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

    /** Only what lies between the rows that both begin and end with is looked at: there may be many that are for everybody. */
    @SuppressWarnings("ReferenceEquality") // rows are facts by identity
    private void exchangeRows(List<?> last, List<?> wanted) {
        int most = Math.min(last.size(), wanted.size());
        int begin = 0;
        while (begin < most && last.get(begin) == wanted.get(begin)) {
            begin++;
        }
        int end = 0;
        while (end < most - begin && last.get(last.size() - 1 - end) == wanted.get(wanted.size() - 1 - end)) {
            end++;
        }
        List<?> coming = wanted.subList(begin, wanted.size() - end);
        Set<Object> stay = Collections.newSetFromMap(new IdentityHashMap<>());
        stay.addAll(coming);
        for (Object row : last.subList(begin, last.size() - end)) {
            FactHandle going = stay.contains(row) ? null : rows.remove(row);
            if (going != null) {
                session.delete(going);
            }
        }
        coming.forEach(each -> rows.computeIfAbsent(each, session::insert));
    }

    private void exchangeMeters(List<?> wanted) {
        Set<Object> stay = new HashSet<>(wanted);
        meters.entrySet().removeIf(each -> {
            if (stay.contains(each.getKey())) {
                return false;
            }
            session.delete(each.getValue());
            return true;
        });
        wanted.forEach(each -> meters.computeIfAbsent(each, session::insert));
    }

    @SuppressWarnings("ReferenceEquality") // rows are facts by identity
    static boolean same(List<?> some, List<?> others) {
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
