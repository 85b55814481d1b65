package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.TokenTotals;
import io.tokentariff.rating.statement.UsageMix;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes a workload's records one by one and prices them as they ran and under every counterfactual, in memory that does not
 * grow with the records.
 *
 * <p>Records that lie within every long-context threshold cost price x tokens, so those of one kind and plan are added up
 * first and priced together: the same sum, exactly. A record beyond some threshold is priced alone, and so is each where a
 * request costs something at most or at least.
 */
final class WorkloadAccumulator {

    /** So that the largest counts of one record, added up, fit a {@code long}. */
    private static final int LARGEST_BUNDLE = 1_000_000;

    private static final int MOST_BUNDLES = 4_096;

    /** Every record is beyond it. */
    private static final long NONE_TOGETHER = -1;

    /** Can be compared, as strangers choose the kinds' names. */
    private record Key(
            UsageKind kind, Object plan, Object cachedPlan, @Nullable String hoursTier, @Nullable Account account)
            implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return kind.compareTo(other.kind);
        }
    }

    private static final class Bundle {
        private final UsageRecord first;
        private final UsageRecord firstCached;
        private final boolean beyondThreshold;
        private final @Nullable String hoursTier;
        private final TokenTotals tokens = new TokenTotals();
        private final TokenTotals cachedTokens = new TokenTotals();
        private final WindowFit fit;
        private long records;

        Bundle(
                UsageRecord first,
                UsageRecord firstCached,
                boolean beyondThreshold,
                @Nullable String hoursTier,
                WindowFit fit) {
            this.hoursTier = hoursTier;
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
    private final boolean asksWhose;
    private final Map<Key, Bundle> bundles = new HashMap<>();
    private final WorkloadTotals totals;

    WorkloadAccumulator(
            Planner planner, AdviceTables tables, List<Counterfactual> counterfactuals, WorkloadProfile profile) {
        this.planner = planner;
        this.cacheRaise = new CacheRaise(
                Objects.requireNonNullElse(profile.repeatableShare(), BigDecimal.ZERO), tables, planner.rateCard());
        boolean eachAlone = !planner.rateCard().rows().requestLimits().isEmpty();
        this.smallestThreshold = eachAlone
                ? NONE_TOGETHER
                : planner.rateCard().rows().longContexts().stream()
                        .mapToLong(LongContext::threshold)
                        .min()
                        .orElse(Long.MAX_VALUE);
        this.asksWhose = UsageMix.asksWhose(planner.agreements());
        this.totals = new WorkloadTotals(
                counterfactuals, WindowFit.of(planner.rateCard()), profile.tierHours(), planner.agreements());
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
            Bundle alone = new Bundle(
                    record, cached, true, hoursTier(record), totals.fit().another());
            alone.add(record, cached);
            price(alone);
            return;
        }
        Object plan = planner.key(record);
        String hoursTier = hoursTier(record);
        Key key = new Key(
                record.kind(),
                plan,
                cached.equals(record) ? plan : planner.key(cached),
                hoursTier,
                asksWhose ? record.account() : null);
        Bundle bundle = bundles.get(key);
        if (bundle == null) {
            if (bundles.size() >= MOST_BUNDLES) {
                priceBundles();
            }
            bundle = new Bundle(record, cached, false, hoursTier, totals.fit().another());
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
        totals.addNow(now, first, bundle.tokens, bundle.beyondThreshold);
        totals.alternatives().forEach((counterfactual, amounts) -> {
            if (counterfactual.change().equals(Alternative.CACHING)) {
                add(amounts, now, bundle, bundle.firstCached, bundle.cachedTokens);
            } else if (counterfactual.change().equals(Alternative.TIER_MIX)) {
                addMixed(amounts, now, bundle);
            } else {
                add(amounts, now, bundle, first.withKind(counterfactual.apply(first.kind())), bundle.tokens);
            }
        });
    }

    /** The tier that the hour of a record allows, null for its own; the hour of a sum of requests is not known. */
    private @Nullable String hoursTier(UsageRecord record) {
        return record.tokens().requests() > 1 ? null : totals.mix().hours().tierAt(record.at());
    }

    /** On the tier of its hours where that is cheaper, as now where it is not or has no price. */
    private void addMixed(Amounts amounts, Plan now, Bundle bundle) {
        TierMix mix = totals.mix();
        if (!mix.isAsked()) {
            return;
        }
        UsageRecord first = bundle.first;
        if (first.tokens().requests() > 1) {
            mix.addHourNotKnown(bundle.records);
        }
        if (bundle.hoursTier != null) {
            UsageRecord moved = first.withKind(first.kind().withServiceTier(bundle.hoursTier));
            if (costs(now, bundle, moved).compareTo(costs(now, bundle, first)) < 0) {
                mix.addMoved(bundle.hoursTier, bundle.records);
                add(amounts, now, bundle, moved, bundle.tokens);
                return;
            }
        }
        add(amounts, now, bundle, first, bundle.tokens);
    }

    /** What a bundle costs with its records changed; what has no price then costs what it costs now. */
    private Money costs(Plan now, Bundle bundle, UsageRecord record) {
        Amounts amounts = new Amounts();
        boolean isPriced = planner.plan(record).status() != PriceStatus.UNPRICED;
        add(amounts, now, bundle, isPriced ? record : bundle.first, bundle.tokens);
        return amounts.total();
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
            amounts.add(compared, priced, billedOnOneSide ? bundle.tokens : tokens, bundle.records);
        }
    }

    private static boolean isBilled(Plan plan) {
        return plan.status() != PriceStatus.NOT_BILLED;
    }
}
