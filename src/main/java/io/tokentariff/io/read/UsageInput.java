package io.tokentariff.io.read;

import io.tokentariff.io.blocks.Unpacking;
import io.tokentariff.problem.UsageInputException;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A file with usage, or standard input. Packed files ({@code .gz}, {@code .zst}) are told by their first bytes, not by
 * their name, and unpacked on the way; the rows of Parquet files come as lines of JSON.
 */
public final class UsageInput {

    /** The name that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int BUFFER = 1 << 16;

    /** Opens the bytes as they are stored. */
    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Source source;
    private final @Nullable Path file;
    private final UnaryOperator<InputStream> watch;

    private UsageInput(String name, Source source, @Nullable Path file, UnaryOperator<InputStream> watch) {
        this.name = name;
        this.source = source;
        this.file = file;
        this.watch = watch;
    }

    /** Returns the file of that path. */
    public static UsageInput of(Path file) {
        String name = file.toString();
        return new UsageInput(
                name,
                () -> {
                    if (!Files.exists(file)) {
                        throw new UsageInputException(
                                "missing-file", "%s does not exist; %s.".formatted(name, remedy(name)));
                    }
                    if (Files.isDirectory(file)) {
                        throw new UsageInputException(
                                "is-a-folder", "%s is a folder; name the usage files in it.".formatted(name));
                    }
                    if (!Files.isReadable(file)) {
                        throw new UsageInputException(
                                "unreadable", "%s may not be read; check its permissions.".formatted(name));
                    }
                    // A pipe cannot be asked where it stands, as the stream of a plain file is on Java 17.
                    return Files.isRegularFile(file) ? Files.newInputStream(file) : new FileInputStream(file.toFile());
                },
                file,
                UnaryOperator.identity());
    }

    private static String remedy(String name) {
        return name.indexOf('\uFFFD') < 0
                ? "check the path of the usage file"
                : "its name has letters that this locale cannot tell; set LC_ALL=C.UTF-8 or another UTF-8 locale";
    }

    /** Returns bytes that can be read once, such as standard input. */
    public static UsageInput of(String name, InputStream bytes) {
        return new UsageInput(name, () -> bytes, null, UnaryOperator.identity());
    }

    /** Returns the same input, its unpacked bytes read through what the watch makes of them: to show how far reading is. */
    public UsageInput watched(UnaryOperator<InputStream> by) {
        return new UsageInput(name, source, file, by);
    }

    /** Returns the same input under another name: for files whose path is nobody's business. */
    public UsageInput named(String by) {
        return new UsageInput(by, source, file, watch);
    }

    /** What people call it: its path, or {@code -}. */
    public String name() {
        return name;
    }

    /** How many bytes are stored, packed as they may be; 0 where that cannot be known before they are read. */
    public long storedBytes() {
        try {
            return file == null ? 0 : Files.size(file);
        } catch (IOException e) {
            return 0; // opening says why
        }
    }

    /**
     * Opens the unpacked bytes.
     *
     * @throws UsageInputException if there is no such file or it cannot be opened
     */
    public InputStream open() {
        try {
            BufferedInputStream stored = new BufferedInputStream(source.open(), BUFFER);
            if (file != null && Unpacking.isParquet(stored)) {
                stored.close();
                return watch.apply(ParquetFiles.toRead(name).jsonLines(file, name));
            }
            return watch.apply(Unpacking.unpack(stored, name));
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    /** Returns the exception for an input that fails while it is read. */
    static UsageInputException failed(String name, IOException cause) {
        return new UsageInputException(
                "unreadable",
                "%s could not be read to its end (%s); nothing of it is priced."
                        .formatted(name, cause.getMessage() == null ? cause.toString() : cause.getMessage()),
                cause);
    }
}
