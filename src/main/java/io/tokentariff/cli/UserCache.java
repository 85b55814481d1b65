package io.tokentariff.cli;

import io.tokentariff.rulebook.store.RuleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder in which the program keeps what it can make again: {@code $XDG_CACHE_HOME/tokentariff}, else {@code ~/.cache/tokentariff}. */
final class UserCache {

    /** Its part with compiled rules. */
    static final String RULES = "rules";

    /** Its part with the JVM's class-data archives, which the launcher makes. */
    static final String CLASSES = "classes";

    private UserCache() {}

    /**
     * Returns the store of compiled rules; null where the user wants none, or where the program does not run from its jar, so
     * that one build of it cannot be told from another.
     */
    static @Nullable RuleStore rules() {
        String build = build();
        Path folder = folder();
        if (isUnwanted() || build == null || folder == null) {
            return null;
        }
        RuleStore store = new RuleStore(folder.resolve(RULES), build);
        Runtime.getRuntime().addShutdownHook(new Thread(store::flush, "cache")); // whatever ends the program
        return store;
    }

    /** Returns why neither compiled rules nor plans are kept for this user, a sentence; null if they are. */
    static @Nullable String whyUnused() {
        Path folder = folder();
        if (isUnwanted()) {
            return "Nothing is cached: TARIFF_NO_CACHE is set.";
        } else if (build() == null) {
            return "Nothing is cached: the program does not run from its jar.";
        } else if (folder == null) {
            return "Nothing is cached: the user has no home folder.";
        }
        Path rules = folder.resolve(RULES);
        String fault = new RuleStore(rules, "").whyUnused();
        return fault == null ? null : "The cache folder %s is not used: %s.".formatted(rules, fault);
    }

    private static boolean isUnwanted() {
        String unwanted = System.getenv("TARIFF_NO_CACHE");
        return unwanted != null && !unwanted.isEmpty();
    }

    /** The folder, whether or not it is there; null where the user has no home. */
    static @Nullable Path folder() {
        String caches = System.getenv("XDG_CACHE_HOME");
        if (caches != null && Path.of(caches).isAbsolute()) {
            return Path.of(caches, "tokentariff");
        }
        String home = System.getProperty("user.home");
        return home == null || !Path.of(home).isAbsolute() ? null : Path.of(home, ".cache", "tokentariff");
    }

    /** The jar the program runs from, with its size and time. */
    private static @Nullable String build() {
        Path jar = Installation.program();
        try {
            return jar != null && Files.isRegularFile(jar)
                    ? jar + "\n" + Files.size(jar) + "\n" + Files.getLastModifiedTime(jar)
                    : null;
        } catch (IOException e) {
            return null;
        }
    }
}
