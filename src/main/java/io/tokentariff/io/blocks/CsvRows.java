package io.tokentariff.io.blocks;

import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.format.UsageSink;
import io.tokentariff.io.format.Utf8;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.table.CsvScanner;
import io.tokentariff.usage.UsageRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into CSV rows (RFC 4180, comma, UTF-8), so that a damaged row costs that row alone, and cuts each into cells. A row ends
 * at the first line feed outside quotes; it is on the line it begins on. The first row is the header; one of other
 * separators, or with a column twice, is refused. Empty cells at the end of rows,
 * and rows of empty cells, are what a spreadsheet leaves behind, and are no fault; any other row with more or fewer cells than the header
 * is rejected. Memory is constant.
 */
public final class CsvRows {

    /** What the columns of a file mean. */
    @FunctionalInterface
    public interface Header {

        /**
         * Returns what reads the rows below this header.
         *
         * @throws UsageInputException if the header is not one of this format
         */
        Row of(List<String> cells, ReadLog log);
    }

    /** Makes records of rows; for one thread. */
    @FunctionalInterface
    public interface Row {

        /**
         * Returns the record of a row that has as many cells as the header, at least one of them filled; null if it stands for no usage.
         *
         * @throws InvalidUsageException if the row contradicts the format
         */
        @Nullable
        UsageRecord read(List<String> cells);
    }

    private static final byte COMMA = ',';
    private static final byte END = '\n';

    private final ReadLog log;
    private final UsageSink sink;
    private final Header header;
    private final CsvScanner scanner = new CsvScanner();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long openLine;
    private long openOffset;
    private boolean inQuotes;
    private boolean quotedCell;
    private byte previous = COMMA;
    private @Nullable Row columns;
    private int width;

    private CsvRows(ReadLog log, UsageSink sink, Header header) {
        this.log = log;
        this.sink = sink;
        this.header = header;
    }

    /** Reads a file to its end. */
    public static void read(InputStream in, ReadLog log, UsageSink sink, Header header) throws IOException {
        CsvRows rows = new CsvRows(log, sink, header);
        LineBlocks blocks = new LineBlocks(in, false);
        LineBlock block = new LineBlock();
        while (blocks.next(block)) {
            // a blank line inside a quoted cell counts, so blocks are cut here, not by LineBlock
            rows.add(block);
        }
        rows.end();
    }

    private void add(LineBlock block) {
        if (block.tooLong) {
            inQuotes = false;
            open.reset();
            block.parse((buffer, from, to, line, offset, none) -> {}, log, sink);
            return;
        }
        long line = block.firstLine;
        int from = 0;
        while (from < block.length) {
            int feed = from;
            while (feed < block.length && block.buffer[feed] != '\n') {
                quotes(block.buffer[feed]);
                feed++;
            }
            int end = Math.min(feed + 1, block.length);
            if (open.size() == 0) {
                openLine = line;
                openOffset = block.offset + from;
            }
            previous = inQuotes ? END : COMMA;
            quotedCell &= inQuotes;
            if (inQuotes) {
                open.write(block.buffer, from, end - from);
                if (open.size() > LineBlock.LONGEST_LINE) {
                    tooLong();
                }
            } else if (open.size() > 0) {
                open.write(block.buffer, from, end - from);
                byte[] row = open.toByteArray();
                open.reset();
                row(row, 0, row.length, block.torn && end == block.length);
            } else {
                row(block.buffer, from, end, block.torn && end == block.length);
            }
            from = end;
            line++;
        }
    }

    /** Follows the quotes: one opens a cell at its beginning, or stands for itself right after one that closed it. */
    private void quotes(byte character) {
        if (character == '"') {
            if (inQuotes) {
                inQuotes = false;
            } else if (previous == COMMA || (quotedCell && previous == '"')) {
                inQuotes = true;
                quotedCell = true;
            }
        } else if (character == ',' && !inQuotes) {
            quotedCell = false;
        }
        previous = character;
    }

