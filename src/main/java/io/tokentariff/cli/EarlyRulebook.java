package io.tokentariff.cli;

import io.tokentariff.rulebook.Rulebook;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The rulebook that is most likely asked for, opened while the command line is still being parsed: both take about as long.
 * What is wrong with it is told only to those who ask for it.
 */
final class EarlyRulebook {

    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    private final Path usual;
    private final @Nullable FutureTask<Rulebook> opening;

    private EarlyRulebook(Path usual, @Nullable FutureTask<Rulebook> opening) {
        this.usual = usual;
        this.opening = opening;
    }

    /** Begins with nothing. */
    static EarlyRulebook none() {
        return new EarlyRulebook(RulesOption.usualFolder(), null);
    }

    /**
     * Begins to open a rulebook, unless the arguments ask for none or for another one.
     *
     * @param usual the folder of the rulebook that is meant if the arguments name none
     */
    static EarlyRulebook begin(Path usual, String... args) {
        if (Arrays.stream(args).anyMatch(EarlyRulebook::isNotUsual)) {
            return new EarlyRulebook(usual, null);
        }
        FutureTask<Rulebook> opening = new FutureTask<>(() -> RulesOption.open(usual, false));
        Thread thread = new Thread(opening, "rulebook");
        thread.setDaemon(true);
        thread.start();
        return new EarlyRulebook(usual, opening);
    }

    private static boolean isNotUsual(String argument) {
        return HELP.contains(argument) || argument.startsWith("--rules") || argument.equals("--no-cache");
    }

    /** Whether the rulebook is being opened, or open. */
    boolean begun() {
        return opening != null;
    }

    /** Returns the rulebook if it is the one that was begun with, else opens it now. */
    Rulebook rulebook(Path folder, boolean noCache) {
        if (opening == null || noCache || !folder.equals(usual)) {
            return RulesOption.open(folder, noCache);
        }
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the rulebook was opened", e);
        }
    }
}
