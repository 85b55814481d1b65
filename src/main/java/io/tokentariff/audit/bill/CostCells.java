package io.tokentariff.audit.bill;

import io.tokentariff.money.Money;
import io.tokentariff.problem.UsageInputException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what costs say, the same in both of their notations. A fault is told with its place. */
final class CostCells {

    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,12}(\\.0+)?");
    private static final String CURRENCY = "usd";
    private static final String TOKENS = "tokens";
    private static final String THOUSAND_TOKENS = "1000_tokens";
    private static final int THOUSAND_DIGITS = 3;

    private CostCells() {}

    static UsageInputException fault(String place, String message) {
        return new UsageInputException("bad-bill", place + ": " + message);
    }

    /** Returns an amount of dollars, negative ones too. */
    static Money amount(String text, @Nullable String currency, String place) {
        if (currency != null && !currency.toLowerCase(Locale.ROOT).equals(CURRENCY)) {
            throw new UsageInputException(
                    "other-currency",
                    "%s: The bill is in \"%s\"; only US dollars can be compared with prices in US dollars."
                            .formatted(place, currency));
        }
        Money amount = Money.ofAnyNotation(text.strip());
        if (amount == null) {
            throw fault(
                    place,
                    "The amount \"%s\" is no number such as 0.8958740000000000; export the costs anew."
                            .formatted(text));
        }
        return amount;
    }

    /** Returns an instant, said in seconds since 1970 or else in ISO notation; null if neither is said. */
    static @Nullable Instant time(@Nullable String seconds, @Nullable String iso, String place) {
        try {
            if (seconds != null) {
                if (!SECONDS.matcher(seconds).matches()) {
                    throw fault(place, "The time \"%s\" is not in seconds since 1970.".formatted(seconds));
                }
                return Instant.ofEpochSecond(new BigDecimal(seconds).longValue());
            }
            return iso == null ? null : OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException e) {
            throw fault(place, "The time \"%s\" is no instant such as 2026-04-12T00:00:00+00:00.".formatted(iso));
        }
    }

    /** Returns how many tokens a quantity is, null if it counts something else or nothing. */
    static @Nullable BigDecimal tokens(@Nullable String quantity, @Nullable String unit) {
        Money count = quantity == null ? null : Money.ofAnyNotation(quantity);
        if (count == null || unit == null) {
            return null;
        }
        return switch (unit) {
            case TOKENS -> count.usd();
            case THOUSAND_TOKENS -> count.usd().movePointRight(THOUSAND_DIGITS);
            default -> null;
        };
    }
}
