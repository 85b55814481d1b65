package io.tokentariff.advice;

import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many records are longer than a context window, for each window that some model of the rulebook has. A record's length is
 * its context, else its input. A sum of several requests that is longer may hold requests that are not: those are counted apart,
 * as nobody can tell. Not thread-safe.
 */
final class WindowFit {

    private final long[] windows;
    private final long[] longer;
    private final long[] perhapsLonger;

    private WindowFit(long[] windows) {
        this.windows = windows;
        this.longer = new long[windows.length];
        this.perhapsLonger = new long[windows.length];
    }

    /** Returns the counts, all zero, for the windows of a rulebook's models. */
    static WindowFit of(RateCard card) {
        return new WindowFit(card.rows().models().stream()
                .map(ModelInfo::contextWindow)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sorted()
                .distinct()
                .toArray());
    }

    /** Returns counts of their own for the same windows. */
    WindowFit another() {
        return new WindowFit(windows);
    }

    void add(UsageRecord record) {
        TokenCounts tokens = record.tokens();
        long length = tokens.contextOrInput();
        if (windows.length == 0 || length <= windows[0]) {
            return;
        }
        long[] counts = tokens.requests() > 1 && !tokens.contextSaid() ? perhapsLonger : longer;
        for (int i = 0; i < windows.length && length > windows[i]; i++) {
            counts[i]++;
        }
    }

    void add(WindowFit other) {
        for (int i = 0; i < windows.length; i++) {
            longer[i] += other.longer[i];
            perhapsLonger[i] += other.perhapsLonger[i];
        }
    }

    /** How many records are longer than that window; 0 for a model whose window is not known. */
    long longerThan(@Nullable Long window) {
        return of(longer, window);
    }

    /** How many sums of several requests are longer than that window. */
    long perhapsLongerThan(@Nullable Long window) {
        return of(perhapsLonger, window);
    }

    private long of(long[] counts, @Nullable Long window) {
        int place = window == null ? -1 : Arrays.binarySearch(windows, window);
        return place < 0 ? 0 : counts[place];
    }
}
