package io.tokentariff.rulebook.lint;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Allows only regular expressions whose time grows with the length of the text alone: no repeated groups, no look-around, no
 * references, and one repetition without bound. A second one, also a {@code .*} at the end, would be tried anew for every
 * place where the first may stop: of a text with a line break in it, {@code .*x.*} takes the square of its length.
 */
final class RegexCheck {

    private static final int LONGEST = 100;
    private static final int MOST_OPTIONAL = 4;
    private static final int MOST_ALTERNATIVES = 8;
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)[*+{]");
    private static final Pattern COUNTED = Pattern.compile("\\{");
    private static final Pattern SPECIAL_GROUP = Pattern.compile("\\(\\?");
    private static final Pattern REFERENCE = Pattern.compile("\\\\[0-9kQE]");

    private RegexCheck() {}

    /** Says what is wrong with an expression, null for nothing. */
    static @Nullable String fault(String expression) {
        if (expression.length() > LONGEST) {
            return "has more than %s characters".formatted(LONGEST);
        }
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            return "is no regular expression: " + e.getDescription().toLowerCase(java.util.Locale.ROOT);
        }
        String plain = expression.replaceAll("\\\\[.*+?(){}|\\[\\]\\\\-]", "_");
        if (REPEATED_GROUP.matcher(plain).find()) {
            return "repeats a group";
        } else if (COUNTED.matcher(plain).find()) {
            return "repeats by count";
        } else if (SPECIAL_GROUP.matcher(plain).find()) {
            return "has a group of a special kind";
        } else if (REFERENCE.matcher(plain).find()) {
            return "has a reference";
        }
        long repetitions = count(plain, '*') + count(plain, '+');
        if (count(plain, '?') > MOST_OPTIONAL || count(plain, '|') > MOST_ALTERNATIVES) {
            return "leaves too much open";
        }
        return repetitions > 1 ? "repeats without bound more than once" : null;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
