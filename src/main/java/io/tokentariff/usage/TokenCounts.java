package io.tokentariff.usage;

import io.tokentariff.problem.InvalidUsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much of each meter one usage record consumed, and in what context: one count for each meter of its {@link MeterSet}. The
 * counts do not overlap: those of {@code input}, {@code cached_input} and {@code cache_write} add up to all input. Immutable.
 * Also a fact, for rules that need counts, such as volume discounts.
 */
public final class TokenCounts {

    /** The usage does not say its context. */
    public static final long NOT_SAID = -1;

    /** The largest count of one record that is believed: a million million tokens. */
    public static final long LARGEST = 1_000_000_000_000L;

    /** One request without tokens, as in a batch line with an error. */
    public static final TokenCounts NONE = of(0, 0, 0);

    private final MeterSet meters;
    private final long[] counts;
    private final long context;

    private TokenCounts(MeterSet meters, long[] counts, long context) {
        this.meters = meters;
        this.counts = counts;
        this.context = context;
    }

    /** Returns the counts of one request of inference without cache writes, for the common case. */
    public static TokenCounts of(long input, long cachedInput, long output) {
        return of(input, cachedInput, 0, output);
    }

    /**
     * Returns the counts of one request of inference.
     *
     * @param input all input tokens, cached and written ones included
     * @param cachedInput the part of the input read from the prompt cache
     * @param cacheWrite the part of the input written to the prompt cache
     * @param output all output tokens, reasoning included
     * @throws InvalidUsageException if a count is negative, too large, or a part exceeds its whole
     */
    public static TokenCounts of(long input, long cachedInput, long cacheWrite, long output) {
        checkCount("input_tokens", input);
        checkCount("cached_input_tokens", cachedInput);
        checkCount("cache_write_tokens", cacheWrite);
        checkCount("output_tokens", output);
        if (cachedInput + cacheWrite > input) {
            String message = cachedInput > input
                    ? "cached_input_tokens (%s) is more than input_tokens (%3$s); cached tokens are a part of the input."
                    : "cached_input_tokens (%s) and cache_write_tokens (%s) together are more than input_tokens (%s).";
            throw new InvalidUsageException("cached-exceeds-input", message.formatted(cachedInput, cacheWrite, input));
        }
        long[] counts = {input - cachedInput - cacheWrite, cachedInput, cacheWrite, output, 0, 1};
        return new TokenCounts(MeterSet.NAMED, counts, NOT_SAID);
    }

    /** Returns the counts of a training job; the epochs are already inside. */
    public static TokenCounts trained(long tokens) {
        return NONE.withTraining(tokens);
    }

    /** Returns one request with counts of one meter alone, whichever it is. */
    public static TokenCounts ofOne(String meter, long count) {
        int place = MeterSet.NAMED.place(meter);
        if (place < 0) {
            return NONE.with(Map.of(meter, count));
        }
        checkCount(meter, count);
        return NONE.withAt(place, count);
    }

    /**
     * Returns these counts with those of meters beside {@link Meters#NAMED}; counts of zero are left out.
     *
     * @throws InvalidUsageException if a count is negative or too large, or a name is one of {@link Meters#NAMED}
     */
    public TokenCounts with(Map<String, Long> others) {
        if (others.isEmpty()) {
            return this;
        }
        TreeMap<String, Long> all = new TreeMap<>(others);
        meters.others().forEach(meter -> all.putIfAbsent(meter, count(meter)));
        all.forEach(TokenCounts::checkOther);
        all.values().removeIf(count -> count == 0);
        MeterSet set = MeterSet.with(List.copyOf(all.keySet()));
        long[] more = Arrays.copyOf(counts, set.size());
        int place = Meters.NAMED.size();
        for (long count : all.values()) {
            more[place++] = count;
        }
        return new TokenCounts(set, more, context);
    }

    private static void checkOther(String meter, long count) {
        checkCount("meters." + meter, count);
        if (meter.isBlank() || Meters.NAMED.contains(meter)) {
            throw new InvalidUsageException(
                    "reserved-meter", "The meter \"%s\" cannot stand under \"meters\".".formatted(meter));
        }
    }

    /**
     * Returns these counts with so many tokens in the session's context when the answer starts, or {@link #NOT_SAID}.
     *
     * @throws InvalidUsageException if it is less than the input
     */
    public TokenCounts withContext(long tokens) {
        if (tokens != NOT_SAID) {
            checkCount("context_tokens", tokens);
        }
        if (tokens != NOT_SAID && tokens < input()) {
            throw new InvalidUsageException(
                    "context-below-input",
                    "context_tokens (%s) is less than input_tokens (%s); the context holds the input."
                            .formatted(tokens, input()));
        }
        return new TokenCounts(meters, counts, tokens);
    }

    /**
     * Returns these counts as the sum of so many requests.
     *
     * @throws InvalidUsageException if there is none
     */
    public TokenCounts withRequests(long requests) {
        if (requests < 1) {
            throw new InvalidUsageException("out-of-range", "requests (%s) must be at least 1.".formatted(requests));
        }
        return requests == requests() ? this : withAt(MeterSet.REQUESTS, requests);
    }

