package io.tokentariff.rulebook.engine;

import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.sandbox.WorkMeter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Listens to one session: what its rules insert, and which rule did. Outcomes are a set: what a rule inserts again, because a
 * pattern of it is met by several facts, both sides of an "or" hold or it asks for what it inserts, is taken out at once, so
 * that it is there once and a rule that feeds itself comes to rest. The engine's own equality would not do: it would hide that
 * another rule inserted the same.
 *
 * @param <O> the outcomes
 * @param <D> an outcome with its rule
 */
final class Outcomes<O, D> extends DefaultRuleRuntimeEventListener {

    private static final int LOOK_AT_TIME = 256;

    private static final int MANY = 32;

    private record Known(Object outcome, RuleRef rule) {}

    private final RuleIndex index;
    private final Class<O> type;
    private final BiFunction<O, RuleRef, D> decision;
    private final IdentityHashMap<Rule, RuleRef> rules = new IdentityHashMap<>();
    private final List<FactHandle> handles = new ArrayList<>();
    private final List<Object> outcomes = new ArrayList<>();
    private final List<RuleRef> insertedBy = new ArrayList<>();
    private final Set<Known> known = new HashSet<>();
    private List<D> decided = new ArrayList<>();
    private @Nullable RuleRef last;
    private boolean meddled;
    private int insertions;

    /**
     * @param type what the rules may insert
     * @param decision makes an outcome and the rule that inserted it one
     */
    Outcomes(RuleIndex index, Class<O> type, BiFunction<O, RuleRef, D> decision) {
        this.index = index;
        this.type = type;
        this.decision = decision;
    }

    /** Begins anew. */
    void clear() {
        decided = new ArrayList<>();
        outcomes.clear();
        known.clear();
        insertedBy.clear();
        handles.clear();
        last = null;
        meddled = false;
    }

    /** Each outcome with its rule, once for each rule, in the order of insertion. */
    List<D> decided() {
        return decided;
    }

    /** The rule that inserted an outcome last. */
    RuleRef last() {
        return last == null ? RuleRef.ENGINE : last;
    }

    /** The handles of everything that rules inserted and that is still there. */
    List<FactHandle> handles() {
        return handles;
    }

    /** Whether a rule did something else than to insert outcomes. */
    boolean meddled() {
        return meddled;
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
        if (event.getRule() == null) {
            return;
        }
        if (++insertions % LOOK_AT_TIME == 0) {
            WorkMeter.lookAtTime();
        }
        Object inserted = event.getObject();
        if (!type.isInstance(inserted)) {
            meddled = true;
            handles.add(event.getFactHandle());
            return;
        }
        RuleRef rule = rules.computeIfAbsent(event.getRule(), index::of);
        last = rule;
        if (isKnown(inserted, rule)) {
            ((KieSession) event.getKieRuntime()).delete(event.getFactHandle());
            return;
        }
        handles.add(event.getFactHandle());
        outcomes.add(inserted);
        insertedBy.add(rule);
        decided.add(decision.apply(type.cast(inserted), rule));
    }

    /** Looks through the few there mostly are; many are found by what they are. */
    @SuppressWarnings("ReferenceEquality") // the index has one of each rule
    private boolean isKnown(Object outcome, RuleRef rule) {
        if (outcomes.size() >= MANY) {
            for (int i = known.size(); i < outcomes.size(); i++) {
                known.add(new Known(outcomes.get(i), insertedBy.get(i)));
            }
            return known.contains(new Known(outcome, rule));
        }
        for (int i = 0; i < outcomes.size(); i++) {
            if (insertedBy.get(i) == rule && outcomes.get(i).equals(outcome)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void objectUpdated(ObjectUpdatedEvent event) {
        meddled |= event.getRule() != null;
    }

    @Override
    public void objectDeleted(ObjectDeletedEvent event) {
        meddled |= event.getRule() != null;
    }
}
