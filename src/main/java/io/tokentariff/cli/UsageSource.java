package io.tokentariff.cli;

import io.tokentariff.io.DistinctUsage;
import io.tokentariff.io.format.Notice;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How commands that read whole usage files are told to, and how they do it. */
final class UsageSource {

    private static final String ON = "on";
    private static final String LAST = "last";

    @Mixin
    Inputs inputs;

    @Option(
            names = "--duplicates",
            paramLabel = "on|last|off",
            description =
                    "Whether records with the same id count once (default: on); with last, of records with one id the last is "
                            + "charged, whatever those before it say, and the files are read twice. Looking for them takes 16 to 32 bytes "
                            + "of memory a record; without it memory does not grow with the usage.")
    String duplicates = ON;

    boolean findDuplicates() {
        if (!duplicates.equals(ON) && !duplicates.equals("off") && !takeLast()) {
            throw new WrongUseException("--duplicates is on, last or off, not \"%s\".".formatted(duplicates));
        }
        return !duplicates.equals("off");
    }

    /** Whether of records with one id the last is charged. */
    boolean takeLast() {
        return duplicates.equals(LAST);
    }

    /** Returns the files, if they can be read twice. */
    static List<UsageInput> twice(List<String> names, Terminal terminal) {
        for (String name : Inputs.names(names)) {
            if (name.equals(UsageInput.STANDARD_INPUT) || !Files.isRegularFile(Path.of(name))) {
                throw new WrongUseException(
                        "--duplicates last reads the usage twice, and %s can be read once; write it into a file."
                                .formatted(name.equals(UsageInput.STANDARD_INPUT) ? "standard input" : name));
            }
        }
        return Inputs.of(names, terminal);
    }

    /** Reads files one after the other; see the longest of them. */
    long read(List<String> files, Terminal terminal, Consumer<UsageRecord> records) {
        return read(files, terminal, records, () -> {}, () -> {}, notice -> {});
    }

    /** Reads files one after the other; see the longest of them. */
    long read(
            List<String> files,
            Terminal terminal,
            Consumer<UsageRecord> records,
            Runnable duplicate,
            Runnable rejected) {
        return read(files, terminal, records, duplicate, rejected, notice -> {});
    }

    /**
     * Reads files one after the other, each record once. Shows how far it is, the first lines that are rejected, and how many
     * there were.
     *
     * @param duplicate hears of each record that came before
     * @param rejected hears of each line that is not used
     * @param notices hears what is said of each file as a whole
     * @return how many lines were rejected
     */
    long read(
            List<String> files,
            Terminal terminal,
            Consumer<UsageRecord> records,
            Runnable duplicate,
            Runnable rejected,
            Consumer<Notice> notices) {
        if (takeLast()) {
            throw new WrongUseException(
                    "--duplicates last is for tariff price; price the usage with it, and leave it out here.");
        }
        RejectLog log = new RejectLog(null, terminal.err());
        DistinctUsage usage = new DistinctUsage(findDuplicates(), records, duplicate, reject -> {
            rejected.run();
            log.add(reject);
        });
        try (Progress progress = new Progress(terminal)) {
            for (UsageInput input : Inputs.of(files, terminal)) {
                usage.read(progress.watching(input), inputs.reader()).notices().forEach(notices);
            }
        }
        inputs.choice.tell(terminal);
        if (log.count() > 0) {
            terminal.err()
                    .println("%s %s rejected and not used."
                            .formatted(log.count(), log.count() == 1 ? "line was" : "lines were"));
        }
        return log.count();
    }
}
