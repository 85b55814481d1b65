package io.tokentariff.advice;

import io.tokentariff.ratecard.LongContext;
import io.tokentariff.rating.Plan;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private record Key(UsageKind kind, Object plan, @Nullable Object cachedPlan) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return kind.compareTo(other.kind);
        }
    }

    private static final class Bundle {
        private final UsageRecord first;
        private final @Nullable UsageRecord firstCached;
        private final boolean beyondThreshold;
        private final TokenSums tokens;
        private final TokenSums cachedTokens;
        private long records;

        Bundle(UsageRecord first, @Nullable UsageRecord firstCached, boolean beyondThreshold) {
            this.first = first;
            this.firstCached = firstCached;
            this.beyondThreshold = beyondThreshold;
            this.tokens = new TokenSums(first.tokens().meters());
            this.cachedTokens = new TokenSums(first.tokens().meters());
        }

        void add(UsageRecord record, @Nullable UsageRecord cached) {
            records++;
            tokens.add(record.tokens());
            if (cached != null) {
                cachedTokens.add(cached.tokens());
            }
        }
    }

    private final Planner planner;
    private final List<Counterfactual> counterfactuals;
    private final @Nullable CacheRaise cacheRaise;
    private final long smallestThreshold;
    private final Map<Key, Bundle> bundles = new HashMap<>();
    private final WorkloadTotals totals = new WorkloadTotals();
    private final Amounts[] amounts;

    WorkloadAccumulator(Planner planner, List<Counterfactual> counterfactuals, WorkloadProfile profile) {
        this.planner = planner;
        this.counterfactuals = counterfactuals;
        BigDecimal share = profile.repeatableShare();
        this.cacheRaise = share == null ? null : new CacheRaise(share);
        this.smallestThreshold = planner.rateCard().rows().longContexts().stream()
                .mapToLong(LongContext::threshold)
                .min()
                .orElse(Long.MAX_VALUE);
        this.amounts = new Amounts[counterfactuals.size()];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = new Amounts();
        }
    }

    void add(UsageRecord record) {
        if (record.kind().operation() == Operation.TRAINING) {
            totals.addTraining(record, planner.plan(record));
            return;
        }
        totals.addDay(record.epochDay());
        UsageRecord cached = cacheRaise == null ? null : cacheRaise.apply(record);
        TokenCounts tokens = record.tokens();
        if (tokens.contextOrInput() + tokens.output() > smallestThreshold) {
            Bundle alone = new Bundle(record, cached, true);
            alone.add(record, cached);
            price(alone);
            return;
        }
        Key key = new Key(record.kind(), planner.key(record), cached == null ? null : planner.key(cached));
        Bundle bundle = bundles.get(key);
        if (bundle == null) {
            if (bundles.size() >= MOST_BUNDLES) {
                priceBundles();
            }
            bundle = new Bundle(record, cached, false);
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
        Map<Counterfactual, Amounts> byCounterfactual = new LinkedHashMap<>();
        for (int i = 0; i < amounts.length; i++) {
            byCounterfactual.put(counterfactuals.get(i), amounts[i]);
        }
        totals.setAlternatives(byCounterfactual);
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
        Amounts cost = new Amounts();
        add(cost, bundle, first, bundle.tokens);
        totals.addNow(now, cost, bundle.tokens);
        for (int i = 0; i < amounts.length; i++) {
            add(amounts[i], bundle, first.withKind(counterfactuals.get(i).apply(first.kind())), bundle.tokens);
        }
        if (bundle.firstCached != null) {
            add(totals.caching(), bundle, bundle.firstCached, bundle.cachedTokens);
        }
    }

    private void add(Amounts amounts, Bundle bundle, UsageRecord record, TokenSums tokens) {
        Plan plan = planner.plan(record);
        if (bundle.beyondThreshold) {
            amounts.add(plan, record);
        } else {
            amounts.add(plan, tokens, bundle.records);
        }
    }
}
