package io.tokentariff.rating;

import io.tokentariff.money.Thousands;
import io.tokentariff.money.UnitPrice;
import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.ratecard.Term;

/** Says the arithmetic of a line item: {@code 200 x 0.20 x 1.1 / 1,000,000 = 0.000044}, {@code 2 x 10.00 / 1,000 = 0.02}. */
public final class Formula {

    private Formula() {}

    /** Returns count x rate x factors / what the rate is per = amount; where a term derives the price, the rate is the row's own. */
    public static String of(LineItem line) {
        PerCallTokens perCall = line.charge().perCall();
        StringBuilder text = new StringBuilder();
        if (perCall == null) {
            text.append(Thousands.apart(line.tokens()));
        } else {
            text.append(Thousands.apart(line.tokens() / perCall.tokens()))
                    .append(" x ")
                    .append(Thousands.apart(perCall.tokens()));
        }
        text.append(" x ").append(rowPrice(line).toPlainString());
        Term basis = line.charge().basis();
        if (basis != null) {
            text.append(" x ").append(basis.factor().toPlainString());
        }
        for (PlannedAdjustment each : line.adjustments()) {
            text.append(" x ").append(each.adjustment().factor().toPlainString());
        }
        long per = rowPrice(line).per();
        if (per > 1) {
            text.append(" / ").append(Thousands.apart(per));
        }
        return text.append(" = ").append(line.amount().toPlainString()).toString();
    }

    private static UnitPrice rowPrice(LineItem line) {
        return line.charge().rate().price();
    }
}
