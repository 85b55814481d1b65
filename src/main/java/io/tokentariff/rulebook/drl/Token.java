package io.tokentariff.rulebook.drl;

/**
 * One word or sign of a rule file.
 *
 * @param kind what it is
 * @param text as written; for {@link Kind#STRING} the content without quotes, escapes resolved
 * @param at where it begins
 */
record Token(Kind kind, String text, Place at) {

    enum Kind {
        /** A plain word: a keyword, a type, a field. */
        WORD,
        /** A word that begins with {@code $}. */
        VARIABLE,
        STRING,
        NUMBER,
        SYMBOL,
        /** The end of the file. */
        END
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(word);
    }

    Name name() {
        return new Name(text, at);
    }
}
