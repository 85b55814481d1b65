package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.EffectivePeriod;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Free credit: an amount that pays for usage of a period before money does.
 *
 * @param name what it is called on the statement
 * @param amount how much, zero or more
 * @param period the days whose usage it can pay for
 * @param account the project whose usage it can pay for, null for any
 */
public record CreditGrant(String name, Money amount, EffectivePeriod period, @Nullable String account)
        implements Serializable {

    public CreditGrant {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("The credit %s (%s) must not be negative.".formatted(name, amount));
        }
    }
}
