package io.tokentariff.problem;

import java.util.List;
import java.util.function.BiFunction;

/** Prints problems as text: the place and the sentence, the line itself, a caret under the column, and the hint. */
public final class ProblemPrinter {

    private static final int LONGEST_LINE = 160;
    private static final String BEFORE = "… ";

    private final BiFunction<String, Integer, String> sourceLine;

    /**
     * @param sourceLine gives the text of a line by file and number; an empty string where there is none
     */
    public ProblemPrinter(BiFunction<String, Integer, String> sourceLine) {
        this.sourceLine = sourceLine;
    }

    /** Returns all problems, one below the other, ending in a line break. */
    public String print(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            print(problem, text);
        }
        return text.toString();
    }

    private void print(Problem problem, StringBuilder text) {
        text.append(visible(problem.toString())).append('\n');
        String line = problem.line() > 0 ? sourceLine.apply(problem.file(), problem.line()) : "";
        if (!line.isBlank()) {
            printLine(line, problem.column(), text);
        }
        if (!problem.hint().isEmpty()) {
            text.append(' ').append(visible(problem.hint())).append('\n');
        }
    }

    /** Prints a line, or the part of a long one that the column is in, and the caret below it. */
    private static void printLine(String line, int column, StringBuilder text) {
        int start = column <= LONGEST_LINE ? 0 : column - LONGEST_LINE / 2;
        int end = Math.min(line.length(), start + LONGEST_LINE);
        text.append(" | ")
                .append(start > 0 ? BEFORE : "")
                .append(visible(line.substring(Math.min(start, end), end)))
                .append(end < line.length() ? " …" : "")
                .append('\n');
        if (column > 0) {
            int dots = column - 1 - start + (start > 0 ? BEFORE.length() : 0);
            text.append(" | ").append(".".repeat(dots)).append("^\n");
        }
    }

    /** Tabs as blanks, and what a terminal would obey or hide as a sign that is seen. */
    private static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean hidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR;
            shown.append(c == '\t' ? ' ' : hidden ? '\uFFFD' : c);
        }
        return shown.toString();
    }
}
