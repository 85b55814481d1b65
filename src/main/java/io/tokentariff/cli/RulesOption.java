package io.tokentariff.cli;

import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.store.RuleStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that every command has: which rulebook. */
final class RulesOption {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The rulebook's folder (default: $$TARIFF_RULES, else the program's own).")
    @Nullable
    Path folder;

    @Option(
            names = "--no-cache",
            description = "Compiles the rules anew and keeps nothing of it (also: TARIFF_NO_CACHE=1).")
    boolean noCache;

    private final EarlyRulebook early;

    /** @param early what may have been opened already */
    RulesOption(EarlyRulebook early) {
        this.early = early;
    }

    /** The folder asked for, else the usual one. */
    Path folder() {
        return folder == null ? usualFolder() : folder;
    }

    /** The folder of the environment, else the program's own; never one that happens to be here. */
    static Path usualFolder() {
        String environment = System.getenv("TARIFF_RULES");
        return environment == null || environment.isEmpty() ? Installation.rules() : Target.path(environment);
    }

    Rulebook open() {
        return early.rulebook(folder(), noCache);
    }

    static Rulebook open(Path folder, boolean noCache) {
        RuleStore store = noCache ? null : UserCache.rules();
        return store == null ? RulebookLoader.load(folder) : RulebookLoader.load(folder, store);
    }
}
