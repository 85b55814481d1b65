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

    @Option(
            names = "--no-cache",
            description = "Compiles the rules anew and keeps nothing of it (also: TARIFF_NO_CACHE=1).")
    boolean noCache;

    private final EarlyTariff early;

    /** @param early what may have been opened already */
    RulesOption(EarlyTariff early) {
        this.early = early;
    }

    /** The folder asked for, else the usual one. */
    Path folder() {
        return folder == null ? usualFolder() : folder;
    }

    /** The folder here, else the one of the environment. */
    static Path usualFolder() {
        String environment = System.getenv("TARIFF_RULES");
        return environment == null || Files.isDirectory(DEFAULT) ? DEFAULT : Path.of(environment);
    }

    Tariff open() {
        return early.tariff(folder(), noCache);
    }

    static Tariff open(Path folder, boolean noCache) {
        RuleStore store = noCache ? null : UserCache.rules();
        return store == null ? Tariff.open(folder) : Tariff.open(folder, store);
    }
}
