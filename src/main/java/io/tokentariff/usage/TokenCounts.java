package io.tokentariff.usage;

import io.tokentariff.problem.InvalidUsageException;

/**
 * How many tokens one usage record consumed. Also a fact, for rules that need counts, such as volume discounts.
 *
 * @param input all input tokens, cached and written ones included
 * @param cachedInput the part of the input read from the prompt cache
 * @param cacheWrite the part of the input written to the prompt cache
 * @param output all output tokens, reasoning included
 * @param training tokens trained, epochs already inside
 * @param context tokens in the session's context when the answer starts, or {@link #NOT_SAID}
 * @param extra counts of other meters, outside the input and the output
 */
public record TokenCounts(
        long input, long cachedInput, long cacheWrite, long output, long training, long context, ExtraMeters extra) {

    /** The usage does not say its context. */
    public static final long NOT_SAID = -1;

    /** The largest count of one record that is believed: a million million tokens. */
    public static final long LARGEST = 1_000_000_000_000L;

    /** Nothing at all, as in a batch line with an error. */
    public static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0, 0, NOT_SAID, ExtraMeters.NONE);

    private static final int INPUT_BIT = 1;
    private static final int CACHED_INPUT_BIT = 2;
    private static final int CACHE_WRITE_BIT = 4;
    private static final int OUTPUT_BIT = 8;
    private static final int TRAINING_BIT = 16;

    /** @throws InvalidUsageException if a count is negative, too large, or a part exceeds its whole */
    public TokenCounts {
        checkCount("input_tokens", input);
        checkCount("cached_input_tokens", cachedInput);
        checkCount("cache_write_tokens", cacheWrite);
        checkCount("output_tokens", output);
        checkCount("training_tokens", training);
        if (cachedInput > input) {
            throw new InvalidUsageException(
                    "cached-exceeds-input",
                    "cached_input_tokens (%s) is more than input_tokens (%s); cached tokens are a part of the input."
                            .formatted(cachedInput, input));
        }
        if (cachedInput + cacheWrite > input) {
            throw new InvalidUsageException(
                    "cached-exceeds-input",
                    "cached_input_tokens (%s) and cache_write_tokens (%s) together are more than input_tokens (%s)."
                            .formatted(cachedInput, cacheWrite, input));
        }
        if (context != NOT_SAID) {
            checkCount("context_tokens", context);
            if (context < input) {
                throw new InvalidUsageException(
                        "context-below-input",
                        "context_tokens (%s) is less than input_tokens (%s); the context holds the input."
                                .formatted(context, input));
            }
        }
    }

    /** Returns inference counts without cache or context, for the common case. */
    public static TokenCounts of(long input, long cachedInput, long output) {
        return new TokenCounts(input, cachedInput, 0, output, 0, NOT_SAID, ExtraMeters.NONE);
    }

    /** Returns the counts of a training job; the epochs are already inside. */
    public static TokenCounts trained(long tokens) {
        return new TokenCounts(0, 0, 0, 0, tokens, NOT_SAID, ExtraMeters.NONE);
    }

    /** Input tokens that were neither read from the cache nor written to it. */
    public long plainInput() {
        return input - cachedInput - cacheWrite;
    }

    /** The context as said, else the input: policy 1. */
    public long contextOrInput() {
        return context == NOT_SAID ? input : context;
    }

    public boolean contextSaid() {
        return context != NOT_SAID;
    }

    /** Returns the count of a meter, zero if the record does not have it. */
    public long count(String meter) {
        return switch (meter) {
            case Meters.INPUT -> plainInput();
            case Meters.CACHED_INPUT -> cachedInput;
            case Meters.CACHE_WRITE -> cacheWrite;
            case Meters.OUTPUT -> output;
            case Meters.TRAINING -> training;
            default -> extra.count(meter);
        };
    }

    /** Which of the five built-in meters have tokens, a bit each: what distinguishes kinds of usage. */
    public int builtInMetersUsed() {
        return (plainInput() > 0 ? INPUT_BIT : 0)
                | (cachedInput > 0 ? CACHED_INPUT_BIT : 0)
                | (cacheWrite > 0 ? CACHE_WRITE_BIT : 0)
                | (output > 0 ? OUTPUT_BIT : 0)
                | (training > 0 ? TRAINING_BIT : 0);
    }

    /** Checks one count; the name is the one of the usage file. */
    static void checkCount(String name, long count) {
        if (count < 0) {
            throw new InvalidUsageException("negative", "%s (%s) must not be negative.".formatted(name, count));
        }
        if (count > LARGEST) {
            throw new InvalidUsageException(
                    "out-of-range",
                    "%s (%s) is more than %s, too many for one record.".formatted(name, count, LARGEST));
        }
    }
}
