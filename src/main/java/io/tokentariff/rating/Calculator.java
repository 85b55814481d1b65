package io.tokentariff.rating;

import io.tokentariff.money.Money;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * From a plan and a record's counts to a quote. The steps, and their only order: tokens of each meter → on which side of the
 * threshold they lie → price → factors → amount of the line → caps and minimum charges a request → sum of all lines. Nothing rounds.
 */
public final class Calculator {

    private Calculator() {}

    /** Returns the record's price by the plan. */
    public static Quote quote(UsageRecord record, Plan plan, String revision) {
        List<LineItem> lines = plan.status() == PriceStatus.PRICED ? lines(record.tokens(), plan) : List.of();
        List<RequestLine> requestLines =
                plan.status() == PriceStatus.PRICED ? plan.arithmetic().requestLines(record.tokens()) : List.of();
        Money amount =
                switch (plan.status()) {
                    case PRICED -> sum(lines).plus(sumOf(requestLines));
                    case NOT_BILLED -> Money.ZERO;
                    case UNPRICED -> null;
                };
        return new Quote(record, plan.usage(), plan.status(), amount, lines, requestLines, plan.findings(), revision);
    }

    private static Money sum(List<LineItem> lines) {
        return lines.stream().map(LineItem::amount).reduce(Money.ZERO, Money::plus);
    }

    private static Money sumOf(List<RequestLine> lines) {
        return lines.stream().map(RequestLine::amount).reduce(Money.ZERO, Money::plus);
    }

    /** Takes one part of a record: what it has of one charge on one side of the threshold. */
    @FunctionalInterface
    public interface Parts {
        void part(PlannedCharge charge, boolean beyond, long tokens);
    }

    /** Goes through the parts of a record that has a price, in the order of a bill; parts without tokens are left out. */
    public static void parts(TokenCounts tokens, Plan plan, Parts parts) {
        Long threshold = plan.threshold();
        for (PlannedCharge charge : plan.charges()) {
            int place = tokens.meters().place(charge.charge().countedBy());
            long all = place < 0 ? 0 : tokens.at(place) * charge.charge().perCount();
            long beyond = all == 0 || threshold == null || !charge.split()
                    ? 0
                    : SessionPosition.beyond(tokens, place, threshold);
            if (all - beyond > 0) {
                parts.part(charge, false, all - beyond);
            }
            if (beyond > 0) {
                parts.part(charge, true, beyond);
            }
        }
    }

    private static List<LineItem> lines(TokenCounts tokens, Plan plan) {
        List<LineItem> lines = new ArrayList<>();
        parts(
                tokens,
                plan,
                (charge, beyond, count) -> lines.add(new LineItem(
                        charge.charge(),
                        charge.rule(),
                        count,
                        charge.adjustments(beyond),
                        charge.adjustedPrice(beyond).times(count))));
        return lines;
    }
}
