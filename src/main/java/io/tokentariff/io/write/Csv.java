package io.tokentariff.io.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tokentariff.problem.Visible;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
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
        write(text, head, each -> rows.forEach(each));
        return text.toString();
    }

    /**
     * Writes a head and rows as they come, and keeps none of them.
     *
     * @param rows hands over each row
     */
    public static void write(Writer text, List<String> head, Consumer<Consumer<List<String>>> rows) {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(inert(head));
        rows.accept(cells -> csv.writeRecord(inert(cells)));
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> inert(List<String> cells) {
        return cells.stream().map(Csv::inert).toList();
    }

    private static String inert(String cell) {
        String shown = Visible.of(cell);
        return FORMULA.matcher(shown).lookingAt() && !NUMBER.matcher(shown).matches() ? "'" + shown : shown;
    }
}
