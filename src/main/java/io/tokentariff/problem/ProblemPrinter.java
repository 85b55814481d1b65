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
        text.append(Visible.of(problem.toString())).append('\n');
        lines(problem, LONGEST_LINE).forEach(line -> text.append(line).append('\n'));
        if (!problem.hint().isEmpty()) {
            text.append(' ').append(Visible.of(problem.hint())).append('\n');
        }
    }

    /**
     * Returns the line that a problem is in, or the part of a long one that its column is in, and the caret below it; nothing
     * if there is no such line.
     *
     * @param longest how much of the line is shown
     */
    public List<String> lines(Problem problem, int longest) {
        String line = problem.line() > 0 ? sourceLine.apply(problem.file(), problem.line()) : "";
        int column = problem.column();
        int shown = Math.min(longest, LONGEST_LINE);
        if (line.isBlank()) {
            return List.of();
        }
        int start = column <= shown ? 0 : column - shown / 2;
        int end = Math.min(line.length(), start + shown);
        String part = " | " + (start > 0 ? BEFORE : "")
                + Visible.of(line.substring(Math.min(start, end), end))
                + (end < line.length() ? " …" : "");
        int dots = column - 1 - start + (start > 0 ? BEFORE.length() : 0);
        return column > 0 ? List.of(part, " | " + ".".repeat(dots) + "^") : List.of(part);
    }
}