    /** Returns these counts with so many tokens trained, the epochs already inside. */
    public TokenCounts withTraining(long tokens) {
        checkCount("training_tokens", tokens);
        return withAt(MeterSet.TRAINING, tokens);
    }

    /**
     * Returns these counts with another part of the input read from the prompt cache.
     *
     * @throws InvalidUsageException if it does not fit into the input
     */
    public TokenCounts withCachedInput(long cached) {
        return withCached(cached, cacheWrite());
    }

    /**
     * Returns these counts with other parts of the input read from the prompt cache and written to it.
     *
     * @throws InvalidUsageException if they do not fit into the input
     */
    public TokenCounts withCached(long cached, long written) {
        long[] changed = counts.clone();
        System.arraycopy(of(input(), cached, written, output()).counts, 0, changed, 0, MeterSet.TRAINING);
        return new TokenCounts(meters, changed, context);
    }

    /**
     * Returns the sum of two records' counts, requests included; its context is not said.
     *
     * @throws IllegalArgumentException if they are not of the same meters
     */
    public TokenCounts plus(TokenCounts other) {
        if (!meters.equals(other.meters)) {
            throw new IllegalArgumentException("Counts of %s are not those of %s.".formatted(other.meters, meters));
        }
        long[] sums = counts.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], other.counts[i]);
        }
        return new TokenCounts(meters, sums, NOT_SAID);
    }

    private TokenCounts withAt(int place, long count) {
        long[] changed = counts.clone();
        changed[place] = count;
        return new TokenCounts(meters, changed, context);
    }

    /** The record's meters, in the order of {@link #at}. */
    public MeterSet meters() {
        return meters;
    }

    /** Returns the count at a place of {@link #meters}. */
    public long at(int place) {
        return counts[place];
    }

    /** Returns the count of a meter, zero if the record does not have it. */
    public long count(String meter) {
        int place = meters.place(meter);
        return place < 0 ? 0 : counts[place];
    }

    /** All input tokens, cached and written ones included. */
    public long input() {
        return counts[MeterSet.INPUT] + counts[MeterSet.CACHED_INPUT] + counts[MeterSet.CACHE_WRITE];
    }

    /** Input tokens that were neither read from the cache nor written to it. */
    public long plainInput() {
        return counts[MeterSet.INPUT];
    }

    /** The part of the input read from the prompt cache. */
    public long cachedInput() {
        return counts[MeterSet.CACHED_INPUT];
    }

    /** The part of the input written to the prompt cache. */
    public long cacheWrite() {
        return counts[MeterSet.CACHE_WRITE];
    }

    /** All output tokens, reasoning included. */
    public long output() {
        return counts[MeterSet.OUTPUT];
    }

    /** Tokens trained, epochs already inside. */
    public long training() {
        return counts[MeterSet.TRAINING];
    }

    /** How many requests the record sums up, at least 1. */
    public long requests() {
        return counts[MeterSet.REQUESTS];
    }

    /** Tokens in the session's context when the answer starts, or {@link #NOT_SAID}. */
    public long context() {
        return context;
    }

    /** The context as said, else the input: policy 1. */
    public long contextOrInput() {
        return context == NOT_SAID ? input() : context;
    }

    /** Whether the usage says its context. */
    public boolean contextSaid() {
        return context != NOT_SAID;
    }

    /**
     * Which of the named meters but the requests have a count, a bit each. Together with {@link #meters} it is what
     * distinguishes kinds of usage.
     */
    public int namedInUse() {
        int bits = 0;
        for (int i = 0; i < MeterSet.REQUESTS; i++) {
            bits |= counts[i] > 0 ? 1 << i : 0;
        }
        return bits;
    }

    /** The meters with a count, the requests left out. */
    public List<String> inUse() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && i != MeterSet.REQUESTS) {
                names.add(meters.names().get(i));
            }
        }
        return names;
    }

    /** Checks one count; the name is the one of the usage file. */
    private static void checkCount(String name, long count) {
        if (count < 0) {
            throw new InvalidUsageException("negative", "%s (%s) must not be negative.".formatted(name, count));
        }
        if (count > LARGEST) {
            throw new InvalidUsageException(
                    "out-of-range",
                    "%s (%s) is more than %s, too many for one record.".formatted(name, count, LARGEST));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof TokenCounts that
                        && context == that.context
                        && meters.equals(that.meters)
                        && Arrays.equals(counts, that.counts));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * meters.hashCode() + Arrays.hashCode(counts)) + Long.hashCode(context);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("TokenCounts[");
        inUse().forEach(meter ->
                text.append(meter).append('=').append(count(meter)).append(", "));
        return text.append("requests=")
                .append(requests())
                .append(contextSaid() ? ", context=" + context + "]" : "]")
                .toString();
    }
}
