package io.tokentariff.cases;

import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.drl.Place;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The mutants of one rule file. Of each constraint: it goes; {@code ==} and {@code !=}, {@code <} and {@code <=}, {@code >}
 * and {@code >=} change places; what stands alone is negated; a number is one more; a word in quotes becomes another word of
 * its kind. Of each condition: its {@code not} goes; it goes, where nothing else needs it. Of each finding: its effect
 * changes. Of each rule: it goes. {@code Usage} is always there, so that its pattern without constraints is no condition.
 */
final class DrlMutants {

    private static final Map<String, String> OTHER_OPERATOR =
            Map.of("==", "!=", "!=", "==", "<", "<=", "<=", "<", ">", ">=", ">=", ">");
    private static final Map<String, String> OTHER_EFFECT =
            Map.of("unpriced", "note", "notBilled", "unpriced", "note", "unpriced", "atLeast", "note");

    private final RuleFile file;
    private final WordKinds words;
    private final List<Mutation> mutations = new ArrayList<>();

    private DrlMutants(RuleFile file, WordKinds words) {
        this.file = file;
        this.words = words;
    }

    static List<Mutation> of(RuleFile file, WordKinds words) {
        DrlMutants mutants = new DrlMutants(file, words);
        file.rules().forEach(mutants::rule);
        return mutants.mutations;
    }

    private void rule(RuleSource rule) {
        if (file.rules().size() == 1) {
            mutations.add(new Mutation(new Mutant(file.file(), rule.at().line(), "the rule went"), ""));
        } else {
            int end = rule.at().end();
            change(rule.at().start(), file.text().startsWith("\n", end) ? end + 1 : end, "", "the rule went");
        }
        for (Condition condition : rule.when().parts()) {
            condition.all().forEach(this::not);
            boolean isOnly = rule.when().parts().size() == 1;
            if (!isOnly && !isOnUsage(condition) && !isNeeded(condition, rule)) {
                change(condition.at(), "", "\"%s\" went".formatted(text(condition.at())));
            }
            condition.patterns().forEach(pattern -> constraints(pattern.asked()));
        }
        RuleSource.Insertion then = rule.then();
        String effect = OTHER_EFFECT.get(then.factory().text());
        boolean says = !then.arguments().isEmpty() && then.arguments().get(0) instanceof Expression.Text;
        if (then.type().text().equals("Finding") && effect != null && says) {
            swap(then.factory().at(), effect);
        }
    }

    private void not(Condition condition) {
        if (condition instanceof Condition.Not not) {
            change(not.at().start(), not.part().at().start(), "", "\"not\" went");
        }
    }

    private static boolean isOnUsage(Condition condition) {
        return condition instanceof Condition.Pattern pattern
                && pattern.type().text().equals("Usage");
    }

    /** Whether a fact or field that is bound in it is named somewhere. */
    private static boolean isNeeded(Condition condition, RuleSource rule) {
        Set<String> bound = condition.patterns().stream()
                .flatMap(pattern -> Stream.concat(
                        Stream.ofNullable(pattern.variable()),
                        pattern.asked().stream().map(Condition.Asked::variable).flatMap(Stream::ofNullable)))
                .map(Name::text)
                .collect(Collectors.toSet());
        return Stream.concat(rule.asked(), rule.then().arguments().stream())
                .anyMatch(each -> each instanceof Expression.Path path
                        && path.variable() != null
                        && bound.contains(path.variable().text()));
    }

    private void constraints(List<Condition.Asked> all) {
        for (int i = 0; i < all.size(); i++) {
            Condition.Asked each = all.get(i);
            int start = i > 0 ? all.get(i - 1).at().end() : each.at().start();
            int end = i > 0 || all.size() == 1
                    ? each.at().end()
                    : all.get(i + 1).at().start();
            change(start, end, "", "\"%s\" went".formatted(text(each.at())));
            if (each.variable() == null) {
                truth(each.expression());
            }
            each.expression().all().forEach(this::literal);
        }
    }

    /** What makes an expression true or false. */
    private void truth(Expression expression) {
        Place at = expression.at();
        if (expression instanceof Expression.And || expression instanceof Expression.Or) {
            expression.parts().forEach(this::truth);
        } else if (expression instanceof Expression.Negation) {
            change(at.start(), at.start() + 1, "", "\"%s\" lost its \"!\"".formatted(text(at)));
        } else if (expression instanceof Expression.Path) {
            change(at.start(), at.start(), "!", "\"%s\" got a \"!\"".formatted(text(at)));
        } else if (expression instanceof Expression.Comparison comparison) {
            String other = OTHER_OPERATOR.get(comparison.operator().text());
            if (other != null) {
                swap(comparison.operator().at(), other);
            }
        }
    }

    private void literal(Expression expression) {
        Place at = expression.at();
        if (expression instanceof Expression.Text) {
            String word = file.text().substring(at.start() + 1, at.end() - 1);
            swap(at.start() + 1, word, words.another(word));
        } else if (expression instanceof Expression.Numeral number) {
            swap(at, new BigDecimal(number.value()).add(BigDecimal.ONE).toPlainString());
        }
    }

    private String text(Place at) {
        return at.of(file.text());
    }

    private void swap(Place at, String after) {
        swap(at.start(), text(at), after);
    }

    private void swap(int start, String before, String after) {
        change(start, start + before.length(), after, "\"%s\" became \"%s\"".formatted(before, after));
    }

    private void change(Place at, String replacement, String what) {
        change(at.start(), at.end(), replacement, what);
    }

    private void change(int start, int end, String replacement, String what) {
        mutations.add(Mutation.of(file.file(), file.text(), start, end, replacement, what));
    }
}
