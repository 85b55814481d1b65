package io.tokentariff.http.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, in a file that only grows: one JSON object a line, each with the hash of the one before. An entry is on the
 * disk when {@link #append} returns. Thread-safe; one process writes at a time.
 *
 * <p>A line that is changed, taken out or put in is found. Somebody who may write the file can still cut lines off its end,
 * or write all of it anew: compare {@link #last} with what was noted elsewhere, such as a log that goes to another machine.
 *
 * <p>A process that is killed while it writes leaves a line without an end. Nobody was told that this entry is written; it is
 * cut off when the file is opened, and {@link #cut} tells it.
 */
public final class AuditLog implements AutoCloseable {

    private static final byte END = '\n';

    private final Path file;
    private final Clock clock;
    private final FileChannel channel;
    private final List<Long> starts = new ArrayList<>();
    private final String cut;
    private long end;
    private String last;
    private boolean failed;

    private AuditLog(Path file, Clock clock, FileChannel channel, Scan scan) {
        this.file = file;
        this.clock = clock;
        this.channel = channel;
        this.starts.addAll(scan.starts);
        this.end = scan.end;
        this.last = scan.last;
        this.cut = scan.rest;
    }

    /**
     * What is wrong in a log.
     *
     * @param line the first line that is not as it was written, from 1
     * @param why how it is seen
     */
    public record Fault(int line, String why) {}

    /** What a file holds. */
    private static final class Scan {
        private final List<Long> starts = new ArrayList<>();
        private long end;
        private String last = AuditLine.NOTHING;
        private String rest = "";
        private @Nullable Fault fault;

        void read(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && fault == null; next = in.read()) {
                if (next == END) {
                    take(line.toString(StandardCharsets.UTF_8), line.size() + 1);
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            rest = line.toString(StandardCharsets.UTF_8);
        }

        private void take(String line, int bytes) {
            int number = starts.size() + 1;
            try {
                AuditEntry entry = AuditLine.read(line);
                if (entry.seq() != number || !entry.prev().equals(last)) {
                    throw new AuditLine.Unreadable("it does not follow on the line before");
                }
                starts.add(end);
                end += bytes;
                last = entry.hash();
            } catch (AuditLine.Unreadable e) {
                fault = new Fault(number, String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Opens a log; one that is not there begins. Everything in it is checked.
     *
     * @throws BrokenLogException if it is not what was written
     * @throws UncheckedIOException if the file cannot be read or written, or another process writes it
     */
    public static AuditLog open(Path file, Clock clock) {
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ),
                    privately(file));
            try {
                return opened(file, clock, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log %s cannot be opened: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static AuditLog opened(Path file, Clock clock, FileChannel channel) throws IOException {
        if (!isLocked(channel)) {
            throw new IOException("another process writes it");
        }
        Scan scan = scan(file);
        if (scan.fault != null) {
            throw new BrokenLogException(file, scan.fault);
        }
        channel.truncate(scan.end);
        channel.force(true);
        return new AuditLog(file, clock, channel, scan);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process writes it already
        }
    }

    private static FileAttribute<?>[] privately(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Scan scan(Path file) throws IOException {
        Scan scan = new Scan();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            scan.read(in);
        }
        return scan;
    }

    /** Returns the first line of a log that is not as it was written, null if all are; a line without an end is none. */
    public static @Nullable Fault verify(Path file) {
        try {
            return scan(file).fault;
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Returns the first line of this log that is not as it was written, null if all are. */
    public synchronized @Nullable Fault verify() {
        return verify(file);
    }

    /**
     * Writes an entry; it is on the disk when this returns.
     *
     * @throws UncheckedIOException if it could not be written; then nothing more is, before the log is opened anew
     */
    public synchronized AuditEntry append(String who, String what, Map<String, String> details) {
        try {
            if (failed) {
                throw new IOException("an entry before could not be written");
            }
            failed = true;
            String line = AuditLine.write(size() + 1, clock.instant(), who, what, details, last);
            AuditEntry entry = AuditLine.read(line);
            ByteBuffer bytes = ByteBuffer.wrap((line + (char) END).getBytes(StandardCharsets.UTF_8));
            int length = bytes.remaining();
            for (long at = end; bytes.hasRemaining(); ) {
                at += channel.write(bytes, at);
            }
            channel.force(true);
            starts.add(end);
            end += length;
            last = entry.hash();
            failed = false;
            return entry;
        } catch (IOException | AuditLine.Unreadable e) {
            throw new UncheckedIOException(
                    "The audit log %s cannot be written: %s".formatted(file, e.getMessage()), new IOException(e));
        }
    }

    /**
     * Returns entries, the newest first.
     *
     * @param before only those with a smaller number; null for all
     */
    public synchronized List<AuditEntry> entries(int limit, @Nullable Long before) {
        List<AuditEntry> entries = new ArrayList<>();
        long from = before == null ? size() : Math.min(size(), before - 1);
        try {
            for (long seq = from; seq > 0 && entries.size() < limit; seq--) {
                entries.add(entry((int) seq - 1));
            }
        } catch (IOException | AuditLine.Unreadable e) {
            throw new UncheckedIOException(
                    "The audit log %s cannot be read: %s".formatted(file, e.getMessage()), new IOException(e));
        }
        return entries;
    }

    private AuditEntry entry(int place) throws IOException, AuditLine.Unreadable {
        long start = starts.get(place);
        long until = place + 1 < starts.size() ? starts.get(place + 1) : end;
        ByteBuffer bytes = ByteBuffer.allocate((int) (until - start - 1));
        while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
            // until the line is whole
        }
        return AuditLine.read(new String(bytes.array(), StandardCharsets.UTF_8));
    }

    /** How many entries there are. */
    public synchronized long size() {
        return starts.size();
    }

    /** The hash of the newest entry: that of all of them; zeros if there is none. */
    public synchronized String last() {
        return last;
    }

    /** What was cut off when the log was opened, because it was not written whole; empty for nothing. */
    public String cut() {
        return cut;
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
