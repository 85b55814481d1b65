package io.tokentariff.audit;

import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One record with its price, or several records of one kind and plan, their counts added up and priced together: the same sum, exactly,
 * as none of them lies beyond a threshold.
 *
 * @param first the record, or the first of them: it decides the plan
 * @param quote of the record, or of the sum
 */
record Priced(UsageRecord first, Quote quote) {

    static Priced of(UsageRecord record, Plan plan) {
        return new Priced(record, Calculator.quote(record, plan, ""));
    }

    static Priced ofSum(UsageRecord first, UsageRecord sum, Plan plan) {
        return new Priced(first, Calculator.quote(sum, plan, ""));
    }

    /** Returns the line items if each of the records were another one; null if it has no price then. */
    @Nullable
    List<LineItem> lines(UnaryOperator<UsageRecord> change, Rulebook rulebook) {
        Plan plan = rulebook.plan(change.apply(first));
        return plan.status() == PriceStatus.PRICED
                ? Calculator.quote(change.apply(quote.record()), plan, "").lines()
                : null;
    }
}
