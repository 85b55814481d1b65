package io.tokentariff.rating;

import java.util.Arrays;
import java.util.IdentityHashMap;
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

    private record Entry<V>(Plan plan, V value) {}

    private final int most;
    private final IdentityHashMap<Plan, Entry<V>> all = new IdentityHashMap<>();
    private final @Nullable Entry<V>[] recent;

    /** @param most how many plans it is for at most, see {@link #isFull} */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public PerPlan(int most) {
        this.most = most;
        this.recent = new Entry[RECENT];
    }

    /** Returns what is kept for the plan, null for nothing. */
    @SuppressWarnings("ReferenceEquality")
    public @Nullable V get(Plan plan) {
        int hash = plan.hashCode();
        int slot = ((hash ^ (hash >>> 16)) * 0x9e3779b1) >>> SLOT_SHIFT;
        Entry<V> entry = recent[slot];
        if (entry == null || entry.plan != plan) {
            entry = all.get(plan);
            if (entry == null) {
                return null;
            }
            recent[slot] = entry;
        }
        return entry.value;
    }

    /** Keeps something for a plan. */
    public void put(Plan plan, V value) {
        all.put(plan, new Entry<>(plan, value));
    }

    /** Whether it holds as much as it may: time to {@link #clear} it, after what is kept was seen to. */
    public boolean isFull() {
        return all.size() >= most;
    }

    /** Gives everything that is kept. */
    public void forEach(Consumer<V> action) {
        all.values().forEach(entry -> action.accept(entry.value));
    }

    /** Forgets everything. */
    public void clear() {
        all.clear();
        Arrays.fill(recent, null);
    }
}
