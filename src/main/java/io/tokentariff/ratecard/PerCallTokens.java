package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;

/**
 * One row of {@code per-call-tokens.csv}: tokens that the provider charges with each call of a tool and that no usage counts.
 * They are charged as a meter of their own, at the rates that {@code meters.csv} says of it (policy 2.12).
 *
 * @param model canonical model name
 * @param meter what comes with these tokens, such as {@code web_search_calls}
 * @param tokens how many tokens each comes with, at most {@link #MOST}
 * @param chargedAs the meter they are charged as
 * @param period when it is in force
 * @param source who says so
 * @param row where it stands
 */
public record PerCallTokens(
        String model, String meter, long tokens, String chargedAs, EffectivePeriod period, String source, RowRef row)
        implements Row.Dated {

    /** The most tokens that one call can come with: so that the tokens of all calls of a record can be counted. */
    public static final long MOST = 1_000_000;

    static PerCallTokens of(TableRow row) {
        Long tokens = row.whole("tokens");
        if (tokens != null && (tokens < 1 || tokens > MOST)) {
            row.report(
                    "bad-number", "tokens", "The tokens of a call can be 1 to %s, not %s.".formatted(MOST, tokens), "");
        }
        return new PerCallTokens(
                row.text("model"),
                row.text("meter"),
                tokens == null ? 1 : tokens,
                row.text("charged_as"),
                TableRows.period(row),
                row.text("source"),
                TableRows.place(row));
    }
}
