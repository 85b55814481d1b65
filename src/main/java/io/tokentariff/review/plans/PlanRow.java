package io.tokentariff.review.plans;

import io.tokentariff.ratecard.ContextLimits;
import io.tokentariff.usage.UsageKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of plans: what one count of a meter costs in one kind of usage, over a period.
 *
 * @param kind model, tier, region, operation and status, as usage names them
 * @param fineTuned whether it is a fine-tuned model
 * @param from the first day, null for open
 * @param until the day after the last, null for open
 * @param context the context band
 * @param limits beyond which context usage is long
 * @param price what a count costs
 * @param why why the row is no complete answer, empty where it is
 */
record PlanRow(
        UsageKind kind,
        boolean fineTuned,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String context,
        ContextLimits limits,
        MeterPrice price,
        String why) {

    static final List<String> HEAD = List.of(
            "model",
            "fine_tuned",
            "service_tier",
            "region",
            "operation",
            "status",
            "from",
            "until",
            "context",
            "whole_above",
            "excess_above",
            "context_window",
            "counted_by",
            "per_count",
            "unless_counted",
            "meter",
            "usd_within",
            "usd_beyond",
            "split_at",
            "plan_status",
            "at_least",
            "findings",
            "exportable",
            "why",
            "rulebook");

    /**
     * What one count of a meter costs.
     *
     * @param countedBy the meter of the usage that is counted
     * @param perCount how many of the charged meter each count is
     * @param unlessCounted the meter that, where the usage counts it, makes this row not apply; empty for none
     * @param meter the meter that is charged
     * @param within dollars for one of it, null if there is no price
     * @param beyond the same beyond {@code splitAt}
     * @param splitAt the position in the session from which on {@code beyond} is the price, null for none
     */
    record MeterPrice(
            String countedBy,
            long perCount,
            String unlessCounted,
            String meter,
            @Nullable BigDecimal within,
            @Nullable BigDecimal beyond,
            @Nullable Long splitAt,
            String status,
            boolean atLeast,
            List<String> findings) {}

    /** The same of a kind that is the same by another name. */
    PlanRow of(UsageKind other) {
        return new PlanRow(other, fineTuned, from, until, context, limits, price, why);
    }

    List<String> cells(String revision) {
        return Stream.<@Nullable Object>of(
                        kind.model(),
                        fineTuned ? "yes" : "no",
                        kind.serviceTier(),
                        kind.region(),
                        kind.operation().word(),
                        kind.status().word(),
                        from,
                        until,
                        context,
                        limit(limits.whole()),
                        limit(limits.excess()),
                        limit(limits.window()),
                        price.countedBy(),
                        price.perCount(),
                        price.unlessCounted(),
                        price.meter(),
                        plain(price.within()),
                        plain(price.beyond()),
                        price.splitAt(),
                        price.status(),
                        price.atLeast() ? "yes" : "no",
                        String.join(";", price.findings()),
                        why.isEmpty() ? "yes" : "no",
                        why,
                        revision)
                .map(cell -> cell == null ? "" : cell.toString())
                .collect(Collectors.toList());
    }

    private static @Nullable Long limit(long tokens) {
        return tokens == Long.MAX_VALUE ? null : tokens;
    }

    private static @Nullable String plain(@Nullable BigDecimal usd) {
        return usd == null ? null : usd.toPlainString();
    }
}
