package io.tokentariff.review;

import io.tokentariff.money.Money;
import io.tokentariff.problem.WrongUseException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a bill may change before somebody must look: {@code +1%} (rises by more than 1 %), {@code -1%} (falls by more),
 * {@code 1%} (either way), {@code +10usd}, {@code -10usd}, {@code 10usd}; or {@code lost-price}, also said {@code unpriced}: a record loses its price, which is no change in dollars.
 * Exactly as much is still well.
 *
 * @param text as it was written
 * @param direction {@code +}, {@code -}, or a blank for either way
 * @param limit percent of what the records that have a price by both cost before, or dollars
 * @param unit what the limit is in
 */
public record FailOn(String text, char direction, BigDecimal limit, Unit unit) {

    private static final Pattern FORM = Pattern.compile("([+-]?)\\$?(\\d{1,12}(?:\\.\\d{1,12})?)(%|usd)");
    private static final Set<String> LOST_PRICE = Set.of("lost-price", "unpriced");

    /** What the limit is in. */
    public enum Unit {
        PERCENT,
        USD,
        RECORDS
    }

    /**
     * Reads one of the forms above.
     *
     * @throws WrongUseException if it is none
     */
    public static FailOn parse(String text) {
        String form = text.strip().toLowerCase(Locale.ROOT);
        if (LOST_PRICE.contains(form)) {
            return new FailOn(text, '+', BigDecimal.ZERO, Unit.RECORDS);
        }
        Matcher matcher = FORM.matcher(form);
        if (!matcher.matches()) {
            throw new WrongUseException(
                    "\"%s\" is not a limit such as +1%%, -1%%, 1%%, +10usd, 10usd or lost-price.".formatted(text));
        }
        char direction = matcher.group(1).isEmpty() ? ' ' : matcher.group(1).charAt(0);
        Unit unit = matcher.group(3).equals("%") ? Unit.PERCENT : Unit.USD;
        return new FailOn(text, direction, new BigDecimal(matcher.group(2)), unit);
    }

    /** Whether the bill changes by more than the limit. */
    public boolean exceededBy(Impact impact) {
        if (unit == Unit.RECORDS) {
            return impact.counts().newlyUnpriced() > 0;
        }
        Money delta = impact.paidDelta();
        if ((direction == '+' && !delta.isPositive()) || (direction == '-' && !delta.isNegative())) {
            return false;
        }
        BigDecimal size = delta.usd().abs();
        // delta > limit, or delta x 100 > limit x old amount
        return unit == Unit.USD
                ? size.compareTo(limit) > 0
                : size.movePointRight(2)
                                .compareTo(limit.multiply(impact.paidBefore().usd()))
                        > 0;
    }

    /** One sentence for a bill that exceeds the limit. */
    public String sentence(Impact impact) {
        return unit == Unit.RECORDS
                ? "%s; they cost %s USD (--fail-on %s)."
                        .formatted(
                                DiffReport.count(
                                        impact.counts().newlyUnpriced(),
                                        "record loses its price",
                                        "records lose their price"),
                                impact.sides().lost().toPlainString(),
                                text)
                : "The bill changes by %s, more than --fail-on %s allows.".formatted(Signed.withPercent(impact), text);
    }
}
