package io.tokentariff.rulebook.plans;

import io.tokentariff.problem.Limit;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.Usage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of usage whose evaluation was stopped. Their plans are not remembered at once, as another try may come further; but a
 * file with a million such records must come to an end, so that after some tries a kind is given up. Thread-safe and bounded.
 */
public final class CutShort {

    private static final int MOST_KINDS = 1_000;

    private final Map<Usage, Tried> kinds = new ConcurrentHashMap<>();

    private record Tried(int times, Plan plan) {}

    /** Remembers that the evaluation of a kind of usage was stopped. */
    public void add(Plan plan) {
        if (kinds.size() >= MOST_KINDS) {
            kinds.clear();
        }
        kinds.merge(plan.usage(), new Tried(1, plan), (before, now) -> new Tried(before.times() + 1, plan));
    }

    /** Returns the plan of a kind of usage that is not to be tried again, null if it is. */
    public @Nullable Plan givenUp(Usage usage) {
        Tried tried = kinds.isEmpty() ? null : kinds.get(usage);
        return tried == null || tried.times() < Limit.CUT_SHORT.most() ? null : tried.plan();
    }
}
