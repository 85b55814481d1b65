package io.tokentariff.rulebook;

import io.tokentariff.ratecard.ContextLimits;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The remembered plans of one kind of usage in one span of days. Within them the context band and the meters with tokens
 * decide, and the rows chosen for the account, which is a place in an array; with other meters, or where rules ask for more, the
 * whole {@link PlanKey}.
 * Thread-safe.
 */
final class KindPlans {

    private static final int METER_SETS = 1 << MeterSet.REQUESTS;

    private final UsageKind kind;
    private final int span;
    private final ContextLimits limits;
    private final AtomicReferenceArray<@Nullable Plan> plans;
    private volatile @Nullable Map<PlanKey, Plan> others;

    /** By number of {@link AccountSets}, null where it is not known what is chosen; sets that choose the same share plans. */
    private volatile AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable Plan>> bySet =
            new AtomicReferenceArray<>(0);

    private final Map<List<Object>, AtomicReferenceArray<@Nullable Plan>> byTerms = new HashMap<>();

    /** @param limits beyond which context usage of this kind is long in this span */
    KindPlans(UsageKind kind, int span, ContextLimits limits) {
        this.kind = kind;
        this.span = span;
        this.limits = limits;
        this.plans = noPlans();
    }

    private AtomicReferenceArray<@Nullable Plan> noPlans() {
        return new AtomicReferenceArray<>(limits.areNone() ? METER_SETS : METER_SETS * Facts.BANDS.size());
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

    /**
     * Returns the plan for a record of this kind and span, null if none is remembered.
     *
     * @param set the number of the rows that are for its account
     */
    @Nullable
    Plan plan(UsageRecord record, RateCard card, AskedFacts asked, int set) {
        int band = Facts.band(record, limits);
        if (asked.isEmpty() && record.tokens().meters().isNamed() && set >= AccountSets.EMPTY) {
            AtomicReferenceArray<@Nullable Plan> ofSet = set == AccountSets.EMPTY ? plans : ofSet(set);
            return ofSet == null ? null : ofSet.get(place(record, band));
        }
        Map<PlanKey, Plan> known = others;
        return known == null ? null : known.get(PlanKey.of(record, card, band, asked));
    }

    /** Remembers a record's plan; what its set chooses is known. */
    void put(UsageRecord record, RateCard card, AskedFacts asked, int set, Plan plan) {
        int band = Facts.band(record, limits);
        AtomicReferenceArray<@Nullable Plan> ofSet = set <= AccountSets.EMPTY ? plans : ofSet(set);
        if (asked.isEmpty() && record.tokens().meters().isNamed() && set >= AccountSets.EMPTY && ofSet != null) {
            ofSet.set(place(record, band), plan);
        } else {
            others().put(PlanKey.of(record, card, band, asked), plan);
        }
    }

    /** Says what a set chooses: with the same terms it has the same plans as another. Not for two threads at once. */
    void choose(int set, List<Object> terms) {
        AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable Plan>> known = bySet;
        if (set >= known.length()) {
            AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable Plan>> more =
                    new AtomicReferenceArray<>(Math.max(set + 1, 2 * known.length()));
            for (int i = 0; i < known.length(); i++) {
                more.set(i, known.get(i));
            }
            bySet = more;
        }
        bySet.set(set, byTerms.computeIfAbsent(terms, any -> noPlans()));
    }

    private @Nullable AtomicReferenceArray<@Nullable Plan> ofSet(int set) {
        AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable Plan>> known = bySet;
        return set < known.length() ? known.get(set) : null;
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
