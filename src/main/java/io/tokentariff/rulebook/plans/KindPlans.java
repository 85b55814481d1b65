package io.tokentariff.rulebook.plans;

import io.tokentariff.ratecard.ContextLimits;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.ServedDays;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The remembered plans of one kind of usage in one span of days, for accounts that the same rows are for. Within them the
 * context band and the meters with tokens decide, which is a place in an array; with other meters, or where rules ask for more,
 * the whole {@link PlanKey}.
 * Thread-safe.
 */
public final class KindPlans {

    private static final int METER_SETS = 1 << MeterSet.REQUESTS;

    private final UsageKind kind;
    private final int span;
    private final int set;
    private final ContextLimits limits;
    private final ServedDays served;
    private final AtomicReferenceArray<@Nullable Plan> plans;
    private volatile @Nullable Map<PlanKey, Plan> others;

    /**
     * @param set the number of the rows that are for the account, see {@link AccountSets}
     * @param limits beyond which context usage of this kind is long in this span
     * @param served the days on which its model is served
     * @param same the plans of another set that chooses the same rows, which are shared; null for none
     */
    KindPlans(UsageKind kind, int span, int set, ContextLimits limits, ServedDays served, @Nullable KindPlans same) {
        this.kind = kind;
        this.span = span;
        this.set = set;
        this.limits = limits;
        this.served = served;
        int bands = limits.areNone() ? 1 : Facts.BANDS.size();
        this.plans = same == null ? new AtomicReferenceArray<>(METER_SETS * bands * served.parts()) : same.plans;
    }

    /** Whether these are the plans of that kind, span and set. */
    boolean isOf(UsageKind otherKind, int otherSpan, int otherSet) {
        return span == otherSpan && set == otherSet && kind.equals(otherKind);
    }

    UsageKind kind() {
        return kind;
    }

    int span() {
        return span;
    }

    int set() {
        return set;
    }

    /** Returns the plan for a record of this kind, span and set, null if none is remembered. */
    @Nullable
    Plan plan(UsageRecord record, RateCard card, AskedFacts asked) {
        int band = Facts.band(record, limits);
        if (isPlain(record, asked)) {
            return plans.get(place(record, band));
        }
        Map<PlanKey, Plan> known = others;
        return known == null ? null : known.get(PlanKey.of(record, card, band, asked));
    }

    /** Remembers a record's plan. */
    void put(UsageRecord record, RateCard card, AskedFacts asked, Plan plan) {
        int band = Facts.band(record, limits);
        if (isPlain(record, asked)) {
            plans.set(place(record, band), plan);
        } else {
            others().put(PlanKey.of(record, card, band, asked), plan);
        }
    }

    private boolean isPlain(UsageRecord record, AskedFacts asked) {
        return asked.isEmpty() && record.tokens().meters().isNamed() && set != AccountSets.UNNUMBERED;
    }

    private synchronized Map<PlanKey, Plan> others() {
        Map<PlanKey, Plan> known = others;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            others = known;
        }
        return known;
    }

    private int place(UsageRecord record, int band) {
        int part = served.part(record.epochDay());
        int bands = limits.areNone() ? 1 : Facts.BANDS.size();
        return METER_SETS * (bands * part + band) + record.tokens().namedInUse();
    }
}
