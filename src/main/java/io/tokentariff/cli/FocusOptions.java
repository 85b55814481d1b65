package io.tokentariff.cli;

import io.tokentariff.io.focus.FocusFile;
import io.tokentariff.io.focus.FocusSettings;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rulebook.Rulebook;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a FOCUS file says beside what usage does. */
final class FocusOptions {

    @Option(
            names = "--billing-account",
            paramLabel = "ID[=NAME]",
            description = "With --format focus: whose bill it is, which no usage says.")
    @Nullable
    String account;

    @Option(names = "--focus", paramLabel = "VERSION", description = "Version of FOCUS, 1.4 or 1.2 (default: 1.4).")
    @Nullable
    String version;

    @Option(
            names = {"--period", "--focus-period"},
            paramLabel = "day|hour|request",
            description = "What one row of it is about (default: day, in UTC).")
    @Nullable
    String period;

    @Option(
            names = "--focus-tags",
            split = ",",
            paramLabel = "NAME",
            description = "Tags by which its rows are told apart.")
    List<String> tags = List.of();

    private boolean isAsked() {
        return account != null || version != null || period != null || !tags.isEmpty();
    }

    /** @throws WrongUseException if something is said of a FOCUS file, and none is written */
    void refuseIdle() {
        if (isAsked()) {
            throw new WrongUseException(
                    "--billing-account, --focus, --period and --focus-tags go with --format focus.");
        }
    }

    /** @throws WrongUseException if nobody says whose bill it is */
    FocusFile file(Rulebook rulebook) {
        return new FocusFile(
                rulebook.rateCard(), FocusSettings.of(version, period, account, "--billing-account", tags));
    }
}
