package io.tokentariff.cli;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code tariff}. */
@Command(
        name = Main.NAME,
        description = "Prices LLM usage by rules and tables that anyone can edit.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 all well; 1 problems found; 2 wrong use, or no usage to read; 3 some lines were rejected;",
            "4 with --strict, some records have no price; 5 the rulebook does not load."
        })
public final class Main implements Runnable {

    static final String NAME = "tariff";

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    Main() {}

    /** Runs the program and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Runs the program and returns its exit code. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        Terminal terminal = Terminal.of(out, err);
        Failures failures = new Failures(terminal.err());
        CommandLine line = Commands.of(args, terminal)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        try {
            return line.execute(args);
        } finally {
            terminal.flush();
        }
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }
}
