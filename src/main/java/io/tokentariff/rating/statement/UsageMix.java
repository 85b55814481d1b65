package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.money.Rounding;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.TokenTotals;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Of whom, and of what, some usage is, as far as agreements ask, whatever its days; to say what they would do to days that are like
 * it. Memory grows with what they tell apart, not with the records. Not thread-safe.
 */
public final class UsageMix {

    /** Digits of an amount that a share of a day comes to; days to come are not known to more. */
    private static final Rounding SHARE = Rounding.halfEven(9);

    private static final Rounding WHOLE = Rounding.halfEven(0);
    private static final List<@Nullable String> ALL = List.of();

    private final Agreements agreements;
    private final PeriodTotals totals;

    /** @param agreements what is done to a period's bill */
    public UsageMix(Agreements agreements) {
        this.agreements = agreements;
        this.totals = new PeriodTotals(new AskedTotals(agreements.rows(), List.of()), agreements.zone());
    }

    /**
     * What agreements make of days.
     *
     * @param list what the days cost at list prices
     * @param settlement what agreements do to it
     */
    public record Settled(Money list, Settlement settlement) {

        /** What is to be paid, tax included. */
        public Money total() {
            Money total = list;
            for (BillLine line : settlement.lines()) {
                total = total.plus(line.amount());
            }
            for (CreditLine credit : settlement.credits()) {
                total = total.minus(credit.used());
            }
            return total;
        }
    }

    /** Whether there are agreements that change what is to be paid, or tell of it. */
    public boolean isOfUse() {
        return !agreements.rows().isEmpty();
    }

    /** Adds a record that has a price. */
    public void add(UsageRecord record, Plan plan) {
        totals.add(record, plan, ALL);
    }

    /** Adds records of one kind and account that all lie within every threshold; {@code like} is one of them. */
    public void add(UsageRecord like, Plan plan, TokenTotals tokens) {
        totals.add(like, plan, tokens, ALL);
    }

    /** Whether agreements ask whose usage it is. */
    public static boolean asksWhose(Agreements agreements) {
        return agreements.rows().stream()
                .anyMatch(row -> !row.each().isEmpty() || row.scope().whom().named() > 0);
    }

    /**
     * Returns what agreements would make of days, each of them made up as all usage here is. Rows are those in force then.
     *
     * @param costs what each day costs at list prices
     */
    public Settled on(SortedMap<LocalDate, Ratio> costs) {
        Map<CellKey, PeriodSum> mix = mix();
        Money all = sum(mix.values());
        List<Cell> cells = new ArrayList<>();
        if (!all.isZero()) {
            costs.forEach((day, cost) -> {
                Ratio share = cost.dividedBy(Ratio.of(all));
                mix.forEach((key, sum) -> cells.add(Cell.ofUsage(share(key, sum, day, share))));
            });
        }
        Money list = Cells.list(cells);
        return new Settled(
                list, Settlement.of(agreements.settle(cells, List.of(), List.of(), List.of(list)), agreements));
    }

    private static PeriodSum share(CellKey key, PeriodSum sum, LocalDate day, Ratio share) {
        BigInteger tokens = WHOLE.of(share.times(Ratio.of(new BigDecimal(sum.tokens()))))
                .usd()
                .toBigIntegerExact();
        Money amount = SHARE.of(share.times(Ratio.of(sum.amount())));
        return key.on(day).sum(tokens, amount);
    }

    /** All sums, their days left out. */
    private Map<CellKey, PeriodSum> mix() {
        Map<CellKey, PeriodSum> mix = new TreeMap<>();
        for (PeriodSum each : totals.sums()) {
            CellKey key = CellKey.of(each).on(LocalDate.EPOCH);
            PeriodSum before = mix.get(key);
            mix.put(
                    key,
                    before == null
                            ? key.sum(each.tokens(), each.amount())
                            : key.sum(
                                    before.tokens().add(each.tokens()),
                                    before.amount().plus(each.amount())));
        }
        return mix;
    }

    private static Money sum(Collection<PeriodSum> sums) {
        return sums.stream().map(PeriodSum::amount).reduce(Money.ZERO, Money::plus);
    }
}
