package io.tokentariff.table;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * What spreadsheets make of a number or a day when they save a table. None of it is read: whether 4/12 is in April, and how
 * many digits 1.2E-06 had, is nothing to guess. It is called what it is.
 */
final class SpreadsheetHabits {

    private static final Pattern COMMA = Pattern.compile("-?\\d+,\\d+");
    private static final Pattern GROUPS = Pattern.compile("-?\\d{1,3}([, '\u00a0\u202f]\\d{3})+(\\.\\d+)?");
    private static final Pattern EXPONENT = Pattern.compile("-?\\d+([.,]\\d+)?[eE][-+]?\\d+");
    private static final Pattern MONEY = Pattern.compile(".*[$€£¥].*");
    private static final Pattern PERCENT = Pattern.compile(".*\\d ?%");
    private static final Pattern DAY = Pattern.compile(
            "\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}[./]\\d{1,2}[./]\\d{1,2}|\\d{1,2}[-. ]+\\p{L}{3,}[-. ]*\\d*");
    private static final Pattern DAY_WITH_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d.*");
    private static final Pattern DAY_NUMBER = Pattern.compile("[34]\\d{4}");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private SpreadsheetHabits() {}

    /** Says what a cell that should hold a number may be, empty if nothing can be guessed. */
    static String ofNumber(String cell, boolean whole) {
        if (cell.startsWith("#")) {
            return "This is what a spreadsheet shows of a formula that failed, or of a column too narrow.";
        }
        if (GROUPS.matcher(cell).matches() && (whole || !COMMA.matcher(cell).matches())) {
            return "Digits are not grouped here; write the number without what stands between them.";
        }
        if (COMMA.matcher(cell).matches()) {
            return "Maybe the comma should be a point.";
        }
        if (EXPONENT.matcher(cell).matches()) {
            return "A spreadsheet writes long numbers so, and cuts digits off; write all of them.";
        }
        if (MONEY.matcher(cell).matches()) {
            return "Maybe a spreadsheet shows the cell as money; give it the format of a plain number.";
        }
        if (PERCENT.matcher(cell).matches()) {
            return "Maybe a spreadsheet shows the cell in percent; give it the format of a plain number.";
        }
        return DAY.matcher(cell).matches() ? "Maybe a spreadsheet took the number for a day." : "";
    }

    /** Says what a cell that should hold a day may be, empty if nothing can be guessed. */
    static String ofDate(String cell) {
        if (DAY_NUMBER.matcher(cell).matches()) {
            return "Maybe this is a spreadsheet's number of the day %s."
                    .formatted(DAY_ZERO.plusDays(Long.parseLong(cell)));
        }
        if (DAY_WITH_TIME.matcher(cell).matches()) {
            return "A day has no time here; write the first ten characters.";
        }
        return DAY.matcher(cell).matches()
                ? "A spreadsheet writes days so, and which of the numbers is the month is nothing to guess; write the year first."
                : "";
    }
}
