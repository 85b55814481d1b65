package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.RuleRef;
import java.io.Serializable;
import java.math.BigInteger;

/**
 * What a cap or a minimum charge a request did to records of one kind on days that no agreement tells apart.
 *
 * @param usage of which usage; its amount is what the row added, negative for what it took off
 * @param step the table of the row: {@code cap}
 * @param agreement what the row calls it
 * @param row the row
 * @param source who says so
 * @param rule the rule that decided that it applies
 * @param requests how many requests it changed the price of
 * @param before what these came to without it
 */
public record RequestSum(
        PeriodSum usage,
        String step,
        String agreement,
        RowRef row,
        String source,
        RuleRef rule,
        BigInteger requests,
        Money before)
        implements Serializable {}
