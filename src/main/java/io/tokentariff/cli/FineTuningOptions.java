package io.tokentariff.cli;

import io.tokentariff.advice.FineTuningPlan;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that ask whether a fine-tuning pays. */
final class FineTuningOptions {

    @Option(
            names = "--then-input",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "With --training: input tokens a month on the fine-tuned model, to see whether it pays.")
    @Nullable
    Long thenInput;

    @Option(
            names = "--then-cached",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "The part of them read from the prompt cache.")
    @Nullable
    Long thenCached;

    @Option(
            names = "--then-output",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "Output tokens a month on the fine-tuned model.")
    @Nullable
    Long thenOutput;

    @Option(
            names = "--base-input",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "Input tokens a month on the base model (default: as on the fine-tuned one).")
    @Nullable
    Long baseInput;

    @Option(
            names = "--base-output",
            paramLabel = "N",
            converter = TokenNumber.class,
            description = "Output tokens a month on the base model (default: as on the fine-tuned one).")
    @Nullable
    Long baseOutput;

    /** Whether somebody asks. */
    boolean asked() {
        return thenInput != null || thenOutput != null;
    }

    /** Returns what is asked about, the training record saying model, tier, region and day. */
    FineTuningPlan plan(UsageRecord training) {
        long cached = orZero(thenCached);
        TokenCounts tuned = TokenCounts.of(orZero(thenInput), cached, orZero(thenOutput));
        TokenCounts base = TokenCounts.of(
                baseInput == null ? tuned.input() : baseInput,
                cached,
                baseOutput == null ? tuned.output() : baseOutput);
        return new FineTuningPlan(
                training.at(), training.kind(), training.tokens().training(), base, tuned);
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
