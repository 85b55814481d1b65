package io.tokentariff.advice;

import io.tokentariff.ratecard.LongContext;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.TokenTotals;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes a workload's records one by one and prices them as they ran and under every counterfactual, in memory that does not
 * grow with the records.
 *
 * <p>Records that lie within every long-context threshold cost price x tokens, so those of one kind and plan are added up
 * first and priced together: the same sum, exactly. A record beyond some threshold is priced alone.
 */
final class WorkloadAccumulator {

    /** So that the largest counts of one record, added up, fit a {@code long}. */
    private static final int LARGEST_BUNDLE = 1_000_000;

    private static final int MOST_BUNDLES = 4_096;

    /** Can be compared, as strangers choose the kinds' names. */
    private record Key(UsageKind kind, Object plan, Object cachedPlan) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return kind.compareTo(other.kind);
        }
    }

    private static final class Bundle {
        private final UsageRecord first;
        private final UsageRecord firstCached;
        private final boolean beyondThreshold;
        private final TokenTotals tokens = new TokenTotals();
        private final TokenTotals cachedTokens = new TokenTotals();
        private final WindowFit fit;
        private long records;

        Bundle(UsageRecord first, UsageRecord firstCached, boolean beyondThreshold, WindowFit fit) {
            this.fit = fit;
            this.first = first;
            this.firstCached = firstCached;
            this.beyondThreshold = beyondThreshold;
        }

        void add(UsageRecord record, UsageRecord cached) {
            records++;
            fit.add(record);
            tokens.add(record.tokens());
            cachedTokens.add(cached.tokens());
        }
    }

    private final Planner planner;
    private final CacheRaise cacheRaise;
    private final long smallestThreshold;
    private final Map<Key, Bundle> bundles = new HashMap<>();
    private final WorkloadTotals totals;

    WorkloadAccumulator(
            Planner planner, AdviceTables tables, List<Counterfactual> counterfactuals, WorkloadProfile profile) {
        this.planner = planner;
        this.cacheRaise = new CacheRaise(
                Objects.requireNonNullElse(profile.repeatableShare(), BigDecimal.ZERO), tables, planner.rateCard());
        this.smallestThreshold = planner.rateCard().rows().longContexts().stream()
                .mapToLong(LongContext::threshold)
                .min()
                .orElse(Long.MAX_VALUE);
        this.totals = new WorkloadTotals(counterfactuals, WindowFit.of(planner.rateCard()));
    }

    void add(UsageRecord record) {
        if (record.kind().operation() == Operation.TRAINING) {
            totals.addTraining(planner.price(record));
            return;
        }
        totals.addDay(record.epochDay());
        UsageRecord cached = cacheRaise.apply(record);
        TokenCounts tokens = record.tokens();
        if (tokens.contextOrInput() + tokens.output() > smallestThreshold) {
            Bundle alone = new Bundle(record, cached, true, totals.fit().another());
            alone.add(record, cached);
            price(alone);
            return;
        }
        Object plan = planner.key(record);
        Key key = new Key(record.kind(), plan, cached.equals(record) ? plan : planner.key(cached));
        Bundle bundle = bundles.get(key);
        if (bundle == null) {
            if (bundles.size() >= MOST_BUNDLES) {
                priceBundles();
            }
            bundle = new Bundle(record, cached, false, totals.fit().another());
            bundles.put(key, bundle);
        }
        bundle.add(record, cached);
        if (bundle.records >= LARGEST_BUNDLE) {
            price(bundle);
            bundles.remove(key);
        }
    }

    /** Returns what the records added so far come to. */
    WorkloadTotals totals() {
        priceBundles();
        return totals;
    }

    private void priceBundles() {
        bundles.values().forEach(this::price);
        bundles.clear();
    }

    private void price(Bundle bundle) {
        UsageRecord first = bundle.first;
        Plan now = planner.plan(first);
        if (!totals.countNow(now, bundle.records)) {
            return;
        }
        totals.fit().add(bundle.fit);
        add(totals.addNow(now, bundle.tokens), now, bundle, first, bundle.tokens);
        totals.alternatives().forEach((counterfactual, amounts) -> {
            if (counterfactual.change().equals(Alternative.CACHING)) {
                add(amounts, now, bundle, bundle.firstCached, bundle.cachedTokens);
            } else {
                add(amounts, now, bundle, first.withKind(counterfactual.apply(first.kind())), bundle.tokens);
            }
        });
    }

    /** What is billed on one side alone is no saving: it costs there what it costs now. */
    private void add(Amounts amounts, Plan now, Bundle bundle, UsageRecord record, TokenTotals tokens) {
        Plan plan = planner.plan(record);
        boolean billedOnOneSide = isBilled(now) != isBilled(plan) && plan.status() != PriceStatus.UNPRICED;
        Plan compared = billedOnOneSide ? now : plan;
        UsageRecord priced = billedOnOneSide ? bundle.first : record;
        if (bundle.beyondThreshold) {
            amounts.add(compared, priced);
        } else {
            amounts.add(compared, billedOnOneSide ? bundle.tokens : tokens, bundle.records);
        }
    }

    private static boolean isBilled(Plan plan) {
        return plan.status() != PriceStatus.NOT_BILLED;
    }
}
