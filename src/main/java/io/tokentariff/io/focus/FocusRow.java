package io.tokentariff.io.focus;

import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row: so much of something bought in a period, or what is taken off.
 *
 * @param sku what was bought, null for what is no usage
 * @param begin when the charge period begins, in seconds since 1970
 * @param end when it has ended
 * @param project whose usage it is, null if nobody says
 * @param tags the values of the tags that rows are told apart by, null where a record has none
 * @param quantity how much, in units of the meter
 * @param records of how many records
 * @param amount what it comes to where it is no usage, null for usage; negative for what is taken off
 * @param name of the agreement or credit
 * @param category what FOCUS calls it: {@code Usage}, {@code Credit}, {@code Adjustment}, {@code Tax}
 */
record FocusRow(
        @Nullable Sku sku,
        long begin,
        long end,
        @Nullable String project,
        List<@Nullable String> tags,
        BigInteger quantity,
        long records,
        @Nullable Money amount,
        String name,
        String category) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    /** What it costs by what everybody pays. */
    BigDecimal listCost() {
        return sku == null ? said() : sku.list().times(quantity).usd();
    }

    /** What it costs. */
    BigDecimal cost() {
        return sku == null ? said() : sku.contracted().times(quantity).usd();
    }

    private BigDecimal said() {
        return amount == null ? BigDecimal.ZERO : amount.usd();
    }

    /** How much, in what a price is for. */
    BigDecimal pricingQuantity() {
        BigDecimal all = new BigDecimal(quantity);
        return sku == null
                ? all
                : all.movePointLeft(Long.toString(sku.list().per()).length() - 1);
    }

    String beginText() {
        return TIME.format(Instant.ofEpochSecond(begin));
    }

    String endText() {
        return TIME.format(Instant.ofEpochSecond(end));
    }

    String month(int later) {
        LocalDate first = LocalDate.ofInstant(Instant.ofEpochSecond(begin), ZoneOffset.UTC)
                .withDayOfMonth(1)
                .plusMonths(later);
        return TIME.format(first.atStartOfDay(ZoneOffset.UTC));
    }
}
