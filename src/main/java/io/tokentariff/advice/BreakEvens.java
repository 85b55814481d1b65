package io.tokentariff.advice;

import io.tokentariff.money.Ratio;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Break-even ratios of a workload's alternatives, at the prices of the workload's last day, within every threshold. */
record BreakEvens(Workload workload, Planner planner) {

    /** Returns the break-even of a change of model; null where the workload has no one model, tier and region. */
    Advice.@Nullable ShownBreakEven of(@Nullable Alternative alternative) {
        if (alternative == null || workload.usage().size() != 1) {
            return null;
        }
        Workload.UsageShare share = workload.usage().get(0);
        boolean cached = !workload.cachedShare().equals(Ratio.ZERO);
        BreakEven.Prices now = prices(share.canonicalModel(), share, cached);
        boolean ofModel = List.of(Alternative.MODEL, Alternative.BASE_MODEL).contains(alternative.change());
        BreakEven.Prices then = ofModel ? prices(alternative.model(), share, cached) : null;
        if (now == null || then == null) {
            return null;
        }
        BreakEven breakEven = BreakEven.of(now, then, workload.cachedShare(), alternative.outputMultiplier());
        return new Advice.ShownBreakEven(alternative.model(), breakEven, workload.inputToOutput());
    }

    /**
     * By how much of its price cached input is cheaper than other input on each of the workload's models, least first; models
     * without a price for it are left out.
     */
    List<Ratio> cachingCuts() {
        return workload.usage().stream()
                .map(share -> prices(share.canonicalModel(), share, true))
                .filter(Objects::nonNull)
                .filter(price -> price.input().signum() > 0)
                .map(price -> Ratio.of(price.input().subtract(price.cachedInput()), price.input()))
                .distinct()
                .sorted()
                .toList();
    }

    private BreakEven.@Nullable Prices prices(String model, Workload.UsageShare share, boolean withCached) {
        UsageKind kind = UsageKind.of(model).withServiceTier(share.tier()).withRegion(share.region());
        long cached = withCached ? 1 : 0;
        Plan plan = planner.plan(workload.onLastDay(kind, TokenCounts.of(cached + 1, cached, 1)));
        if (plan.status() != PriceStatus.PRICED) {
            return null;
        }
        // a charge for the request itself, whatever its tokens, is no part of it
        Function<String, BigDecimal> price = meter -> plan.charges().stream()
                .filter(charge -> charge.meter().equals(meter))
                .map(charge -> charge.adjustedPrice(false).perUnit())
                .findFirst()
                .orElse(BigDecimal.ZERO);
        return new BreakEven.Prices(
                price.apply(Meters.INPUT), price.apply(Meters.CACHED_INPUT), price.apply(Meters.OUTPUT));
    }
}
