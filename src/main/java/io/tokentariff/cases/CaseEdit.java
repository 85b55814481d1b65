package io.tokentariff.cases;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts what came out in the place of what a file of cases says, and leaves everything else as it is written. */
public final class CaseEdit {

    private static final Pattern VALUE =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|[^\\s,}\\]#][^\\s,}\\]]*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\\"])");
    private static final Pattern BLANKS_BEFORE = Pattern.compile(" {2,}$");

    private CaseEdit() {}

    /** Returns the value that begins at a place of a line, null if none does. */
    static @Nullable String valueAt(String line, int column) {
        Matcher value = VALUE.matcher(line);
        return column >= 1 && column <= line.length() && value.find(column - 1) && value.start() == column - 1
                ? value.group()
                : null;
    }

    /** Returns what a value is without its quotes. */
    static String unquoted(String value) {
        char quote = value.charAt(0);
        String inner = value.substring(1, Math.max(1, value.length() - 1));
        if (quote == '"') {
            return ESCAPED.matcher(inner).replaceAll("$1");
        }
        return quote == '\'' ? inner.replace("''", "'") : value;
    }

    /**
     * Returns the text with the values that came out.
     *
     * @throws IllegalArgumentException if the text says something else at one of the places by now
     */
    public static String accept(String text, Collection<CaseValue> values) {
        String[] lines = text.split("\n", -1);
        List<CaseValue> fromTheEnd = values.stream()
                .distinct()
                .sorted(Comparator.comparingInt(CaseValue::line)
                        .thenComparingInt(CaseValue::column)
                        .reversed())
                .toList();
        for (CaseValue value : fromTheEnd) {
            if (value.line() < 1
                    || value.line() > lines.length
                    || !value.says().equals(valueAt(lines[value.line() - 1], value.column()))) {
                throw new IllegalArgumentException(
                        "Line %s does not say %s any more.".formatted(value.line(), value.says()));
            }
            lines[value.line() - 1] = accept(lines[value.line() - 1], value);
        }
        return String.join("\n", lines);
    }

    private static String accept(String line, CaseValue value) {
        String before = line.substring(0, value.column() - 1);
        String after = line.substring(value.column() - 1 + value.says().length());
        String gives = written(value);
        return aligned(before, value.says().length() - gives.length()) + gives + after;
    }

    private static String written(CaseValue value) {
        char quote = value.says().charAt(0);
        if (quote == '"') {
            return '"' + value.gives().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return quote == '\'' ? "'" + value.gives().replace("'", "''") + "'" : value.gives();
    }

    /** In a table the value ends where the one before it ended. */
    private static String aligned(String before, int shorter) {
        Matcher blanks = BLANKS_BEFORE.matcher(before);
        if (!blanks.find() || before.isBlank()) {
            return before;
        }
        int count = Math.max(1, blanks.group().length() + shorter);
        return before.substring(0, blanks.start()) + " ".repeat(count);
    }
}
