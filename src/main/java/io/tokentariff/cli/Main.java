package io.tokentariff.cli;

import io.tokentariff.problem.UnwritableException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
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
            "4 with --strict, some records have no price; 5 the rulebook does not load; 6 the result was not written."
        })
public final class Main implements Callable<Integer> {

    static final String NAME = "tariff";

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    Main() {}

    /** Runs the program and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, new FileOutputStream(FileDescriptor.out), System.err));
    }

    /**
     * Runs the program and returns its exit code.
     *
     * @param out takes the result; must fail where it cannot be written, which a {@link java.io.PrintStream} does not
     */
    public static int run(String[] args, OutputStream out, OutputStream err) {
        Terminal terminal = Terminal.of(out, err);
        boolean verbose = Verbose.isIn(args);
        Failures failures = new Failures(terminal.err(), verbose);
        try {
            return run(args, terminal, failures);
        } catch (UnwritableException e) {
            return failures.unwritable(e);
        } catch (Throwable e) {
            return failures.fault(e);
        } finally {
            if (verbose) {
                Verbose.tellCache(terminal.err());
            }
            terminal.err().flush();
        }
    }

    private static int run(String[] args, Terminal terminal, Failures failures) {
        CommandLine line = Commands.of(args, terminal)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(failures)
                .setUsageHelpWidth(terminal.helpWidth());
        int exit = line.execute(args);
        terminal.flush();
        return exit;
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.WRONG_USE;
    }
}
