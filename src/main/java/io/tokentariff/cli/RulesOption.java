package io.tokentariff.cli;

import io.tokentariff.Tariff;
import io.tokentariff.rulebook.store.RuleStore;
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

    @Option(
            names = "--no-cache",
            description = "Compiles the rules anew and keeps nothing of it (also: TARIFF_NO_CACHE=1).")
    boolean noCache;

    Tariff open() {
        RuleStore store = noCache ? null : UserCache.rules();
        return store == null ? Tariff.open(folder()) : Tariff.open(folder(), store);
    }
}
