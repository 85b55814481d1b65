package io.tokentariff.rulebook.drl;

/**
 * How large rules may be. Far above what a rule needs, far below what makes a parser, a compiler or an evaluation slow.
 */
public final class SourceLimits {

    /** Characters of one rule file. */
    public static final int FILE_LENGTH = 1 << 16;

    /** Words and signs of one rule. */
    public static final int RULE_TOKENS = 2_000;

    /** Rules of one file. The house rule asks for far fewer. */
    public static final int RULES_PER_FILE = 100;

    /** Rules of one rulebook. */
    public static final int RULES = 5_000;

    /** Parentheses within parentheses. */
    public static final int NESTING = 12;

    /** Characters of one quoted text. */
    public static final int TEXT_LENGTH = 1_000;

    /** Patterns of one rule. */
    public static final int PATTERNS = 16;

    /** Patterns of one rule on the same fact: each one more multiplies the combinations. */
    public static final int PATTERNS_OF_ONE_FACT = 4;

    /** Ways in which the {@code or} of one rule's patterns can hold: the engine makes a rule of each. */
    public static final int ALTERNATIVES = 16;

    /** Digits of a number. */
    public static final int DIGITS = 15;

    private SourceLimits() {}
}
