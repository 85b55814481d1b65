package io.tokentariff.io.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tokentariff.problem.Visible;
import io.tokentariff.rating.Statement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** A statement's groups as CSV, one a line; the amounts are exact. No cell is run by a spreadsheet or takes two lines. */
final class StatementCsv {

    /** What spreadsheets take for the beginning of a formula, full-width signs included. */
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private StatementCsv() {}

    static String of(Statement statement) {
        StatementRows rows = new StatementRows(statement);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(inert(rows.head()));
            statement.groups().forEach(group -> csv.writeRecord(inert(rows.cells(group))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> inert(List<String> cells) {
        return cells.stream().map(StatementCsv::inert).toList();
    }

    private static String inert(String cell) {
        String shown = Visible.of(cell);
        return FORMULA.matcher(shown).lookingAt() && !NUMBER.matcher(shown).matches() ? "'" + shown : shown;
    }
}
