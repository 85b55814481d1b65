package io.tokentariff.cases;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case expects of one evaluation. What it does not say is not looked at.
 *
 * @param line line on which it begins
 * @param fires ids of rules that must insert something
 * @param silent ids of rules that must insert nothing
 * @param status {@code priced}, {@code unpriced} or {@code not_billed}
 * @param amount the exact amount in dollars
 * @param charges every charge inserted, by meter; none but these
 * @param adjustments every adjustment inserted, by the meter of its charge; none but these
 * @param findings every finding; none but these
 */
record Expectation(
        int line,
        List<String> fires,
        List<String> silent,
        @Nullable Said<String> status,
        @Nullable Said<BigDecimal> amount,
        @Nullable Said<Map<String, List<Rated>>> charges,
        @Nullable Said<Map<String, List<Factored>>> adjustments,
        @Nullable Said<List<Found>> findings) {

    /** A value with the line that says it. */
    record Said<T>(T value, int line) {}

    /**
     * A charge of one meter.
     *
     * @param price dollars per what the meter's row says, mostly 1,000,000 tokens, before adjustments
     * @param rule id of the rule that charges
     * @param term the term that derives the price; empty for a price that a row publishes
     * @param certainty how sure the price is
     */
    record Rated(
            @Nullable BigDecimal price, @Nullable String rule, @Nullable String term, @Nullable String certainty) {}

    /**
     * An adjustment of one meter's charge.
     *
     * @param factor what the price is multiplied by
     * @param beyond the position in the session from which on it is
     * @param rule id of the rule that adjusts
     */
    record Factored(@Nullable BigDecimal factor, @Nullable Long beyond, @Nullable String rule) {}

    /**
     * A finding.
     *
     * @param code its code
     * @param meter the meter it is about
     * @param rule id of the rule that finds
     * @param says a part of its message
     */
    record Found(@Nullable String code, @Nullable String meter, @Nullable String rule, @Nullable String says) {}
}
