package io.tokentariff.rulebook;

import io.tokentariff.ratecard.ContextLimits;
import io.tokentariff.rating.Plan;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The remembered plans of one kind of usage in one span of days. Within them the context band and the meters with tokens
 * decide, which is a place in an array; with other meters, or where rules ask for counts, account or day, a key of all of it.
 * Thread-safe.
 */
final class KindPlans {

    private static final int METER_SETS = 32;

    private final UsageKind kind;
    private final int span;
    private final ContextLimits limits;
    private final AtomicReferenceArray<@Nullable Plan> plans;
    private volatile @Nullable Map<Key, Plan> others;

    private record Key(
            int place, List<String> extraMeters, @Nullable TokenCounts tokens, @Nullable Account account, long day) {}

    /** @param limits beyond which context usage of this kind is long in this span */
    KindPlans(UsageKind kind, int span, ContextLimits limits) {
        this.kind = kind;
        this.span = span;
        this.limits = limits;
        this.plans = new AtomicReferenceArray<>(limits.areNone() ? METER_SETS : METER_SETS * Facts.BANDS.size());
    }

    /** Whether these are the plans of that kind and span. */
    boolean isOf(UsageKind otherKind, int otherSpan) {
        return span == otherSpan && kind.equals(otherKind);
    }

    UsageKind kind() {
        return kind;
    }

    int span() {
        return span;
    }

    /** Returns the plan for a record of this kind and span, null if none is remembered. */
    @Nullable
    Plan plan(UsageRecord record, Facts.Asked asked) {
        int place = place(record);
        if (asked.nothing() && record.tokens().extra().isEmpty()) {
            return plans.get(place);
        }
        Map<Key, Plan> known = others;
        return known == null ? null : known.get(key(record, place, asked));
    }

    /** Remembers a record's plan. */
    void put(UsageRecord record, Facts.Asked asked, Plan plan) {
        int place = place(record);
        if (asked.nothing() && record.tokens().extra().isEmpty()) {
            plans.set(place, plan);
        } else {
            others().put(key(record, place, asked), plan);
        }
    }

    private synchronized Map<Key, Plan> others() {
        Map<Key, Plan> known = others;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            others = known;
        }
        return known;
    }

    private int place(UsageRecord record) {
        return METER_SETS * Facts.band(record, limits) + record.tokens().builtInMetersUsed();
    }

    private static Key key(UsageRecord record, int place, Facts.Asked asked) {
        return new Key(
                place,
                record.tokens().extra().names(),
                asked.tokenCounts() ? record.tokens() : null,
                asked.account() ? record.account() : null,
                asked.day() ? record.epochDay() : 0);
    }
}
