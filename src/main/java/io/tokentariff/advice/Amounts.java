package io.tokentariff.advice;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.TokenTotals;
import io.tokentariff.rating.statement.UsageMix;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What usage costs under one counterfactual, the output's part and the input's apart, so that multipliers are applied to
 * amounts and never to tokens. Exact.
 */
final class Amounts {

    private static final int MOST_NOTES = 4;

    private final ExactSum input = new ExactSum();
    private final ExactSum output = new ExactSum();
    private final ExactSum other = new ExactSum();
    private final Set<Advice.Note> notes = new LinkedHashSet<>();
    private final @Nullable UsageMix mix;
    private long priced;

    /** Amounts that no agreement is asked about. */
    Amounts() {
        this(null);
    }

    /** @param mix takes the same usage as agreements tell it apart, null if there are none */
    Amounts(@Nullable UsageMix mix) {
        this.mix = mix;
    }

    /** Adds one record by its plan; what has no price is not counted as priced. */
    void add(Plan plan, UsageRecord record) {
        if (!count(plan, 1)) {
            return;
        }
        Quote quote = Calculator.quote(record, plan, "");
        for (LineItem line : quote.lines()) {
            add(line.meter(), line.amount());
        }
        if (mix != null && plan.status() == PriceStatus.PRICED) {
            mix.add(record, plan);
        }
        quote.requestLines().forEach(line -> other.add(line.amount().usd()));
    }

    /**
     * Adds records that all lie within every threshold: their amount is the price times their tokens added up.
     *
     * @param like one of them
     */
    void add(Plan plan, UsageRecord like, TokenTotals tokens, long records) {
        if (!count(plan, records)) {
            return;
        }
        if (mix != null && plan.status() == PriceStatus.PRICED) {
            mix.add(like, plan, tokens);
        }
        for (PlannedCharge charge : plan.charges()) {
            BigInteger counted = tokens.count(charge.charge().countedBy());
            BigInteger charged =
                    counted.multiply(BigInteger.valueOf(charge.charge().perCount()));
            add(charge.meter(), charge.adjustedPrice(false).times(charged));
        }
    }

    private boolean count(Plan plan, long records) {
        if (plan.status() == PriceStatus.UNPRICED) {
            return false;
        }
        priced += records;
        for (PlannedFinding finding : plan.findings()) {
            if (notes.size() < MOST_NOTES) {
                notes.add(new Advice.Note(finding.code(), finding.message()));
            }
        }
        return true;
    }

    /** What agreements tell of the same usage, null if there are none. */
    @Nullable
    UsageMix mix() {
        return mix;
    }

    /** What must be said about these prices, the first few of it. */
    List<Advice.Note> notes() {
        return List.copyOf(notes);
    }

    private void add(String meter, Money amount) {
        ExactSum part = Meters.isInput(meter) ? input : meter.equals(Meters.OUTPUT) ? output : other;
        part.add(amount.usd());
    }

    /** How many records could be priced. */
    long priced() {
        return priced;
    }

    Money output() {
        return output.total();
    }

    Money total() {
        return total(BigDecimal.ONE, BigDecimal.ONE);
    }

    /** The sum with the input's part and the output's part multiplied. */
    Money total(BigDecimal inputFactor, BigDecimal outputFactor) {
        return input.total()
                .times(inputFactor)
                .plus(output.total().times(outputFactor))
                .plus(other.total());
    }
}
