package io.tokentariff.io.format;

import io.tokentariff.money.Money;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A native record while its fields come in; the rules of the whole record are here, for both notations. Reused. */
public final class NativeDraft {

    private static final int INFERENCE_FIELDS = NativeField.INPUT_TOKENS.bit()
            | NativeField.CACHED_INPUT_TOKENS.bit()
            | NativeField.CACHE_WRITE_TOKENS.bit()
            | NativeField.OUTPUT_TOKENS.bit()
            | NativeField.CONTEXT_TOKENS.bit()
            | NativeField.METERS.bit();
    private static final int TRAINING_FIELDS =
            NativeField.TRAINING_TOKENS.bit() | NativeField.EPOCHS.bit() | NativeField.TRAINED_TOKENS.bit();
    private static final int SAYS_TOKENS = NativeField.INPUT_TOKENS.bit()
            | NativeField.OUTPUT_TOKENS.bit()
            | NativeField.METERS.bit()
            | NativeField.CACHED_INPUT_TOKENS.bit()
            | NativeField.CACHE_WRITE_TOKENS.bit();

    private final Interner interner;
    private final long[] counts = new long[NativeField.values().length];
    final TreeMap<String, Long> meters = new TreeMap<>();
    final TreeMap<String, String> tags = new TreeMap<>();

    /** The fields that have a value. */
    private int given;

    @Nullable
    public String id;

    @Nullable
    public Instant at;

    /** Within how many seconds from then on it ran. */
    public long within;

    @Nullable
    public String model;

    @Nullable
    public String serviceTier;

    @Nullable
    public String region;

    @Nullable
    public String project;

    @Nullable
    public String user;

    @Nullable
    public String apiKey;

    @Nullable
    public String workload;

    @Nullable
    public Money billed;

    public Operation operation = Operation.INFERENCE;
    public UsageStatus status = UsageStatus.COMPLETED;

    public NativeDraft(Interner interner) {
        this.interner = interner;
    }

    public void clear() {
        given = 0;
        id = null;
        at = null;
        within = 0;
        model = null;
        serviceTier = null;
        region = null;
        project = null;
        user = null;
        apiKey = null;
        workload = null;
        billed = null;
        operation = Operation.INFERENCE;
        status = UsageStatus.COMPLETED;
        if (!meters.isEmpty()) {
            meters.clear();
        }
        if (!tags.isEmpty()) {
            tags.clear();
        }
    }

    public void give(NativeField field) {
        given |= field.bit();
    }

    public void count(NativeField field, long count) {
        counts[field.index()] = count;
    }

    public boolean has(NativeField field) {
        return (given & field.bit()) != 0;
    }

    public void operation(String word) {
        operation = NativeWords.operation(word);
    }

    public void status(String word) {
        status = NativeWords.status(word);
    }

    public void meter(String name, long count) {
        if (meters.put(name, count) != null) {
            throw duplicate("meters." + name);
        }
    }

    /** Adds to a meter that several fields count. */
    public void addMeter(String name, long count) {
        meters.merge(name, count, (a, b) -> Math.min(TokenCounts.LARGEST, a + b));
    }

    public void tag(String name, String value) {
        if (tags.put(name, value) != null) {
            throw duplicate("tags." + name);
        }
    }

    public static InvalidUsageException duplicate(String name) {
        return new InvalidUsageException("duplicate-field", "The field \"%s\" is given twice.".formatted(name));
    }

    /**
     * Returns the record of the fields that came in.
     *
     * @throws InvalidUsageException if the fields contradict each other or one is missing
     */
    public UsageRecord build() {
        String itsModel = model;
        Instant itsTime = at;
        if (itsModel == null || itsModel.isBlank()) {
            throw missing("model");
        }
        if (itsTime == null) {
            throw missing("at");
        }
        TokenCounts tokens = operation == Operation.TRAINING ? trained() : inferred();
        return new UsageRecord(
                id,
                itsTime,
                within,
                interner.kind(
                        itsModel,
                        serviceTier == null ? UsageKind.DEFAULT_TIER : serviceTier,
                        true,
                        operation,
                        region == null ? UsageKind.NO_REGION : region,
                        status),
                has(NativeField.REQUESTS) ? tokens.withRequests(count(NativeField.REQUESTS)) : tokens,
                interner.account(project, user, apiKey, tags.isEmpty() ? Map.of() : tags),
                workload,
                billed);
    }

    private TokenCounts inferred() {
        refuse(TRAINING_FIELDS, "is for operation \"training\" only");
        if ((given & SAYS_TOKENS) == 0) {
            if (status != UsageStatus.COMPLETED) {
                return TokenCounts.NONE;
            }
            throw new InvalidUsageException(
                    "missing-field", "The record has no token counts; give input_tokens and output_tokens.");
        }
        TokenCounts tokens = TokenCounts.of(
                        count(NativeField.INPUT_TOKENS),
                        count(NativeField.CACHED_INPUT_TOKENS),
                        count(NativeField.CACHE_WRITE_TOKENS),
                        count(NativeField.OUTPUT_TOKENS))
                .with(meters);
        return has(NativeField.CONTEXT_TOKENS) ? tokens.withContext(count(NativeField.CONTEXT_TOKENS)) : tokens;
    }

    private TokenCounts trained() {
        refuse(INFERENCE_FIELDS, "is for operation \"inference\" only");
        boolean times = has(NativeField.TRAINING_TOKENS) || has(NativeField.EPOCHS);
        if (has(NativeField.TRAINED_TOKENS)) {
            if (times) {
                throw new InvalidUsageException(
                        "both-training-counts",
                        "trained_tokens already holds the epochs; give it, or training_tokens and epochs, not both.");
            }
            return TokenCounts.trained(count(NativeField.TRAINED_TOKENS));
        }
        if (!has(NativeField.TRAINING_TOKENS)) {
            if (!times && status != UsageStatus.COMPLETED) {
                return TokenCounts.NONE;
            }
            throw new InvalidUsageException(
                    "missing-field", "A training record needs training_tokens and epochs, or trained_tokens.");
        }
        long epochs = has(NativeField.EPOCHS) ? count(NativeField.EPOCHS) : 1;
        if (epochs == 0) {
            throw new InvalidUsageException("out-of-range", "epochs (0) must be at least 1.");
        }
        try {
            return TokenCounts.trained(Math.multiplyExact(count(NativeField.TRAINING_TOKENS), epochs));
        } catch (ArithmeticException e) {
            throw new InvalidUsageException(
                    "out-of-range",
                    "training_tokens (%s) times epochs (%s) is too large for one record."
                            .formatted(count(NativeField.TRAINING_TOKENS), epochs));
        }
    }

    private long count(NativeField field) {
        return has(field) ? counts[field.index()] : 0;
    }

    private void refuse(int fields, String why) {
        int wrong = given & fields;
        if (wrong != 0) {
            NativeField field = NativeField.first(wrong);
            throw new InvalidUsageException(
                    "wrong-operation",
                    "%s %s; the operation is \"%s\".".formatted(field.word(), why, operation.word()));
        }
    }

    public static InvalidUsageException missing(String field) {
        return new InvalidUsageException("missing-field", "The field \"%s\" is missing.".formatted(field));
    }

    /** Returns the exception for a field that is given although another, similar one is not: its tokens would be lost. */
    public static InvalidUsageException near(String name, NativeField meant) {
        return new InvalidUsageException(
                "unknown-field",
                "There is no field \"%s\". Maybe \"%s\" was meant."
                        .formatted(JsonValues.shortened(name), meant.word()));
    }
}
