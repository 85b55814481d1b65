package io.tokentariff.spark;

import io.tokentariff.io.blocks.Unpacking;
import io.tokentariff.io.format.LineFormat;
import io.tokentariff.io.format.columns.ColumnsFormat;
import io.tokentariff.io.read.OpenUsage;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.problem.UsageInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Cuts usage files into slices: those whose lines stand for themselves (native JSON lines, answers of the provider a line) into some of
 * {@link #BYTES}, others, and packed ones, into none.
 */
final class Slices {

    /** So much is read at one go, and again if something in it came before. */
    static final long BYTES = 8L << 20;

    private Slices() {}

    /**
     * Returns the slices of files.
     *
     * @param names paths of files and folders, and patterns; in the order of the log
     * @param bytes how large a slice is
     * @throws UsageInputException if one is missing, empty or of no known format
     */
    static List<Slice> of(List<String> names, UsageSpec spec, Configuration hadoop, long bytes) {
        List<Slice> slices = new ArrayList<>();
        try {
            for (String name : names) {
                for (FileStatus file : files(new Path(name), hadoop)) {
                    boolean itself = file.getPath()
                            .toUri()
                            .getPath()
                            .endsWith(new Path(name).toUri().getPath());
                    String called = itself ? name : file.getPath().toString();
                    cut(called, file, format(called, file, spec, hadoop), bytes, slices);
                }
            }
        } catch (IOException e) {
            throw new UsageInputException("unreadable", "The usage cannot be read: " + e.getMessage(), e);
        }
        return slices;
    }

    private static List<FileStatus> files(Path name, Configuration hadoop) throws IOException {
        FileSystem system = name.getFileSystem(hadoop);
        FileStatus[] found = system.globStatus(name);
        List<FileStatus> files = new ArrayList<>();
        for (FileStatus each : found == null ? new FileStatus[0] : sorted(found)) {
            add(system, each, each.isFile() && !each.getPath().equals(system.makeQualified(name)), files);
        }
        if (files.isEmpty()) {
            throw new UsageInputException("missing-file", "%s holds no usage files; check the path.".formatted(name));
        }
        return files;
    }

    /** A file; of a folder all files below it but hidden and empty ones. */
    private static void add(FileSystem system, FileStatus file, boolean found, List<FileStatus> to) throws IOException {
        if (file.isFile()) {
            if (!found || file.getLen() > 0) {
                to.add(file);
            }
            return;
        }
        for (FileStatus below : sorted(system.listStatus(file.getPath()))) {
            String name = below.getPath().getName();
            if (!name.startsWith(".") && !name.startsWith("_")) {
                add(system, below, true, to);
            }
        }
    }

    private static FileStatus[] sorted(FileStatus[] files) {
        Arrays.sort(files);
        return files;
    }

    /** The name of the format, if its lines stand for themselves; else null. */
    private static @Nullable String format(String called, FileStatus file, UsageSpec spec, Configuration hadoop)
            throws IOException {
        FileSystem system = file.getPath().getFileSystem(hadoop);
        try (InputStream in = system.open(file.getPath())) {
            if (Unpacking.isPacked(in.readNBytes(4))
                    || spec.map() != null
                    || ColumnsFormat.NAME.equals(spec.format())) {
                return null;
            }
        }
        try (InputStream in = system.open(file.getPath());
                OpenUsage open = OpenUsage.open(UsageInput.of(called, in), spec.format(), spec.assumedTime())) {
            return open.format() instanceof LineFormat ? open.format().name() : null;
        }
    }

    private static String name(FileStatus file) {
        return file.getPath().toString();
    }

    private static void cut(String called, FileStatus file, @Nullable String format, long bytes, List<Slice> to) {
        if (format == null) {
            to.add(new Slice(to.size(), called, name(file), 0, file.getLen(), null));
            return;
        }
        for (long from = 0; from < file.getLen(); from += bytes) {
            to.add(new Slice(to.size(), called, name(file), from, Math.min(from + bytes, file.getLen()), format));
        }
    }
}
