package io.tokentariff.cases;

/**
 * A mutant with the text it makes of its file.
 *
 * @param mutant the change
 * @param text the whole file after it; empty where the file goes with its last rule
 */
record Mutation(Mutant mutant, String text) {

    /** Returns the change of a piece of a text. */
    static Mutation of(String file, String text, int start, int end, String replacement, String what) {
        int line = 1
                + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        return new Mutation(new Mutant(file, line, what), text.substring(0, start) + replacement + text.substring(end));
    }
}
