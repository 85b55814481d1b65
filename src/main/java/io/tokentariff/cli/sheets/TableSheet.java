package io.tokentariff.cli.sheets;

import io.tokentariff.review.imports.SheetImport;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.Column;
import io.tokentariff.table.Column.Kind;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes one table as a sheet: numbers as numbers, days as days, words as drop-downs, addresses in sources as links, and what a
 * column means as a note at its head.
 */
final class TableSheet {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>;,)]+");
    private static final int LONGEST_ADDRESS = 2_000;

    /** A spreadsheet keeps so many digits of a number. */
    private static final int MOST_DIGITS = 15;

    /** So many rows below those that are there have their drop-downs, too. */
    private static final int MORE_ROWS = 500;

    private static final int WIDEST = 60;

    private final Worksheet sheet;
    private final TableSchema schema;
    private final RulebookFiles files;
    private final Table table;

    TableSheet(Worksheet sheet, TableSchema schema, String text, RulebookFiles files) {
        this.sheet = sheet;
        this.schema = schema;
        this.files = files;
        this.table = Table.readSound(schema.path(), text);
    }

    /** Returns how many rows it wrote. */
    int write() {
        List<String> names = table.header();
        for (int place = 0; place < names.size(); place++) {
            Column column = schema.column(names.get(place));
            format(column, place);
            sheet.value(0, place, column.name());
            sheet.style(0, place).bold().fillColor("DDE4EE").format("@").set();
            sheet.comment(0, place, note(column));
            for (int i = 0; i < table.rows().size(); i++) {
                write(i + 1, place, column, table.rows().get(i));
            }
            choices(column, place);
            sheet.width(place, width(column));
        }
        sheet.freezePane(0, 1);
        sheet.setAutoFilter(0, 0, table.rows().size(), Math.max(0, names.size() - 1));
        return table.rows().size();
    }

    /** What cells of the column look like, those of rows to come as well. */
    private void format(Column column, int place) {
        sheet.style(place).format(formatOf(column.kind())).set();
    }

    private static String formatOf(Kind kind) {
        return switch (kind) {
            case DECIMAL -> "0.00##########";
            case WHOLE -> "0";
            case DAY -> "yyyy-mm-dd";
            case VALUE -> "General";
            default -> "@";
        };
    }

    private void write(int line, int place, Column column, TableRow row) {
        String cell = row.cell(column.name());
        if (cell.isEmpty()) {
            return;
        }
        String format = formatOf(column.kind());
        if (isNumeric(column.kind()) && isExact(cell)) {
            sheet.value(line, place, new BigDecimal(cell));
        } else if ((column.kind() == Kind.DAY || column.kind() == Kind.VALUE) && isDay(cell)) {
            sheet.value(line, place, LocalDate.parse(cell));
            format = formatOf(Kind.DAY);
        } else {
            text(line, place, column, cell);
        }
        sheet.style(line, place).format(format).set();
    }

    private void text(int line, int place, Column column, String cell) {
        Matcher address = ADDRESS.matcher(cell);
        if (column.name().equals("source") && address.find() && address.group().length() < LONGEST_ADDRESS) {
            sheet.hyperlink(line, place, HyperLink.external(address.group(), cell));
        } else {
            sheet.value(line, place, cell);
        }
    }

    private static boolean isNumeric(Kind kind) {
        return kind == Kind.DECIMAL || kind == Kind.WHOLE || kind == Kind.VALUE;
    }

    /** Whether a spreadsheet keeps the number as it is. */
    private static boolean isExact(String cell) {
        return NUMBER.matcher(cell).matches()
                && new BigDecimal(cell).stripTrailingZeros().precision() <= MOST_DIGITS;
    }

    private static boolean isDay(String cell) {
        try {
            return DAY.matcher(cell).matches() && !LocalDate.parse(cell).isBefore(LocalDate.of(1901, 1, 1));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String note(Column column) {
        return "%s%nHolds: %s.%nBlank: %s%s"
                .formatted(
                        column.what(),
                        column.holds(),
                        column.isNeeded() ? "not allowed." : column.blank() + ".",
                        column.isKey() ? "%nTells rows apart.".formatted() : "")
                .replace(System.lineSeparator(), "\n");
    }

    private void choices(Column column, int place) {
        List<String> words = column.kind() == Kind.YES_NO ? List.of("yes", "no") : column.words();
        int last = table.rows().size() + MORE_ROWS;
        if (!words.isEmpty() && column.kind() != Kind.NAMES) {
            sheet.range(1, place, last, place)
                    .validateWithListByFormula("\"" + String.join(",", words) + "\"")
                    .allowBlank(!column.isNeeded())
                    .errorTitle(column.name())
                    .error("One of: " + String.join(", ", words))
                    .showErrorMessage(true);
        } else if (column.kind() == Kind.NAME && !column.table().isEmpty()) {
            SheetImport.tables(files).values().stream()
                    .filter(other -> other.file().equals(column.table()))
                    .forEach(other -> names(column, other, place, last));
        }
    }

    /** The names of another table; one that is new there is further down in its sheet, so that others are let through. */
    private void names(Column column, TableSchema other, int place, int last) {
        int rows = Table.readSound(other.path(), Objects.requireNonNull(files.text(other.path())))
                .rows()
                .size();
        sheet.range(1, place, last, place)
                .validateWithListByFormula("'%s'!$A$2:$A$%s".formatted(other.name(), rows + MORE_ROWS))
                .allowBlank(!column.isNeeded())
                .errorStyle(DataValidationErrorStyle.WARNING)
                .errorTitle(column.name())
                .error("It is in no row of the sheet %s.".formatted(other.name()))
                .showErrorMessage(true);
    }

    private double width(Column column) {
        int longest = table.rows().stream()
                .map(row -> row.cell(column.name()))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return IntStream.of(longest, column.name().length()).max().orElse(0) > WIDEST
                ? WIDEST
                : Math.max(longest, column.name().length()) + 2.0;
    }
}
