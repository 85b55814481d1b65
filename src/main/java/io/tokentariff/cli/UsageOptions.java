package io.tokentariff.cli;

import io.tokentariff.problem.WrongUseException;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe one record of usage. */
final class UsageOptions {

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "As the provider names it.")
    String model;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            description = "standard, batch, flex or priority (default: standard).")
    String tier = UsageKind.DEFAULT_TIER;

    @Option(names = "--region", paramLabel = "REGION", description = "Data-residency endpoint, such as eu.")
    String region = UsageKind.NO_REGION;

    @Option(
            names = "--input",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "All input tokens, cached ones included: 1200, 300k, 1.2M.")
    @Nullable
    Long input;

    @Option(
            names = "--cached",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "The part of the input read from the prompt cache.")
    @Nullable
    Long cached;

    @Option(
            names = "--cache-write",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "The part of the input written to the prompt cache.")
    @Nullable
    Long cacheWrite;

    @Option(
            names = "--output",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "All output tokens, reasoning included.")
    @Nullable
    Long output;

    @Option(
            names = "--context",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "Tokens in the session when the answer starts (default: the input).")
    @Nullable
    Long context;

    @Option(names = "--meter", paramLabel = "NAME=N", description = "Tokens of another meter: audio_input=1200.")
    Map<String, String> meters = new LinkedHashMap<>();

    @Option(
            names = "--training",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "Tokens of a fine-tuning data set; then nothing else is priced.")
    @Nullable
    Long training;

    @Option(names = "--epochs", paramLabel = "N", description = "How often the data set is trained (default: 1).")
    @Nullable
    Long epochs;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "completed, failed, expired, cancelled or in_progress (default: completed).")
    UsageStatus status = UsageStatus.COMPLETED;

    @Option(names = "--requests", paramLabel = "N", description = "How many requests this sums up (default: 1).")
    long requests = 1;

    @Option(names = "--project", paramLabel = "NAME", description = "For rules that look at the project.")
    @Nullable
    String project;

    @Option(names = "--at", paramLabel = "DAY", description = "Day or instant of use, UTC (default: now): 2026-04-12.")
    @Nullable
    String at;

    /** Returns the record the options describe. */
    UsageRecord record(Instant now) {
        boolean trains = training != null;
        if (!trains && epochs != null) {
            throw new WrongUseException("--epochs goes with --training.");
        }
        if (trains && (input != null || cached != null || cacheWrite != null || output != null)) {
            throw new WrongUseException("--training is priced alone; ask for input and output in another quote.");
        }
        if (!trains && input == null && output == null && meters.isEmpty()) {
            throw new WrongUseException("Say how many tokens: --input, --output, --meter or --training.");
        }
        UsageKind kind =
                new UsageKind(model, tier, true, trains ? Operation.TRAINING : Operation.INFERENCE, region, status);
        Account account = project == null ? Account.NONE : Account.ofProject(project);
        return new UsageRecord(
                null, instant(now), kind, (trains ? trained() : counts()).withRequests(requests), account, null);
    }

    private TokenCounts counts() {
        TokenCounts tokens = TokenCounts.of(orZero(input), orZero(cached), orZero(cacheWrite), orZero(output))
                .with(otherMeters());
        return context == null ? tokens : tokens.withContext(context);
    }

    private TokenCounts trained() {
        long times = epochs == null ? 1 : epochs;
        if (times < 1) {
            throw new WrongUseException("--epochs must be at least 1.");
        }
        try {
            return TokenCounts.trained(Math.multiplyExact(orZero(training), times));
        } catch (ArithmeticException e) {
            throw new WrongUseException("--training times --epochs is more tokens than one record can have.");
        }
    }

    private Map<String, Long> otherMeters() {
        TokenNumber numbers = new TokenNumber();
        Map<String, Long> counts = new LinkedHashMap<>();
        meters.forEach((name, count) -> counts.put(name, numbers.convert(count)));
        return counts;
    }

    private Instant instant(Instant now) {
        return at == null ? now : Moment.parse("--at", at);
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
