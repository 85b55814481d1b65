package io.tokentariff.review;

import io.tokentariff.money.ExactSum;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.review.Attribution.Fates;
import io.tokentariff.review.Attribution.Part;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds of each record which changes its price by two rulebooks is another one for. The changes are made one after the other, in the
 * order of the diff, and each has the difference that it makes then. A record that loses its price is told by its charges, each
 * for the change of the row that it was at; what was at rows that stay is told for the first change that leaves it without a price.
 * One that gets a price likewise. Memory grows with the changes, not with the records. Not thread-safe.
 */
public final class AttributionBuilder {

    private final Rulebook before;
    private final Rulebook after;
    private final List<HalfWay.Step> steps;
    private final Map<RowRef, Integer> oldRows;
    private final Map<RowRef, Integer> newRows;
    private final List<Sums> sums = new ArrayList<>();
    private final Map<PriceStatus, Long> oldFates = new EnumMap<>(PriceStatus.class);
    private final Map<PriceStatus, Long> newFates = new EnumMap<>(PriceStatus.class);

    private static final class Sums {
        private final ExactSum changed = new ExactSum();
        private final ExactSum lost = new ExactSum();
        private final ExactSum gained = new ExactSum();
        private long records;
        private long last = -1;
    }

    private long number;

    /** @param diff what the two do not have in common */
    public AttributionBuilder(Rulebook before, Rulebook after, RulebookDiff diff) {
        HalfWay way = HalfWay.between(before, after, diff);
        this.before = before;
        this.after = after;
        this.steps = way.steps();
        this.oldRows = way.stepsOfRows(before);
        this.newRows = way.stepsOfRows(after);
        steps.forEach(step -> sums.add(new Sums()));
    }

    /** Adds a record. */
    public void add(UsageRecord record) {
        number++;
        Plan old = before.plan(record);
        Plan now = after.plan(record);
        oldFates.merge(old.status(), 1L, Long::sum);
        newFates.merge(now.status(), 1L, Long::sum);
        boolean had = old.status() != PriceStatus.UNPRICED;
        boolean has = now.status() != PriceStatus.UNPRICED;
        if (had && has) {
            walk(record, old, now);
        } else if (had) {
            for (LineItem line : Calculator.quote(record, old, "").lines()) {
                Sums of = touched(stepOf(line, oldRows, record, PriceStatus.UNPRICED));
                of.lost.add(line.amount().usd());
            }
        } else if (has) {
            for (LineItem line : Calculator.quote(record, now, "").lines()) {
                Sums of = touched(stepOf(line, newRows, record, PriceStatus.PRICED));
                of.gained.add(line.amount().usd());
            }
        }
    }

    private void walk(UsageRecord record, Plan old, Plan now) {
        BigDecimal last = amount(record, old);
        if (last.compareTo(amount(record, now)) == 0) {
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            Plan plan = steps.get(i).rulebook().plan(record);
            if (plan.status() == PriceStatus.UNPRICED) {
                continue; // the next step with a price has the difference of both
            }
            BigDecimal amount = amount(record, plan);
            if (amount.compareTo(last) != 0) {
                touched(i).changed.add(amount.subtract(last));
                last = amount;
            }
        }
    }

    private static BigDecimal amount(UsageRecord record, Plan plan) {
        return plan.arithmetic().exactAmount(record.tokens());
    }

    /** The step that changes a row of a line; where none does, the one from which on the record has a price, or none. */
    private int stepOf(LineItem line, Map<RowRef, Integer> rows, UsageRecord record, PriceStatus status) {
        for (RowRef row : line.charge().rows()) {
            Integer step = rows.get(row);
            if (step != null) {
                return step;
            }
        }
        boolean priced = status != PriceStatus.UNPRICED;
        int first = steps.size() - 1;
        for (int i = first - 1; i >= 0; i--) {
            boolean has = steps.get(i).rulebook().plan(record).status() != PriceStatus.UNPRICED;
            if (has != priced) {
                break;
            }
            first = i;
        }
        return first;
    }

    private Sums touched(int step) {
        Sums of = sums.get(step);
        if (of.last != number) {
            of.last = number;
            of.records++;
        }
        return of;
    }

    /** Returns what everything added so far comes to. */
    public Attribution build() {
        List<Part> parts = new ArrayList<>();
        long silent = 0;
        for (int i = 0; i < steps.size(); i++) {
            Sums of = sums.get(i);
            Part part = new Part(
                    steps.get(i).changes(), of.records, of.changed.total(), of.lost.total(), of.gained.total());
            if (of.records > 0) {
                parts.add(part);
            } else {
                silent += part.changes().size();
            }
        }
        parts.sort(Comparator.comparing((Part part) -> part.total().usd().abs())
                .reversed()
                .thenComparing(part -> Objects.toString(part.changes())));
        return new Attribution(parts, silent, fates(oldFates), fates(newFates));
    }

    private static Fates fates(Map<PriceStatus, Long> counts) {
        return new Fates(
                counts.getOrDefault(PriceStatus.PRICED, 0L),
                counts.getOrDefault(PriceStatus.UNPRICED, 0L),
                counts.getOrDefault(PriceStatus.NOT_BILLED, 0L));
    }
}
