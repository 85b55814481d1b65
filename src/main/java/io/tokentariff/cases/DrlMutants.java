package io.tokentariff.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mutants of one rule file. Of each constraint: it goes; {@code ==} and {@code !=}, {@code <} and {@code <=}, {@code >}
 * and {@code >=} change places; what stands alone is negated; a number is one more; a word in quotes becomes another word of
 * its kind. Of each pattern: its {@code not} goes; it goes, where nothing else needs it. Of each finding: its effect changes.
 * Of each rule: it goes. {@code Usage} is always there, so that its pattern without constraints is no condition.
 */
final class DrlMutants {

    private static final Map<String, String> OTHER_OPERATOR =
            Map.of("==", "!=", "!=", "==", "<", "<=", "<=", "<", ">", ">=", ">=", ">");
    private static final Map<String, String> OTHER_EFFECT =
            Map.of("unpriced", "note", "notBilled", "unpriced", "note", "unpriced");
    private static final Pattern OPERATOR = Pattern.compile("==|!=|<=|>=|<|>");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.$\"])\\d+(?![\\w.\"])");
    private static final Pattern EFFECT = Pattern.compile("Finding\\.(unpriced|notBilled|note)\\(\\s*\"");

    private final String file;
    private final String text;
    private final String masked;
    private final WordKinds words;
    private final List<Mutation> mutations = new ArrayList<>();

    private DrlMutants(String file, String text, WordKinds words) {
        this.file = file;
        this.text = text;
        this.masked = DrlText.masked(text);
        this.words = words;
    }

    static List<Mutation> of(String file, String text, WordKinds words) {
        DrlMutants mutants = new DrlMutants(file, text, words);
        List<DrlText.Rule> rules = DrlText.rules(text);
        for (DrlText.Rule rule : rules) {
            mutants.rule(rule, rules.size() == 1);
        }
        return mutants.mutations;
    }

    private void rule(DrlText.Rule rule, boolean only) {
        if (only) {
            mutations.add(new Mutation(new Mutant(file, lineOf(rule.whole().start()), "the rule went"), ""));
        } else {
            change(rule.whole().start(), rule.whole().end(), "", "the rule went");
        }
        for (DrlText.Fact pattern : rule.patterns()) {
            pattern(pattern, rule);
        }
        Matcher effect =
                EFFECT.matcher(text).region(rule.then().start(), rule.then().end());
        while (effect.find()) {
            swap(effect.start(1), effect.group(1), OTHER_EFFECT.getOrDefault(effect.group(1), "note"));
        }
    }

    private void pattern(DrlText.Fact pattern, DrlText.Rule rule) {
        DrlText.Span not = pattern.not();
        if (not != null) {
            change(not.start(), not.end(), "", "\"not\" went");
        }
        if (!pattern.type().equals("Usage") && rule.patterns().size() > 1 && !used(pattern, rule)) {
            change(
                    pattern.whole().start(),
                    pattern.whole().end(),
                    "",
                    "\"%s\" went".formatted(pattern.whole().of(text)));
        }
        for (int i = 0; i < pattern.constraints().size(); i++) {
            constraint(i, pattern.constraints());
        }
    }

    private boolean used(DrlText.Fact pattern, DrlText.Rule rule) {
        String binding = pattern.binding();
        if (binding == null) {
            return false;
        }
        Pattern name = Pattern.compile(Pattern.quote(binding) + "\\b");
        String rest = masked.substring(rule.when().start(), pattern.whole().start())
                + masked.substring(pattern.whole().end(), rule.whole().end());
        return name.matcher(rest).find();
    }

    private void constraint(int index, List<DrlText.Span> all) {
        DrlText.Span span = all.get(index);
        String constraint = span.of(text);
        int start = index > 0 ? all.get(index - 1).end() : span.start();
        int end = index > 0 || all.size() == 1 ? span.end() : all.get(index + 1).start();
        change(start, end, "", "\"%s\" went".formatted(constraint));
        Matcher operator = OPERATOR.matcher(masked).region(span.start(), span.end());
        if (operator.find()) {
            operator.reset().region(span.start(), span.end());
            while (operator.find()) {
                swap(operator.start(), operator.group(), OTHER_OPERATOR.getOrDefault(operator.group(), "=="));
            }
        } else if (constraint.startsWith("!")) {
            change(span.start(), span.start() + 1, "", "\"%s\" lost its \"!\"".formatted(constraint));
        } else if (constraint.matches("[\\w.$]+(\\s*\\(.*\\))?")) {
            change(span.start(), span.start(), "!", "\"%s\" got a \"!\"".formatted(constraint));
        }
        literals(span);
    }

    private void literals(DrlText.Span span) {
        Matcher literal = LITERAL.matcher(text).region(span.start(), span.end());
        while (literal.find()) {
            String word = literal.group().substring(1, literal.group().length() - 1);
            swap(literal.start() + 1, word, words.another(word));
        }
        Matcher number = NUMBER.matcher(masked).region(span.start(), span.end());
        while (number.find()) {
            swap(
                    number.start(),
                    number.group(),
                    new java.math.BigInteger(number.group())
                            .add(java.math.BigInteger.ONE)
                            .toString());
        }
    }

    private void swap(int start, String before, String after) {
        change(start, start + before.length(), after, "\"%s\" became \"%s\"".formatted(before, after));
    }

    private void change(int start, int end, String replacement, String what) {
        mutations.add(Mutation.of(file, text, start, end, replacement, what));
    }

    private int lineOf(int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
