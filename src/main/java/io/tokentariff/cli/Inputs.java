package io.tokentariff.cli;

import io.tokentariff.io.read.UsageFormats;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How commands name usage files. */
final class Inputs {

    /** The formats there are, for help and completion. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return UsageFormats.names().iterator();
        }
    }

    @Option(
            names = "--input",
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description = "The format of the files (default: told by their content): ${COMPLETION-CANDIDATES}.")
    @Nullable
    String format;

    @Option(
            names = "--at",
            paramLabel = "DAY",
            description = "Day or instant (UTC) of responses and batch lines that do not say when they ran "
                    + "(default: now): 2026-04-12.")
    @Nullable
    String at;

    private final Instant now = Moment.now();

    UsageReader reader() {
        return new UsageReader(format, at == null ? now : Moment.parse("--at", at));
    }

    /** Returns the files, {@code -} being standard input. */
    static List<UsageInput> of(List<String> names) {
        return names.stream().map(Inputs::of).toList();
    }

    private static UsageInput of(String name) {
        return name.equals(UsageInput.STANDARD_INPUT) ? UsageInput.of(name, System.in) : UsageInput.of(Path.of(name));
    }
}
