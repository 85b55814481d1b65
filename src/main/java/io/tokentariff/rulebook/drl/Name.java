package io.tokentariff.rulebook.drl;

/**
 * A word of a rule file with its place.
 *
 * @param text the word, or the content of a quoted text
 * @param at where it begins
 */
public record Name(String text, Place at) {

    @Override
    public String toString() {
        return text;
    }
}
