package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.RuleRef;
import java.math.BigDecimal;

/**
 * A part of a statement in the currency in which it is paid.
 *
 * @param currency its letters
 * @param period the days it is about
 * @param usd the part in US dollars, tax included
 * @param perUsd what one US dollar is
 * @param amount the part in the currency
 * @param rule the rule that decided that the row applies
 * @param row the row with the rate
 * @param source who says so
 */
public record Conversion(
        String currency,
        String period,
        Money usd,
        BigDecimal perUsd,
        BigDecimal amount,
        RuleRef rule,
        RowRef row,
        String source) {}
