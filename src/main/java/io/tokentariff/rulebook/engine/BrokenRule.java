package io.tokentariff.rulebook.engine;

import io.tokentariff.rating.RuleRef;
import java.util.List;
import java.util.Objects;
import org.drools.base.rule.consequence.ConsequenceException;
import org.drools.mvel.ConstraintEvaluationException;
import org.jspecify.annotations.Nullable;

/**
 * A rule that breaks off: it asks a fact for something, or makes an outcome of it, that the fact does not have. It costs the
 * records that it breaks off at their price, and nothing else.
 *
 * @param rule which one, the engine itself where that is not known
 * @param why what the fact does not have
 */
record BrokenRule(RuleRef rule, String why) {

    /** Returns the rule that an evaluation broke off at, null if it was something else. */
    static @Nullable BrokenRule in(RuntimeException broken, RuleIndex index) {
        String why = Objects.requireNonNullElse(root(broken).getMessage(), "something is not there");
        if (broken instanceof ConsequenceException consequence) {
            return new BrokenRule(index.of(consequence.getRule()), why);
        }
        if (broken instanceof org.kie.api.runtime.rule.ConsequenceException consequence) {
            return new BrokenRule(index.of(consequence.getRule()), why);
        }
        return broken instanceof ConstraintEvaluationException
                ? new BrokenRule(
                        named(String.valueOf(broken.getMessage()), index), "what it asks of a fact is not there")
                : null;
    }

    /** The rule that a message of the engine names, the engine itself if it names several: they ask the same. */
    private static RuleRef named(String message, RuleIndex index) {
        List<RuleRef> named = index.all().stream()
                .filter(rule -> message.contains('"' + rule.sentence() + '"'))
                .toList();
        return named.size() == 1 ? named.get(0) : RuleRef.ENGINE;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
