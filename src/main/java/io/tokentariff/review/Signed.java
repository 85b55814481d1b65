package io.tokentariff.review;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.money.Rounding;
import java.math.RoundingMode;

/** Differences for people: always with a sign. */
final class Signed {

    private static final Rounding ONE_DECIMAL = new Rounding(1, RoundingMode.HALF_UP);

    private Signed() {}

    /** Returns {@code +0.40}, {@code -0.40} or {@code 0}, exactly. */
    static String of(Money delta) {
        return delta.toSignedString();
    }

    /** Returns {@code +0.40 USD (+1.2 %)}. */
    static String withPercent(Impact impact) {
        String percent = percent(impact.paidDelta(), impact.paidBefore());
        return of(impact.paidDelta()) + " USD" + (percent.isEmpty() ? "" : " (" + percent + ")");
    }

    /** Returns the share in percent to one decimal, the nearest, {@code +<0.1 %} for next to nothing; empty where there is nothing to compare with. */
    static String percent(Money delta, Money before) {
        if (before.isZero()) {
            return "";
        }
        Ratio percent =
                Ratio.of(delta.usd().abs().movePointRight(2), before.usd().abs());
        String shown = ONE_DECIMAL.apply(percent);
        String sign = delta.isZero() ? "" : delta.isNegative() ? "-" : "+";
        return sign + (shown.equals("0.0") && !delta.isZero() ? "<0.1" : shown) + " %";
    }
}
