package io.tokentariff.problem;

/**
 * How many insertions, deletions and changes of one letter lead from one text to others (Levenshtein), all letters of the one
 * at once: Myers, "A fast bit-vector algorithm for approximate string matching", 1999, as Hyyrö put it for whole texts.
 */
final class EditDistance {

    /** So many letters may the text have that others are compared with. */
    static final int MOST_LETTERS = Long.SIZE;

    private static final int ASCII = 128;

    private final String text;
    private final long[] ascii = new long[ASCII];

    EditDistance(String text) {
        if (text.length() > MOST_LETTERS) {
            throw new IllegalArgumentException("a text of " + text.length() + " letters");
        }
        this.text = text;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ASCII) {
                ascii[text.charAt(i)] |= 1L << i;
            }
        }
    }

    /** Returns the distance to another text. */
    int to(String other) {
        if (text.isEmpty()) {
            return other.length();
        }
        long last = 1L << (text.length() - 1);
        long more = -1;
        long less = 0;
        int distance = text.length();
        for (int j = 0; j < other.length(); j++) {
            long same = places(other.charAt(j));
            long diagonal = (((same & more) + more) ^ more) | same | less;
            long up = less | ~(diagonal | more);
            long down = diagonal & more;
            distance += (up & last) != 0 ? 1 : 0;
            distance -= (down & last) != 0 ? 1 : 0;
            up = (up << 1) | 1;
            more = (down << 1) | ~(diagonal | up);
            less = up & diagonal;
        }
        return distance;
    }

    /** Where a letter stands in the text, a bit each. */
    private long places(char letter) {
        if (letter < ASCII) {
            return ascii[letter];
        }
        long places = 0;
        for (int i = 0; i < text.length(); i++) {
            places |= text.charAt(i) == letter ? 1L << i : 0;
        }
        return places;
    }
}
