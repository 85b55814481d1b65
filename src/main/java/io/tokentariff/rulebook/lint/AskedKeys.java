package io.tokentariff.rulebook.lint;

import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.Expression;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern asks of single fields of its fact that leaves only facts of one value: {@code meter == "input"},
 * {@code meter == $charge.meter}, {@code isOn( $usage.tier )}.
 *
 * @param literals the values by field, where the rule says them
 * @param joined the fields whose value is another fact's, each with whether the engine has an index for it
 * @param isItself whether the fact is asked to be one found before
 */
record AskedKeys(Map<String, String> literals, Map<String, Boolean> joined, boolean isItself) {

    static AskedKeys of(Condition.Pattern pattern) {
        Map<String, String> literals = new TreeMap<>();
        Map<String, Boolean> joined = new TreeMap<>();
        boolean[] itself = {false};
        pattern.constraints().forEach(each -> add(each, names(pattern), literals, joined, itself));
        return new AskedKeys(Map.copyOf(literals), Map.copyOf(joined), itself[0]);
    }

    /** What fields of the fact itself are called: a field is no key to other facts where it is compared with one of these. */
    static Set<String> names(Condition.Pattern pattern) {
        return pattern.bindings().stream()
                .map(each -> String.valueOf(each.variable()))
                .collect(Collectors.toSet());
    }

    /** Whether a value is one of a fact found before. */
    static boolean isOfOther(@Nullable Expression value, Set<String> own) {
        return value instanceof Expression.Path path
                && path.variable() != null
                && !own.contains(path.variable().text());
    }

    private static void add(
            Expression asked,
            Set<String> own,
            Map<String, String> literals,
            Map<String, Boolean> joined,
            boolean[] itself) {
        if (asked instanceof Expression.And and) {
            and.parts().forEach(each -> add(each, own, literals, joined, itself));
        } else if (asked instanceof Expression.Comparison equal
                && equal.operator().text().equals("==")
                && !equal.negated()
                && equal.left() instanceof Expression.Path left
                && left.variable() == null) {
            if (left.steps().isEmpty()) {
                itself[0] |= isOfOther(equal.right(), own);
            } else if (left.steps().size() == 1 && !left.steps().get(0).called()) {
                key(left.steps().get(0).name().text(), equal.right(), own, true, literals, joined);
            }
        } else if (asked instanceof Expression.Path path
                && path.variable() == null
                && path.steps().size() == 1) {
            Expression.Step step = path.steps().get(0);
            key(step.name().text(), step.argument(), own, false, literals, joined);
        }
    }

    private static void key(
            String field,
            Expression.@Nullable Operand value,
            Set<String> own,
            boolean indexed,
            Map<String, String> literals,
            Map<String, Boolean> joined) {
        if (value instanceof Expression.Text text) {
            literals.put(field, text.value());
        } else if (isOfOther(value, own)) {
            joined.merge(field, indexed, Boolean::logicalOr);
        }
    }

    /** What of it the engine looks at before it joins the fact, or has an index for. */
    AskedKeys quick() {
        Map<String, Boolean> indexed = new TreeMap<>(joined);
        indexed.values().removeIf(each -> !each);
        return new AskedKeys(literals, indexed, false);
    }
}
