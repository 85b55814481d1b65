package io.tokentariff.cli;

import io.tokentariff.advice.FineTuningPlan;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The options that ask whether a fine-tuning pays. */
final class FineTuningOptions {

    private final TokenOption thenInput = new TokenOption(
            "--then-input", "With --training: input tokens a month on the fine-tuned model, to see whether it pays.");

    private final TokenOption thenCached =
            new TokenOption("--then-cached", "The part of them read from the prompt cache.");

    private final TokenOption thenOutput =
            new TokenOption("--then-output", "Output tokens a month on the fine-tuned model.");

    private final TokenOption baseInput = new TokenOption(
            "--base-input", "Input tokens a month on the base model (default: as on the fine-tuned one).");

    private final TokenOption baseOutput = new TokenOption(
            "--base-output", "Output tokens a month on the base model (default: as on the fine-tuned one).");

    void addTo(CommandSpec command) {
        List.of(thenInput, thenCached, thenOutput, baseInput, baseOutput).forEach(option -> option.addTo(command));
    }

    /** Whether somebody asks. */
    boolean asked() {
        return thenInput.isGiven() || thenOutput.isGiven();
    }

    /** Returns what is asked about, the training record saying model, tier, region and day. */
    FineTuningPlan plan(UsageRecord training) {
        long cached = thenCached.orElse(0);
        TokenCounts tuned = TokenCounts.of(thenInput.orElse(0), cached, thenOutput.orElse(0));
        TokenCounts base = TokenCounts.of(baseInput.orElse(tuned.input()), cached, baseOutput.orElse(tuned.output()));
        return new FineTuningPlan(
                training.at(), training.kind(), training.tokens().training(), base, tuned);
    }
}
