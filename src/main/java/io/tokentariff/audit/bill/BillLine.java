package io.tokentariff.audit.bill;

import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a bill says of one line item of one project and day.
 *
 * @param day the UTC day
 * @param project its id, null where the bill does not say
 * @param item the line item in the provider's words, null where costs are not grouped by them
 * @param amount what it costs; negative for what is given back
 * @param tokens how many tokens the bill counts for it, null where it does not say
 */
public record BillLine(
        LocalDate day, @Nullable String project, @Nullable String item, Money amount, @Nullable BigDecimal tokens) {

    BillLine plus(BillLine other) {
        BigDecimal more = other.tokens;
        return new BillLine(
                day,
                project,
                item,
                amount.plus(other.amount),
                tokens == null || more == null ? null : tokens.add(more));
    }
}
