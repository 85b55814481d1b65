package io.tokentariff.cli;

import io.tokentariff.problem.Failure;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.TariffException;
import io.tokentariff.problem.UnwritableException;
import io.tokentariff.problem.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in words what went wrong, and with which exit code the program ends for it. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler, IExecutionStrategy {

    private final PrintWriter err;
    private final boolean verbose;

    /** @param verbose whether to say where a fault of the program happened */
    Failures(PrintWriter err, boolean verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    /** Runs the command; a help text that cannot be written is no fault of the program either. */
    @Override
    public int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (UnwritableException e) {
            return unwritable(e);
        }
    }

    /** One sentence, and where to read more; not the whole help. */
    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        String unknown = unknownCommand(wrong);
        err.println(Visible.of("tariff: "
                + (unknown == null ? wrong.getMessage() : "There is no command \"%s\".".formatted(unknown))));
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            suggest(unmatched);
        }
        err.println("%s --help says how it is used."
                .formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return Exit.WRONG_USE;
    }

    private void suggest(UnmatchedArgumentException unmatched) {
        CommandLine command = unmatched.getCommandLine();
        Set<String> known = unmatched.isUnknownOption()
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        String word = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        List<String> nearest = NearestName.of(word, known, 2);
        if (!nearest.isEmpty()) {
            err.println("Did you mean %s?".formatted(String.join(" or ", nearest)));
        }
    }

    private static @Nullable String unknownCommand(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                        && wrong.getCommandLine().getParent() == null
                        && !unmatched.isUnknownOption()
                ? unmatched.getUnmatched().get(0)
                : null;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        Failure failure = Failure.of(exception);
        if (exception instanceof RulebookException broken) {
            Path folder = rulesOf(command);
            err.print(new ProblemPrinter((file, line) -> line(folder, file, line)).print(broken.problems()));
            err.println("The rulebook %s does not load; nothing was priced.".formatted(folder));
            return failure.exitCode();
        }
        if (exception instanceof TariffException) {
            err.println("tariff: " + exception.getMessage());
            return failure.exitCode();
        }
        if (failure != Failure.FAULT) {
            err.println("tariff: a file could not be read: " + exception.getMessage());
            return failure.exitCode();
        }
        return fault(exception);
    }

    /** Says what ended the program that nobody foresaw: memory, the stack, a fault of its own. */
    int fault(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        if (thrown instanceof OutOfMemoryError) {
            err.println("tariff: the memory of %s MiB that the JVM has is used up; JAVA_OPTS=-Xmx4g gives it more."
                    .formatted(Runtime.getRuntime().maxMemory() >> 20));
            return failure.exitCode();
        }
        err.println(
                thrown instanceof StackOverflowError
                        ? "tariff: something in the input is nested too deeply for the program."
                        : "tariff: this is a fault of the program, not of your input: "
                                + Visible.of(String.valueOf(thrown)));
        if (verbose) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().map(Visible::of).forEach(err::println);
        } else {
            err.println("--verbose says where.");
        }
        return failure.exitCode();
    }

    /** Says what could not be written. */
    int unwritable(UnwritableException exception) {
        err.println("tariff: " + exception.getMessage());
        return exception.failure().exitCode();
    }

    private static Path rulesOf(CommandLine command) {
        return command.getCommandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
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
