package io.tokentariff.cli;

import io.tokentariff.io.PlanMismatchException;
import io.tokentariff.io.read.UsageInputException;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.problem.RulebookException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code tariff}. */
@Command(
        name = "tariff",
        description = "Prices LLM usage by rules and tables that anyone can edit.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PriceCommand.class,
            QuoteCommand.class,
            ExplainCommand.class,
            AdviseCommand.class,
            ForecastCommand.class,
            CheckCommand.class,
            DiffCommand.class,
            RulesCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 all well; 1 problems found; 2 wrong use, or no usage to read; 3 some lines were rejected;",
            "4 with --strict, some records have no price; 5 the rulebook does not load."
        })
public final class Main implements Runnable {

    /** The command that needs to know all others. */
    private static final String HELP = "help";

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    private Main() {}

    /** Runs the program and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Runs the program and returns its exit code. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        Terminal terminal = Terminal.of(out, err);
        CommandLine line = commandLine(args, new Commands(terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, args1) -> wrongUse(wrong, terminal))
                .setExecutionExceptionHandler((exception, command, parsed) -> explain(exception, command, terminal));
        try {
            return line.execute(args);
        } finally {
            terminal.flush();
        }
    }

    /** The whole program; of its commands only the one that is named, as setting up each takes a while. */
    private static CommandLine commandLine(String[] args, Commands commands) {
        Command program = Main.class.getAnnotation(Command.class);
        for (Class<?> each : program.subcommands()) {
            Command command = each.getAnnotation(Command.class);
            if (args.length > 0 && command != null && command.name().equals(args[0]) && !args[0].equals(HELP)) {
                CommandLine.Model.CommandSpec only =
                        CommandLine.Model.CommandSpec.create().name(program.name());
                only.addSubcommand(args[0], new CommandLine(each, commands));
                return new CommandLine(only);
            }
        }
        return new CommandLine(new Main(), commands);
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }

    /** One sentence, and where to read more; not the whole help. */
    private static int wrongUse(CommandLine.ParameterException wrong, Terminal terminal) {
        terminal.err().println("tariff: " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, terminal.err());
        terminal.err()
                .println("%s --help says how it is used."
                        .formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return Exit.WRONG_USE;
    }

    private static int explain(Exception exception, CommandLine command, Terminal terminal) {
        if (exception instanceof RulebookException broken) {
            Path folder = rulesOf(command);
            terminal.err().print(new ProblemPrinter((file, line) -> line(folder, file, line)).print(broken.problems()));
            terminal.err().println("The rulebook %s does not load; nothing was priced.".formatted(folder));
            return Exit.RULEBOOK;
        }
        if (exception instanceof UsageInputException || exception instanceof WrongUseException) {
            terminal.err().println("tariff: " + exception.getMessage());
            return Exit.WRONG_USE;
        }
        if (exception instanceof PlanMismatchException) {
            terminal.err().println("tariff: " + exception.getMessage());
            return Exit.FAILED;
        }
        if (exception instanceof IOException || exception instanceof UncheckedIOException) {
            terminal.err().println("tariff: a file could not be read or written: " + exception.getMessage());
            return Exit.WRONG_USE;
        }
        terminal.err().println("tariff: this is a fault of the program, not of your input: " + exception);
        if (System.getenv("TARIFF_DEBUG") != null) {
            exception.printStackTrace(terminal.err());
        } else {
            terminal.err().println("Set TARIFF_DEBUG=1 to see where.");
        }
        return Exit.FAILED;
    }

    private static Path rulesOf(CommandLine command) {
        return command.getCommandSpec().mixins().values().stream()
                .map(CommandLine.Model.CommandSpec::userObject)
                .filter(RulesOption.class::isInstance)
                .map(option -> ((RulesOption) option).folder())
                .findFirst()
                .orElse(Path.of("rules"));
    }

    private static String line(Path folder, String file, int number) {
        try (var lines = Files.lines(folder.resolve(file))) {
            return lines.skip(number - 1L).findFirst().orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }
}
