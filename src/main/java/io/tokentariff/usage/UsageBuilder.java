package io.tokentariff.usage;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds one usage record of what is known, for programs that say more than model and tokens:
 *
 * <pre>{@code
 * UsageRecord record = UsageRecord.builder(Instant.parse("2026-04-12T08:30:00Z"), "gpt-4.1-mini")
 *         .serviceTier("batch").input(1_200).cachedInput(1_000).output(300).project("search").tag("env", "prod").build();
 * }</pre>
 *
 * <p>A null is refused by the call that passes it; counts that contradict each other, by {@link #build}. Not thread-safe.
 */
public final class UsageBuilder {

    private final Instant at;
    private final Map<String, Long> meters = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private UsageKind kind;
    private long input;
    private long cachedInput;
    private long cacheWrite;
    private long output;
    private long training;
    private long context = TokenCounts.NOT_SAID;
    private long requests = 1;
    private @Nullable String id;
    private @Nullable String project;
    private @Nullable String user;
    private @Nullable String apiKey;
    private @Nullable String workload;

    UsageBuilder(Instant at, String model) {
        this.at = Objects.requireNonNull(at, "at");
        this.kind = UsageKind.of(model);
    }

    /** The request's id; records with one id are charged once where duplicates are looked for. */
    public UsageBuilder id(String said) {
        id = Objects.requireNonNull(said, "id");
        return this;
    }

    /** The tier that served the request; {@code standard} where nothing is said. */
    public UsageBuilder serviceTier(String tier) {
        kind = kind.withServiceTier(tier);
        return this;
    }

    /** The data-residency endpoint. */
    public UsageBuilder region(String region) {
        kind = kind.withRegion(region);
        return this;
    }

    public UsageBuilder status(UsageStatus status) {
        kind = kind.withStatus(status);
        return this;
    }

    /** All input tokens, cached and written ones included. */
    public UsageBuilder input(long tokens) {
        input = tokens;
        return this;
    }

    /** The part of the input read from the prompt cache. */
    public UsageBuilder cachedInput(long tokens) {
        cachedInput = tokens;
        return this;
    }

    /** The part of the input written to the prompt cache. */
    public UsageBuilder cacheWrite(long tokens) {
        cacheWrite = tokens;
        return this;
    }

    /** All output tokens, reasoning included. */
    public UsageBuilder output(long tokens) {
        output = tokens;
        return this;
    }

    /** Makes it a training job of so many tokens, the epochs inside. */
    public UsageBuilder training(long tokens) {
        kind = kind.withOperation(Operation.TRAINING);
        training = tokens;
        return this;
    }

    /** The count of another meter, such as {@code audio_input}. */
    public UsageBuilder meter(String name, long count) {
        meters.put(Objects.requireNonNull(name, "meter"), count);
        return this;
    }

    /** Tokens in the session's context when the answer starts; the input where nothing is said. */
    public UsageBuilder context(long tokens) {
        context = tokens;
        return this;
    }

    /** How many requests the record sums up; 1 where nothing is said. */
    public UsageBuilder requests(long count) {
        requests = count;
        return this;
    }

    public UsageBuilder project(String said) {
        project = Objects.requireNonNull(said, "project");
        return this;
    }

    public UsageBuilder user(String said) {
        user = Objects.requireNonNull(said, "user");
        return this;
    }

    /** The id of the key, never the key itself. */
    public UsageBuilder apiKey(String said) {
        apiKey = Objects.requireNonNull(said, "apiKey");
        return this;
    }

    /** The named stream of usage that it belongs to. */
    public UsageBuilder workload(String said) {
        workload = Objects.requireNonNull(said, "workload");
        return this;
    }

    /** Something else to group by, or for a rule to look at. */
    public UsageBuilder tag(String name, String value) {
        tags.put(Objects.requireNonNull(name, "tag"), Objects.requireNonNull(value, name));
        return this;
    }

    /**
     * Returns the record.
     *
     * @throws io.tokentariff.problem.InvalidUsageException if its counts are negative, too large, or contradict each other
     */
    public UsageRecord build() {
        TokenCounts tokens = TokenCounts.of(input, cachedInput, cacheWrite, output)
                .withTraining(training)
                .with(meters)
                .withContext(context)
                .withRequests(requests);
        return new UsageRecord(id, at, kind, tokens, new Account(project, user, apiKey, tags), workload);
    }
}
