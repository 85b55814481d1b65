package io.tokentariff.cli;

import io.tokentariff.io.report.Screen;
import io.tokentariff.problem.UnwritableException;
import io.tokentariff.problem.WrongUseException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a result goes: standard output or a file. A plain file appears once it is {@linkplain #commit whole}; closed before,
 * nothing is left of it. What cannot be written is a {@link UnwritableException}.
 */
final class Output implements Closeable {

    private final String name;
    private final Target target;
    private final NamedStream stream;
    private final PrintWriter writer;
    private final Screen screen;
    private final @Nullable Draft draft;

    private Output(
            String name, Target target, NamedStream stream, PrintWriter writer, Screen screen, @Nullable Draft draft) {
        this.name = name;
        this.target = target;
        this.stream = stream;
        this.writer = writer;
        this.screen = screen;
        this.draft = draft;
    }

    /** Returns standard output. */
    static Output standard(Terminal terminal) {
        return new Output(
                Terminal.OUT, Target.of(Target.STANDARD), terminal.bytes(), terminal.out(), terminal.screen(), null);
    }

    /**
     * Opens an output.
     *
     * @param option the option that names it
     * @param inputs names of what the run reads, which it must not write
     * @throws WrongUseException if there can be no such file, or it is an input
     */
    static Output to(String option, String name, Terminal terminal, List<String> inputs) {
        Target target = Target.of(name);
        for (String input : inputs) {
            if (!input.equals(Target.STANDARD) && target.isFile(Target.path(input))) {
                throw new WrongUseException("%s %s is %s, which this run reads; write to another file."
                        .formatted(option, name, input.equals(name) ? "a file" : "the file " + input));
            }
        }
        return switch (target.kind()) {
            case STANDARD_OUTPUT -> standard(terminal);
            case STRAIGHT -> straight(target, name);
            case FILE -> beside(target, name);
        };
    }

    private static Output straight(Target target, String name) {
        try {
            // Appending: a file that somebody has open keeps what is in it. To a device or a pipe it is all the same.
            OutputStream stream =
                    Files.newOutputStream(target.path(), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            return plain(target, name, stream, null);
        } catch (IOException e) {
            throw NamedStream.failed(name, e);
        }
    }

    private static Output beside(Target target, String name) {
        Path file = target.path();
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw NamedStream.failed(name, "its permissions do not allow it", null);
        }
        Draft draft = new Draft(file);
        try {
            OutputStream made = draft.create();
            return plain(target, name, name.endsWith(ParquetOutput.ENDING) ? new ParquetOutput(made) : made, draft);
        } catch (WrongUseException e) {
            draft.discard();
            throw e;
        } catch (IOException e) {
            draft.discard();
            throw NamedStream.failed(
                    name, "no file can be made in the folder %s; check its permissions".formatted(file.getParent()), e);
        }
    }

    private static Output plain(Target target, String name, OutputStream stream, @Nullable Draft draft) {
        NamedStream named = new NamedStream(name, stream);
        PrintWriter writer = new PrintWriter(new OutputStreamWriter(named, StandardCharsets.UTF_8), false);
        return new Output(name, target, named, writer, Screen.PLAIN, draft);
    }

    /** Writes the whole result, and makes it appear. */
    void write(String text) {
        writer.write(text);
        commit();
    }

    /** Takes text. */
    PrintWriter writer() {
        return writer;
    }

    /** Takes bytes; not to be mixed with the writer. */
    OutputStream stream() {
        return stream;
    }

    /** What text is shown on there. */
    Screen screen() {
        return screen;
    }

    /** Whether the other output would be the same file. */
    boolean clashesWith(Output other) {
        return target.clashesWith(other.target);
    }

    /** Says that everything was written: it is there now. */
    void commit() {
        writer.flush();
        if (target.kind() == Target.Kind.STANDARD_OUTPUT) {
            return;
        }
        stream.close();
        if (draft != null) {
            try {
                draft.commit();
            } catch (IOException e) {
                throw NamedStream.failed(name, e);
            }
        }
    }

    @Override
    public void close() {
        if (target.kind() != Target.Kind.STANDARD_OUTPUT) {
            try {
                stream.close();
            } catch (UnwritableException e) {
                // what was not committed is not wanted
            }
        }
        if (draft != null) {
            draft.discard();
        }
    }
}
