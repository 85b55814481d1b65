package io.tokentariff.cli;

import io.tokentariff.Tariff;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that every command has: which rulebook. */
final class RulesOption {

    private static final Path DEFAULT = Path.of("rules");

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The rulebook's folder (default: rules/ here, else $TARIFF_RULES).")
    @Nullable
    Path folder;

    /** The folder asked for, else the one here, else the one of the environment. */
    Path folder() {
        if (folder != null) {
            return folder;
        }
        String environment = System.getenv("TARIFF_RULES");
        return environment == null || Files.isDirectory(DEFAULT) ? DEFAULT : Path.of(environment);
    }

    Tariff open() {
        return Tariff.open(folder());
    }
}
