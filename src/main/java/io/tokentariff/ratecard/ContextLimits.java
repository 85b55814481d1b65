package io.tokentariff.ratecard;

import io.tokentariff.usage.TokenCounts;
import java.util.List;

/**
 * Beyond which context usage is long: the lowest thresholds of several rows of {@code long-context.csv}, as numbers, because
 * this is asked for each record.
 *
 * @param whole what the context alone must exceed, see {@link LongContext#WHOLE_REQUEST}
 * @param excess what context and output together must exceed, see {@link LongContext#EXCESS}
 */
public record ContextLimits(long whole, long excess) {

    /** No context is long. */
    public static final ContextLimits NONE = new ContextLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Returns the limits of rows in force for one kind of usage. */
    public static ContextLimits of(List<LongContext> rows) {
        long whole = NONE.whole;
        long excess = NONE.excess;
        for (LongContext row : rows) {
            if (row.scope().equals(LongContext.EXCESS)) {
                excess = Math.min(excess, row.threshold());
            } else {
                whole = Math.min(whole, row.threshold());
            }
        }
        return new ContextLimits(whole, excess);
    }

    /** Whether there is no limit at all. */
    public boolean areNone() {
        return whole == NONE.whole && excess == NONE.excess;
    }

    /** Whether some of the tokens lie beyond a threshold. */
    public boolean exceededBy(TokenCounts tokens) {
        long context = tokens.contextOrInput();
        return context > whole || context + tokens.output() > excess;
    }
}
