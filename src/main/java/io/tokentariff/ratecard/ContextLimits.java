package io.tokentariff.ratecard;

import io.tokentariff.usage.TokenCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Beyond which context usage is long: the lowest thresholds of several rows of {@code long-context.csv}, as numbers, because
 * this is asked for each record.
 *
 * @param whole what the context alone must exceed, see {@link LongContext#WHOLE_REQUEST}
 * @param excess what context and output together must exceed, see {@link LongContext#EXCESS}
 * @param window the input that no one request can have more of: the context window of the model
 */
public record ContextLimits(long whole, long excess, long window) {

    /** No context is long. */
    public static final ContextLimits NONE = new ContextLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Returns the limits of rows in force for one kind of usage. */
    public static ContextLimits of(List<LongContext> rows) {
        return of(rows, null);
    }

    /** The same for usage of a model, null for one that is not known. */
    public static ContextLimits of(List<LongContext> rows, @Nullable ModelInfo model) {
        long whole = NONE.whole;
        long excess = NONE.excess;
        for (LongContext row : rows) {
            if (row.scope().equals(LongContext.EXCESS)) {
                excess = Math.min(excess, row.threshold());
            } else {
                whole = Math.min(whole, row.threshold());
            }
        }
        Long window = model == null ? null : model.contextWindow();
        return new ContextLimits(whole, excess, window == null ? NONE.window : window);
    }

    /** Whether there is no limit at all. */
    public boolean areNone() {
        return whole == NONE.whole && excess == NONE.excess;
    }

    /** Whether one request cannot have had so much input: more than the model takes at once, and nobody says the context. */
    public boolean cannotBeOne(TokenCounts tokens) {
        return !tokens.contextSaid() && tokens.input() > window;
    }

    /** Whether some of the tokens lie beyond a threshold. */
    public boolean exceededBy(TokenCounts tokens) {
        long context = tokens.contextOrInput();
        return context > whole || context + tokens.output() > excess;
    }
}
