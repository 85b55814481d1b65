package io.tokentariff.problem;

import java.util.Comparator;

/**
 * One thing wrong in a file of a rulebook.
 *
 * @param code stable name of the kind of fault, such as {@code unknown-column}
 * @param severity whether the rulebook can be used in spite of it
 * @param file path below the rulebook's folder, with {@code /}; empty when no file is to blame
 * @param line line in the file from 1, or 0 when the whole file is meant
 * @param column column in the line from 1, or 0 when the whole line is meant
 * @param message one sentence: what is wrong, with the offending value
 * @param hint what to do, usually beginning with "Maybe"; empty when nothing can be guessed
 */
public record Problem(String code, Severity severity, String file, int line, int column, String message, String hint)
        implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    public static Problem error(String code, String file, int line, int column, String message, String hint) {
        return new Problem(code, Severity.ERROR, file, line, column, message, hint);
    }

    public static Problem error(String code, String file, int line, String message) {
        return error(code, file, line, 0, message, "");
    }

    public static Problem warning(String code, String file, int line, int column, String message, String hint) {
        return new Problem(code, Severity.WARNING, file, line, column, message, hint);
    }

    /** The same of a file that is called otherwise. */
    public Problem in(String otherName) {
        return new Problem(code, severity, otherName, line, column, message, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Orders by file, line and column, as problems are shown. */
    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** The first line of the printed form: {@code file:line:column: error: message [code]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        if (!file.isEmpty()) {
            text.append(": ");
        }
        return text.append(severity.word())
                .append(": ")
                .append(message)
                .append(" [")
                .append(code)
                .append(']')
                .toString();
    }
}
