package io.tokentariff.io.read;

import io.tokentariff.problem.UsageInputException;
import io.tokentariff.problem.WrongUseException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Reads and writes Parquet. What it takes is a jar of its own, as it is as large as the rest of the program; this type finds it. */
public interface ParquetFiles {

    /** What to do where it is not there. */
    String HOW_TO_ADD =
            "put tokentariff-VERSION-parquet.jar (./mvnw package -Pparquet) beside the program's jar, or on the class path";

    /** What is in a column. */
    enum Type {
        /** Text in UTF-8. */
        TEXT,
        /** A whole number of 64 bits. */
        COUNT,
        /** {@code decimal(38,18)}; what has more decimals fails. */
        MONEY,
        /** True or false. */
        FLAG,
        /** An instant of UTC, in microseconds. */
        TIME
    }

    /** A column of a table, whose cells may be missing. */
    record Column(String name, Type type) {}

    /**
     * Opens the rows of a file, each as a line of JSON: nested groups, lists and maps as what they are, a name with points as objects in
     * objects, times in ISO 8601; what is null is left out.
     *
     * @throws UsageInputException if it is packed in a way that is not read here, or is damaged
     */
    InputStream jsonLines(Path file, String name) throws IOException;

    /** Takes the rows of a table, and ends it when it is closed. */
    interface Rows extends Closeable {

        /**
         * Writes a row.
         *
         * @param cells texts in the order of the columns; null or empty where there is none
         * @throws WrongUseException if an amount does not fit its column exactly
         */
        void add(List<@Nullable String> cells) throws IOException;
    }

    /** Begins a table. */
    Rows write(OutputStream to, List<Column> columns) throws IOException;

    /** Says that a file is damaged. */
    static UsageInputException damaged(String name, Exception why) {
        return new UsageInputException(
                "bad-parquet", "%s is a damaged Parquet file: %s".formatted(name, why.getMessage()), why);
    }

    /** Says that a file is packed in a way that is not read. */
    static UsageInputException packed(String name, String codec) {
        return new UsageInputException(
                "parquet-codec",
                "%s is Parquet packed with %s, which is not read; write it with snappy, zstd or uncompressed."
                        .formatted(name, codec));
    }

    /** Returns what reads and writes Parquet, if its jar is there. */
    static Optional<ParquetFiles> installed() {
        return ServiceLoader.load(ParquetFiles.class, ParquetFiles.class.getClassLoader())
                .findFirst();
    }

    /**
     * Returns what reads a usage file.
     *
     * @throws UsageInputException if it is not there
     */
    static ParquetFiles toRead(String name) {
        return installed()
                .orElseThrow(() -> new UsageInputException(
                        "parquet", "%s is a Parquet file; to read it, %s.".formatted(name, HOW_TO_ADD)));
    }

    /**
     * Returns what writes a result.
     *
     * @throws WrongUseException if it is not there
     */
    static ParquetFiles toWrite() {
        return installed().orElseThrow(() -> new WrongUseException("To write Parquet, " + HOW_TO_ADD + "."));
    }
}
