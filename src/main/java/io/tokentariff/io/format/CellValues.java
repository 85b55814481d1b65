package io.tokentariff.io.format;

import io.tokentariff.problem.InvalidUsageException;
import java.util.Locale;

/** Takes the value of a CSV cell that is not empty, strictly. */
public final class CellValues {

    private static final int MOST_DIGITS = 18;

    private CellValues() {}

    /**
     * Returns a count of zero or more: digits alone, or with one or two zeros behind a point, as programs and spreadsheets write whole
     * numbers ({@code 1200.0}). Three zeros may be thousands, and are refused.
     *
     * @throws InvalidUsageException if it is none
     */
    public static long count(String name, String cell) {
        boolean negative = cell.charAt(0) == '-' && cell.length() > 1;
        int end = digitsEnd(cell);
        long value = 0;
        for (int i = negative ? 1 : 0; i < end; i++) {
            int digit = cell.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw JsonValues.notAnInteger(name, cell, false);
            }
            value = i < MOST_DIGITS ? 10 * value + digit : value;
        }
        if (negative && value > 0) {
            throw new InvalidUsageException(
                    "negative", "%s (%s) must not be negative.".formatted(name, JsonValues.shortened(cell)));
        }
        if (end > MOST_DIGITS) {
            throw JsonValues.outOfRange(name, cell);
        }
        return value;
    }

    private static int digitsEnd(String cell) {
        int end = cell.length();
        if (cell.endsWith(".0")) {
            end -= 2;
        } else if (cell.endsWith(".00")) {
            end -= 3;
        }
        return end > 0 && Character.isDigit(cell.charAt(end - 1)) ? end : cell.length();
    }

    /**
     * The same, but a fraction counts as one more: the seconds of an audio.
     *
     * @throws InvalidUsageException if it is none
     */
    public static long countRoundedUp(String name, String cell) {
        int point = cell.indexOf('.');
        if (point <= 0 || point == cell.length() - 1) {
            return count(name, cell);
        }
        String fraction = cell.substring(point + 1);
        if (!fraction.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw JsonValues.notAnInteger(name, cell, false);
        }
        long whole = count(name, cell.substring(0, point));
        return fraction.chars().allMatch(c -> c == '0') ? whole : whole + 1;
    }

    /**
     * Whether it says {@code true}, in any capitals, as spreadsheets write it.
     *
     * @throws InvalidUsageException if it is neither true nor false
     */
    public static boolean isTrue(String name, String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        throw new InvalidUsageException(
                "wrong-type", "%s must be true or false, not %s.".formatted(name, JsonValues.shortened(cell)));
    }
}
