package io.tokentariff.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The places in a rule file where something can be changed: rules, patterns, constraints. Only as much as mutants need;
 * what it does not recognise is left alone.
 */
final class DrlText {

    private static final Pattern RULE = Pattern.compile("(?m)^rule\\b[\\s\\S]*?^end\\b[ \\t]*\\n?");
    private static final Pattern WHEN = Pattern.compile("(?m)^\\s*when\\b");
    private static final Pattern THEN = Pattern.compile("(?m)^\\s*then\\b");
    private static final Pattern PATTERN = Pattern.compile("(not\\s+)?(?:(\\$\\w+)\\s*:\\s*)?\\b([A-Z]\\w*)\\s*\\(");

    private DrlText() {}

    /** A piece of the text, end exclusive. */
    record Span(int start, int end) {
        String of(String text) {
            return text.substring(start, end);
        }
    }

    /**
     * One rule.
     *
     * @param whole from {@code rule} to {@code end}
     * @param when its conditions
     * @param then its outcome
     * @param patterns its patterns, in order
     */
    record Rule(Span whole, Span when, Span then, List<Fact> patterns) {}

    /**
     * One pattern.
     *
     * @param whole with binding and {@code not}
     * @param not the word {@code not}, null for a pattern that must match
     * @param binding the variable, null for none
     * @param type the fact's type
     * @param constraints what stands between the brackets, without the commas
     */
    record Fact(Span whole, @Nullable Span not, @Nullable String binding, String type, List<Span> constraints) {}

    /** Returns the rules of a file. */
    static List<Rule> rules(String text) {
        String masked = masked(text);
        List<Rule> rules = new ArrayList<>();
        Matcher rule = RULE.matcher(masked);
        while (rule.find()) {
            Matcher when = WHEN.matcher(masked).region(rule.start(), rule.end());
            Matcher then = THEN.matcher(masked).region(rule.start(), rule.end());
            if (when.find() && then.find()) {
                int afterWhen = when.end();
                int beforeThen = then.start();
                Span conditions = new Span(afterWhen, beforeThen);
                rules.add(new Rule(
                        new Span(rule.start(), rule.end()),
                        conditions,
                        new Span(then.end(), rule.end()),
                        patterns(masked, conditions)));
            }
        }
        return rules;
    }

    private static List<Fact> patterns(String masked, Span when) {
        List<Fact> patterns = new ArrayList<>();
        Matcher matcher = PATTERN.matcher(masked).region(when.start(), when.end());
        int from = when.start();
        while (from < when.end() && matcher.region(from, when.end()).find()) {
            int close = closing(masked, matcher.end(), when.end());
            patterns.add(new Fact(
                    new Span(matcher.start(), Math.min(close + 1, when.end())),
                    matcher.group(1) == null ? null : new Span(matcher.start(1), matcher.end(1)),
                    matcher.group(2),
                    matcher.group(3),
                    constraints(masked, matcher.end(), close)));
            from = close + 1;
        }
        return patterns;
    }

    private static int closing(String masked, int start, int end) {
        int depth = 1;
        for (int i = start; i < end; i++) {
            char c = masked.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return end;
    }

    private static List<Span> constraints(String masked, int start, int end) {
        List<Span> constraints = new ArrayList<>();
        int depth = 0;
        int from = start;
        for (int i = start; i <= end && i < masked.length(); i++) {
            char c = i == end ? ',' : masked.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                add(masked, from, i, constraints);
                from = i + 1;
            }
        }
        return constraints;
    }

    private static void add(String masked, int start, int end, List<Span> constraints) {
        int from = start;
        int until = end;
        while (from < until && Character.isWhitespace(masked.charAt(from))) {
            from++;
        }
        while (until > from && Character.isWhitespace(masked.charAt(until - 1))) {
            until--;
        }
        if (from < until) {
            constraints.add(new Span(from, until));
        }
    }

    /** Returns the text with comments and what stands in quotes blanked out, character by character. */
    static String masked(String text) {
        StringBuilder masked = new StringBuilder(text);
        int i = 0;
        while (i < text.length()) {
            int end = i + 1;
            if (text.startsWith("//", i)) {
                end = endOf(text, i, "\n");
                blank(masked, i, end);
            } else if (text.startsWith("/*", i)) {
                end = Math.min(text.length(), endOf(text, i + 2, "*/") + 2);
                blank(masked, i, end);
            } else if (text.charAt(i) == '"') {
                end = quoteEnd(text, i + 1);
                blank(masked, i + 1, end);
                end = Math.min(text.length(), end + 1);
            }
            i = end;
        }
        return masked.toString();
    }

    private static int endOf(String text, int from, String mark) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at;
    }

    private static int quoteEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, text.length());
    }

    private static void blank(StringBuilder text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, '_');
            }
        }
    }
}
