package io.tokentariff.cli;

import io.tokentariff.problem.UnwritableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** A stream whose failures say which file could not be written. They are unchecked, as writers such as {@link java.io.PrintWriter} keep checked ones to themselves. */
final class NamedStream extends OutputStream {

    private final String name;
    private final OutputStream stream;

    /** @param name what people call it */
    NamedStream(String name, OutputStream stream) {
        this.name = name;
        this.stream = stream;
    }

    /** Returns what is thrown for a file that could not be written. */
    static UnwritableException failed(String name, IOException cause) {
        String reason = cause instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : cause.getMessage();
        return failed(name, reason == null ? cause.toString() : reason, cause);
    }

    /** Returns what is thrown for a file that cannot be written. */
    static UnwritableException failed(String name, String why, @Nullable IOException cause) {
        return new UnwritableException("%s could not be written: %s.".formatted(name, why), cause);
    }

    @Override
    public void write(int value) {
        try {
            stream.write(value);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            stream.write(bytes, from, length);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    @Override
    public void flush() {
        try {
            stream.flush();
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw failed(name, e);
        }
    }
}
