package io.tokentariff.review.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One price of a public price list.
 *
 * @param field what the list calls it
 * @param meter what it is the price of
 * @param usd dollars, as the list has them
 * @param per for how many
 * @param tier the service tier
 * @param above tokens of context above which it holds, null if at any length, or below where there is another
 * @param from the first day it is in force, null if since ever
 */
record ListedPrice(
        String field,
        String meter,
        BigDecimal usd,
        long per,
        String tier,
        @Nullable Long above,
        @Nullable LocalDate from) {

    boolean isFree() {
        return usd.signum() == 0;
    }
}
