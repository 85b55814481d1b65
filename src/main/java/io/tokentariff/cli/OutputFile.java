package io.tokentariff.cli;

import io.tokentariff.problem.WrongUseException;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears under its name only once it is whole: written beside, then renamed. Closed without
 * {@link #commit()}, nothing is left.
 */
final class OutputFile implements Closeable {

    private final Path file;
    private final Path draft;
    private final OutputStream stream;
    private final Writer writer;
    private boolean committed;

    private OutputFile(Path file, Path draft, OutputStream stream) {
        this.file = file;
        this.draft = draft;
        this.stream = stream;
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /** @throws WrongUseException if there can be no such file */
    static OutputFile create(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (Files.isDirectory(absolute)) {
            throw new WrongUseException("%s is a folder; name a file in it.".formatted(file));
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new WrongUseException("%s cannot be written: there is no folder %s.".formatted(file, folder));
        }
        try {
            Path draft = Files.createTempFile(folder, "." + absolute.getFileName(), ".part");
            return new OutputFile(absolute, draft, Files.newOutputStream(draft));
        } catch (IOException e) {
            throw new WrongUseException(
                    "%s cannot be written: no file can be made in the folder %s; check its permissions."
                            .formatted(file, folder));
        }
    }

    Writer writer() {
        return writer;
    }

    /** Takes bytes; not to be mixed with the writer. */
    OutputStream stream() {
        return stream;
    }

    /** Makes the file appear, whole. */
    void commit() throws IOException {
        writer.close();
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        committed = true;
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            writer.close();
            Files.deleteIfExists(draft);
        }
    }
}
