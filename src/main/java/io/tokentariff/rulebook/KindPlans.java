package io.tokentariff.rulebook;

import io.tokentariff.ratecard.ContextLimits;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The remembered plans of one kind of usage in one span of days. Within them the context band and the meters with tokens
 * decide, which is a place in an array; with other meters, or where rules ask for more, the whole {@link PlanKey}.
 * Thread-safe.
 */
final class KindPlans {

    private static final int METER_SETS = 1 << MeterSet.REQUESTS;

    private final UsageKind kind;
    private final int span;
    private final ContextLimits limits;
    private final AtomicReferenceArray<@Nullable Plan> plans;
    private volatile @Nullable Map<PlanKey, Plan> others;

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
    Plan plan(UsageRecord record, AskedFacts asked) {
        int band = Facts.band(record, limits);
        if (asked.isEmpty() && record.tokens().meters().isNamed()) {
            return plans.get(place(record, band));
        }
        Map<PlanKey, Plan> known = others;
        return known == null ? null : known.get(PlanKey.of(record, span, band, asked));
    }

    /** Remembers a record's plan. */
    void put(UsageRecord record, AskedFacts asked, Plan plan) {
        int band = Facts.band(record, limits);
        if (asked.isEmpty() && record.tokens().meters().isNamed()) {
            plans.set(place(record, band), plan);
        } else {
            others().put(PlanKey.of(record, span, band, asked), plan);
        }
    }

    private synchronized Map<PlanKey, Plan> others() {
        Map<PlanKey, Plan> known = others;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            others = known;
        }
        return known;
    }

    private static int place(UsageRecord record, int band) {
        return METER_SETS * band + record.tokens().namedInUse();
    }
}
