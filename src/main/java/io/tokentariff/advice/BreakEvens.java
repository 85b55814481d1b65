package io.tokentariff.advice;

import io.tokentariff.money.Ratio;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Break-even ratios of a workload's alternatives, at the prices of the workload's last day, within every threshold. */
record BreakEvens(Workload workload, Planner planner) {

    /** Returns the break-even of a change of model; null where the workload has no one model, tier and region. */
    Advice.@Nullable ShownBreakEven of(@Nullable Alternative alternative) {
        if (alternative == null || workload.usage().size() != 1) {
            return null;
        }
        Workload.UsageShare share = workload.usage().get(0);
        BreakEven.Prices now = prices(share.canonicalModel(), share);
        BreakEven.Prices then =
                switch (alternative.change()) {
                    case Alternative.MODEL, Alternative.BASE_MODEL -> prices(alternative.model(), share);
                    default -> null;
                };
        if (now == null || then == null) {
            return null;
        }
        BreakEven breakEven = BreakEven.of(now, then, workload.cachedShare(), alternative.outputMultiplier());
        return new Advice.ShownBreakEven(alternative.model(), breakEven, workload.inputToOutput());
    }

    private BreakEven.@Nullable Prices prices(String model, Workload.UsageShare share) {
        UsageKind kind = UsageKind.of(model).withServiceTier(share.tier()).withRegion(share.region());
        long cached = workload.cachedShare().equals(Ratio.ZERO) ? 0 : 1;
        Plan plan = planner.plan(workload.onLastDay(kind, TokenCounts.of(cached + 1, cached, 1)));
        if (plan.status() != PriceStatus.PRICED) {
            return null;
        }
        BigDecimal input = BigDecimal.ZERO;
        BigDecimal cachedInput = BigDecimal.ZERO;
        BigDecimal output = BigDecimal.ZERO;
        for (PlannedCharge charge : plan.charges()) {
            BigDecimal price = charge.adjustedPrice(false).perUnit();
            switch (charge.meter()) {
                case Meters.INPUT -> input = price;
                case Meters.CACHED_INPUT -> cachedInput = price;
                case Meters.OUTPUT -> output = price;
                default -> {} // a charge for the request itself, whatever its tokens
            }
        }
        return new BreakEven.Prices(input, cachedInput, output);
    }
}
