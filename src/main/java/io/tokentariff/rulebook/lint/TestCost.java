package io.tokentariff.rulebook.lint;

import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.Expression;
import java.util.Set;

/**
 * What it costs to test one combination of facts, where to make one is 1: what a pattern asks of its fact alone is tested once
 * for each fact, what it compares with facts found before, once for each combination.
 */
final class TestCost {

    /** So many comparisons take as long as to make a combination. */
    private static final int COMPARISONS = 8;

    /** A name of a stranger as long as names may be, and an expression that leaves open as much as expressions may. */
    private static final int EXPRESSION = 100;

    private TestCost() {}

    /** Returns what one combination costs; at least 1. */
    static long of(Condition.Pattern pattern) {
        Set<String> own = AskedKeys.names(pattern);
        long comparisons = 0;
        long expressions = 0;
        for (Expression asked : pattern.constraints()) {
            if (asked.all().anyMatch(each -> AskedKeys.isOfOther(each, own))) {
                comparisons += asked.all()
                        .filter(each -> each instanceof Expression.Path)
                        .count();
                expressions += asked.all().filter(TestCost::isExpression).count();
            }
        }
        return 1 + comparisons / COMPARISONS + EXPRESSION * expressions;
    }

    private static boolean isExpression(Expression each) {
        return each instanceof Expression.Comparison comparison
                && comparison.operator().text().equals("matches");
    }
}
