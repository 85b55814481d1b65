package io.tokentariff.cli;

import picocli.CommandLine.Option;

/** Whether commands that read usage take a record that comes twice once. */
final class DuplicatesOption {

    private static final String ON = "on";

    @Option(
            names = "--duplicates",
            paramLabel = "on|off",
            description =
                    "Whether records with the same id count once (default: on). Looking for them takes 16 to 32 bytes "
                            + "of memory a record; without it memory does not grow with the usage.")
    String duplicates = ON;

    boolean find() {
        if (!duplicates.equals(ON) && !duplicates.equals("off")) {
            throw new WrongUseException("--duplicates is on or off, not \"%s\".".formatted(duplicates));
        }
        return duplicates.equals(ON);
    }
}
