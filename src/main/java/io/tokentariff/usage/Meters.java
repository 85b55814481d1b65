package io.tokentariff.usage;

import java.util.List;

/**
 * The meters that every usage record has, if only with a count of zero. What else is counted is named by the rows of a
 * rulebook and by usage records alone.
 */
public final class Meters {

    /** Input tokens read neither from the prompt cache nor into it. */
    public static final String INPUT = "input";

    /** Input tokens read from the prompt cache. */
    public static final String CACHED_INPUT = "cached_input";

    /** Input tokens written to the prompt cache. */
    public static final String CACHE_WRITE = "cache_write";

    /** Output tokens, reasoning included. */
    public static final String OUTPUT = "output";

    /** Tokens trained: the data set's tokens times the epochs. */
    public static final String TRAINING = "training";

    /** How many requests the record sums up: always at least one, so that it tells no kinds of usage apart. */
    public static final String REQUESTS = "requests";

    /** All of the above, in the order of their places in {@link TokenCounts}. */
    public static final List<String> NAMED = List.of(INPUT, CACHED_INPUT, CACHE_WRITE, OUTPUT, TRAINING, REQUESTS);

    private Meters() {}

    /** Whether the tokens are a part of a record's input. */
    public static boolean isInput(String meter) {
        return switch (meter) {
            case INPUT, CACHED_INPUT, CACHE_WRITE -> true;
            default -> false;
        };
    }
}
