package io.tokentariff.rulebook.engine;

import io.tokentariff.rating.Charge;
import io.tokentariff.rating.MeterUsed;
import io.tokentariff.rating.Outcome;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.Uncharged;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.rulebook.plans.Evaluation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Listens to one session: what its rules insert, and which rule did. Outcomes are a set: what a rule inserts again, because a
 * pattern of it is met by several facts or both sides of an "or" hold, it has inserted once.
 */
public final class Outcomes extends DefaultRuleRuntimeEventListener {

    private final RuleIndex index;
    private final IdentityHashMap<Rule, RuleRef> rules = new IdentityHashMap<>();
    private final List<FactHandle> handles = new ArrayList<>();
    private List<Evaluation.Decision> decided = new ArrayList<>();
    private @Nullable RuleRef last;
    private boolean meddled;

    Outcomes(RuleIndex index) {
        this.index = index;
    }

    /** Begins anew. */
    void clear() {
        decided = new ArrayList<>();
        handles.clear();
        last = null;
        meddled = false;
    }

    List<Evaluation.Decision> decided() {
        return decided;
    }

    /** The rule that inserted an outcome last. */
    @Nullable
    RuleRef last() {
        return last;
    }

    /** The handles of everything that rules inserted. */
    List<FactHandle> handles() {
        return handles;
    }

    /** Whether a rule did something else than to insert outcomes. */
    boolean meddled() {
        return meddled;
    }

    /** Returns the facts that tell rules which meters stayed uncharged. */
    List<Uncharged> uncharged(Facts facts) {
        List<Uncharged> uncharged = new ArrayList<>();
        for (MeterUsed meter : facts.meters()) {
            if (!MeterUsed.mayBeFree(meter.meter()) && !isCharged(meter.meter())) {
                uncharged.add(new Uncharged(meter.meter()));
            }
        }
        return uncharged;
    }

    private boolean isCharged(String meter) {
        for (Evaluation.Decision each : decided) {
            if (each.outcome() instanceof Charge charge && charge.meter().equals(meter)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
        if (event.getRule() == null) {
            return;
        }
        if (handles.size() < RuleSession.FIRING_LIMIT) {
            handles.add(event.getFactHandle());
        }
        if (!(event.getObject() instanceof Outcome outcome)) {
            meddled = true;
        } else if (decided.size() < RuleSession.FIRING_LIMIT) {
            last = rules.computeIfAbsent(event.getRule(), index::of);
            if (!isKnown(outcome, last)) {
                decided.add(new Evaluation.Decision(outcome, last));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the index has one of each rule
    private boolean isKnown(Outcome outcome, RuleRef rule) {
        for (Evaluation.Decision each : decided) {
            if (each.rule() == rule && each.outcome().equals(outcome)) {
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
