package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What fine-tuning costs against staying on the base model: the training once, and each month's inference on either.
 *
 * @param model the base model
 * @param training what the training costs
 * @param monthlyBase a month's inference on the base model
 * @param monthlyTuned a month's inference on the fine-tuned model
 */
public record FineTuningEstimate(String model, Money training, Ratio monthlyBase, Ratio monthlyTuned) {

    /** What fine-tuning saves a month, negative where its inference is dearer. */
    public Ratio monthlySaving() {
        return monthlyBase.minus(monthlyTuned);
    }

    /** The month, from 1, at whose end the savings have paid the training; null if they never do. */
    public @Nullable BigInteger paysInMonth() {
        if (!monthlySaving().isPositive()) {
            return null;
        }
        BigInteger months = Ratio.of(training).dividedBy(monthlySaving()).ceiling();
        return months.max(BigInteger.ONE);
    }

    /** What fine-tuning costs more than staying over so many months, negative where it saves. */
    public Ratio extraCostOver(long months) {
        return Ratio.of(training).minus(monthlySaving().times(Ratio.of(months, 1)));
    }
}
