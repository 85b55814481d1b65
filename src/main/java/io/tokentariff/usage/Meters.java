package io.tokentariff.usage;

/** The meters every usage record can have. Others are named by the rows of a rulebook and by usage records alone. */
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

    private Meters() {}

    /** Whether the name is one of the five above. */
    public static boolean isBuiltIn(String meter) {
        return switch (meter) {
            case INPUT, CACHED_INPUT, CACHE_WRITE, OUTPUT, TRAINING -> true;
            default -> false;
        };
    }
}
