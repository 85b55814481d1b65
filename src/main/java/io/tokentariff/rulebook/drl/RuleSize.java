package io.tokentariff.rulebook.drl;

import io.tokentariff.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds one rule against {@link SourceLimits}. */
final class RuleSize {

    private final TokenStream in;
    private final Place rule;
    private final List<Problem> faults = new ArrayList<>();

    /** @param rule where the rule begins */
    RuleSize(TokenStream in, Place rule) {
        this.in = in;
        this.rule = rule;
    }

    /**
     * Returns what the rule has too much of.
     *
     * @param tokens its words and signs
     * @param when what it asks for, null if that could not be read
     */
    List<Problem> faults(int tokens, Condition.@Nullable All when) {
        check("words and signs", tokens, SourceLimits.RULE_TOKENS);
        if (when != null) {
            check("patterns", when.patterns().size(), SourceLimits.PATTERNS);
            check("alternatives (each \"or\" multiplies them)", when.alternatives(), SourceLimits.ALTERNATIVES);
            Map<String, Long> ofOneFact = when.patterns().stream()
                    .collect(Collectors.groupingBy(each -> each.type().text(), TreeMap::new, Collectors.counting()));
            ofOneFact.forEach((fact, count) ->
                    check("patterns on " + fact, Math.toIntExact(count), SourceLimits.PATTERNS_OF_ONE_FACT));
        }
        return faults;
    }

    private void check(String what, int count, int most) {
        if (count > most) {
            String message = "The rule has %s %s; %s is the most.".formatted(count, what, most);
            faults.add(in.refused(rule, "rule-too-large", message, "").problem());
        }
    }
}
