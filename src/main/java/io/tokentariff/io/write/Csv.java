package io.tokentariff.io.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tokentariff.problem.Visible;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes CSV text for spreadsheets. No cell is run by one or takes two lines. */
public final class Csv {

    /** What spreadsheets take for the beginning of a formula, full-width signs included. */
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Csv() {}

    /** Returns a head and rows, one a line, with a line break at the end of each. */
    public static String of(List<String> head, List<List<String>> rows) {
        return of(head, rows.stream());
    }

    /** Returns a head and rows as they come; see {@link #of(List, List)}. */
    public static String of(List<String> head, Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(inert(head));
            rows.forEach(cells -> csv.writeRecord(inert(cells)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> inert(List<String> cells) {
        return cells.stream().map(Csv::inert).toList();
    }

    private static String inert(String cell) {
        String shown = Visible.of(cell);
        return FORMULA.matcher(shown).lookingAt() && !NUMBER.matcher(shown).matches() ? "'" + shown : shown;
    }
}
