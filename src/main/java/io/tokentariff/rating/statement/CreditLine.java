package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;

/**
 * What a grant paid for on one statement.
 *
 * @param grant the grant
 * @param used how much of it was taken off
 */
public record CreditLine(CreditGrant grant, Money used) {

    /** The step that free credits are of, as that of a {@link BillLine}. */
    public static final String STEP = Step.FREE_CREDIT.word();

    /** What is left of the grant. */
    public Money left() {
        return grant.amount().minus(used);
    }
}