    private void end() {
        if (open.size() > 0) {
            reject("torn-last-line", "A quoted cell is not closed before the end of the file.", open.toByteArray());
        }
    }

    private void tooLong() {
        reject(
                "line-too-long",
                "The row is longer than %s bytes; is a quote not closed?".formatted(LineBlock.LONGEST_LINE),
                open.toByteArray());
        open.reset();
        inQuotes = false;
    }

    private void row(byte[] buffer, int from, int to, boolean torn) {
        int end = to;
        while (end > from && (buffer[end - 1] == '\n' || buffer[end - 1] == '\r')) {
            end--;
        }
        if (end == from) {
            return;
        }
        if (end - from > LineBlock.LONGEST_LINE) {
            reject(
                    "line-too-long",
                    "The row is longer than %s bytes; it was skipped.".formatted(LineBlock.LONGEST_LINE),
                    buffer,
                    from,
                    end);
            return;
        }
        try {
            read(cells(buffer, from, end));
            if (torn && columns != null) {
                log.notice(
                        "no-line-feed-at-end",
                        "The last line of %s does not end with a line feed; it was read, but the file may have been cut short."
                                .formatted(log.file()));
            }
        } catch (InvalidUsageException e) {
            if (columns == null) {
                throw new UsageInputException(
                        "bad-header", log.file() + ": the header cannot be read: " + e.getMessage(), e);
            }
            boolean cut =
                    torn && List.of("bad-csv", "bad-utf8", "wrong-field-count").contains(e.code());
            reject(
                    cut ? "torn-last-line" : e.code(),
                    (cut
                                    ? "The last line does not end with a line feed and cannot be read: the file was cut short. "
                                    : "")
                            + e.getMessage(),
                    buffer,
                    from,
                    end);
        }
    }

    private List<String> cells(byte[] buffer, int from, int end) {
        if (!Utf8.isValid(buffer, from, end)) {
            throw new InvalidUsageException("bad-utf8", "The line is not UTF-8; convert the file to UTF-8.");
        }
        String text = new String(buffer, from, end - from, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new InvalidUsageException("bad-csv", "The line has NUL bytes in it.");
        }
        scanner.scan(text, 0, text.length());
        if (scanner.openQuote() >= 0 || scanner.strayText() >= 0) {
            throw new InvalidUsageException(
                    "bad-csv",
                    scanner.openQuote() >= 0
                            ? "A quoted cell is not closed."
                            : "Something stands between a closing quote and the next comma.");
        }
        return scanner.values();
    }

    private void read(List<String> cells) {
        Row known = columns;
        if (known == null) {
            width = filled(cells);
            List<String> names = cells.subList(0, width);
            CsvHeader.check(log.file(), names);
            columns = header.of(names, log);
        } else if (cells.size() == width) {
            record(known, cells);
        } else if (cells.size() > width && filled(cells) <= width) {
            record(known, cells.subList(0, width));
        } else {
            throw new InvalidUsageException(
                    "wrong-field-count", "The row has %s cells, the header %s.".formatted(cells.size(), width));
        }
    }

    private void record(Row known, List<String> cells) {
        UsageRecord record = filled(cells) == 0 ? null : known.read(cells);
        if (record != null) {
            sink.record(record, openLine, openOffset);
        }
    }

    /** How many cells there are up to the last one that holds something: a spreadsheet writes empty ones behind them. */
    private static int filled(List<String> cells) {
        int count = cells.size();
        while (count > 0 && cells.get(count - 1).isEmpty()) {
            count--;
        }
        return count;
    }

    private void reject(String code, String message, byte[] row) {
        reject(code, message, row, 0, row.length);
    }

    private void reject(String code, String message, byte[] buffer, int from, int to) {
        sink.reject(new Reject(log.file(), openLine, openOffset, code, message, Reject.excerpt(buffer, from, to)));
    }
}
