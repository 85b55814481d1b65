package io.tokentariff.problem;

import java.util.List;
import java.util.function.BiFunction;

/** Prints problems as text: the place and the sentence, the line itself, a caret under the column, and the hint. */
public final class ProblemPrinter {

    private static final int LONGEST_LINE = 160;

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
        text.append(problem).append('\n');
        String line = problem.line() > 0 ? sourceLine.apply(problem.file(), problem.line()) : "";
        if (!line.isBlank()) {
            String shown = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line;
            text.append(" | ").append(shown.replace('\t', ' ')).append('\n');
            if (problem.column() > 0 && problem.column() <= LONGEST_LINE) {
                text.append(" | ").append(".".repeat(problem.column() - 1)).append("^\n");
            }
        }
        if (!problem.hint().isEmpty()) {
            text.append(' ').append(problem.hint()).append('\n');
        }
    }
}
