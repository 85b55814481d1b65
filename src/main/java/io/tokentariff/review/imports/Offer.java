package io.tokentariff.review.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price as a row of rates.csv has it.
 *
 * @param price dollars per what the meter's row says
 * @param from the first day it is in force, null if since ever
 * @param file the list that says so
 * @param source what the row says of it
 */
record Offer(BigDecimal price, @Nullable LocalDate from, String file, String source) {}
