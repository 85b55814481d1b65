package io.tokentariff.cli;

import io.tokentariff.advice.Profiles;
import io.tokentariff.advice.ProfilesReader;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How commands that advise are told what usage cannot tell. */
final class WorkloadsOption {

    @Option(
            names = "--workloads",
            paramLabel = "FILE",
            description = "Profiles (JSON): what usage cannot tell of a workload, such as its task and latency.")
    @Nullable
    Path file;

    /**
     * Returns the profiles, none where no file is named.
     *
     * @throws WrongUseException if the file cannot be used; what is wrong with it is printed
     */
    Profiles read(Terminal terminal) {
        if (file == null) {
            return Profiles.NONE;
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new WrongUseException("There is no file %s with profiles.".formatted(file));
        } catch (IOException e) {
            throw new WrongUseException("%s cannot be read.".formatted(file));
        }
        Problems problems = new Problems();
        Profiles read = ProfilesReader.read(file.toString(), text, problems);
        if (problems.hasErrors()) {
            terminal.err().print(new ProblemPrinter((name, line) -> "").print(problems.sorted()));
            throw new WrongUseException("%s holds no usable profiles; nothing was advised.".formatted(file));
        }
        return read;
    }
}
