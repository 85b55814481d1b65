package io.tokentariff.rulebook.drl;

/**
 * How large rules may be. Far above what a rule needs, far below what makes a parser, a compiler or an evaluation slow.
 */
public enum SourceLimit {
    FILE_LENGTH("characters of one rule file", 1 << 16),
    RULE_TOKENS("words and signs of one rule", 2_000),
    RULES_PER_FILE("rules of one file; the house rule asks for far fewer", 100),
    RULES("rules of one rulebook", 5_000),
    NESTING("parentheses within parentheses", 12),
    TEXT_LENGTH("characters of one quoted text, a rule's sentence included", 1_000),
    PATTERNS("facts that one rule asks for", 16),
    PATTERNS_OF_ONE_FACT("of them on the same fact: each one more multiplies the combinations", 4),
    ALTERNATIVES("ways in which the \"or\" of one rule can hold: the engine makes a rule of each", 16),
    DIGITS("digits of a number, its point included", 15);

    private final String what;
    private final int most;

    SourceLimit(String what, int most) {
        this.what = what;
        this.most = most;
    }

    /** What is limited, in words. */
    public String what() {
        return what;
    }

    /** So many are allowed. */
    public int most() {
        return most;
    }
}
