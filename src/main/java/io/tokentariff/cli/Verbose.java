package io.tokentariff.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code --verbose}, the same with every command: where a fault of the program happened, and why nothing is cached. It is looked
 * for before the command line is parsed, as what fails may do so then.
 */
final class Verbose {

    private static final String NAME = "--verbose";

    private Verbose() {}

    /** Whether it is among the arguments, before {@code --}, behind which all are names of files. */
    static boolean isIn(String[] args) {
        List<String> all = Arrays.asList(args);
        int end = all.indexOf("--");
        return all.subList(0, end < 0 ? all.size() : end).contains(NAME);
    }

    /** Gives a command the option. */
    static void addTo(CommandSpec command) {
        command.addOption(OptionSpec.builder(NAME)
                .type(boolean.class)
                .description("Says where a fault of the program happened, and why nothing is cached.")
                .build());
    }

    /** Says why nothing is cached, if nothing is. */
    static void tellCache(PrintWriter err) {
        @Nullable String why = UserCache.whyUnused();
        if (why != null) {
            err.println("tariff: " + why);
        }
    }
}
