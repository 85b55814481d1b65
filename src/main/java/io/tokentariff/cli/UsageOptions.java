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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
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

    private final TokenOption input =
            new TokenOption("--input", "All input tokens, cached ones included: 1200, 300k, 1.2M.");

    private final TokenOption cached = new TokenOption("--cached", "The part of the input read from the prompt cache.");

    private final TokenOption cacheWrite =
            new TokenOption("--cache-write", "The part of the input written to the prompt cache.");

    private final TokenOption output = new TokenOption("--output", "All output tokens, reasoning included.");

    private final TokenOption context =
            new TokenOption("--context", "Tokens in the session when the answer starts (default: the input).");

    @Option(names = "--meter", paramLabel = "NAME=N", description = "Tokens of another meter: audio_input=1200.")
    Map<String, String> meters = new LinkedHashMap<>();

    private final TokenOption training =
            new TokenOption("--training", "Tokens of a fine-tuning data set; then nothing else is priced.");

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

    /** Adds the options that take numbers of tokens. */
    void addTo(CommandSpec command) {
        List.of(input, cached, cacheWrite, output, context, training).forEach(option -> option.addTo(command));
    }

    /** Returns the record the options describe. */
    UsageRecord record(Instant now) {
        boolean trains = training.isGiven();
        if (!trains && epochs != null) {
            throw new WrongUseException("--epochs goes with --training.");
        }
        if (trains && (input.isGiven() || cached.isGiven() || cacheWrite.isGiven() || output.isGiven())) {
            throw new WrongUseException("--training is priced alone; ask for input and output in another quote.");
        }
        if (!trains && !input.isGiven() && !output.isGiven() && meters.isEmpty()) {
            throw new WrongUseException("Say how many tokens: --input, --output, --meter or --training.");
        }
        UsageKind kind =
                new UsageKind(model, tier, true, trains ? Operation.TRAINING : Operation.INFERENCE, region, status);
        Account account = project == null ? Account.NONE : Account.ofProject(project);
        return new UsageRecord(
                        null, instant(now), kind, (trains ? trained() : counts()).withRequests(requests), account, null)
                .withWithin(at != null && Moment.isDay(at) ? UsageRecord.SECONDS_A_DAY : 0);
    }

    private TokenCounts counts() {
        TokenCounts tokens = TokenCounts.of(input.orElse(0), cached.orElse(0), cacheWrite.orElse(0), output.orElse(0))
                .with(otherMeters());
        return context.isGiven() ? tokens.withContext(context.orElse(0)) : tokens;
    }

    private TokenCounts trained() {
        long times = epochs == null ? 1 : epochs;
        if (times < 1) {
            throw new WrongUseException("--epochs must be at least 1.");
        }
        try {
            return TokenCounts.trained(Math.multiplyExact(training.orElse(0), times));
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
}
