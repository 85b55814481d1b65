package io.tokentariff.rating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something kept for each plan, found by the plan object itself: a remembered plan is one object for all its records. That
 * of one of the last plans is found without a search, as this is done for each record. Not thread-safe.
 *
 * @param <V> what is kept
 */
public final class PerPlan<V> {

    private static final int RECENT = 4_096;
    private static final int SLOT_SHIFT = Integer.SIZE - 12;

    private final int most;
    private final IdentityHashMap<Plan, V> all = new IdentityHashMap<>();
    private final List<V> inOrder = new ArrayList<>();
    private final @Nullable Plan[] recentPlans = new Plan[RECENT];
    private final @Nullable V[] recentValues;

    /** @param most how many plans it is for at most, see {@link #isFull} */
    @SuppressWarnings("unchecked")
    public PerPlan(int most) {
        this.most = most;
        this.recentValues = (V[]) new Object[RECENT];
    }

    /** Returns what is kept for the plan, null for nothing. */
    @SuppressWarnings("ReferenceEquality")
    public @Nullable V get(Plan plan) {
        int hash = plan.hashCode();
        int slot = ((hash ^ (hash >>> 16)) * 0x9e3779b1) >>> SLOT_SHIFT;
        if (recentPlans[slot] != plan) {
            V value = all.get(plan);
            if (value == null) {
                return null;
            }
            recentPlans[slot] = plan;
            recentValues[slot] = value;
        }
        return recentValues[slot];
    }

    /** Keeps something for a plan that has nothing yet. */
    public void put(Plan plan, V value) {
        all.put(plan, value);
        inOrder.add(value);
    }

    /** Whether it holds as much as it may: time to {@link #clear} it, after what is kept was seen to. */
    public boolean isFull() {
        return all.size() >= most;
    }

    /** Gives everything that is kept, in the order in which it came. */
    public void forEach(Consumer<V> action) {
        inOrder.forEach(action);
    }

    /** Forgets everything. */
    public void clear() {
        all.clear();
        inOrder.clear();
        Arrays.fill(recentPlans, null);
        Arrays.fill(recentValues, null);
    }
}
