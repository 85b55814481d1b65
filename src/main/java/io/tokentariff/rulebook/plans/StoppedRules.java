package io.tokentariff.rulebook.plans;

import io.tokentariff.rating.RuleRef;
import java.util.List;
import java.util.stream.Collectors;

/** Says which rules an evaluation was stopped for. */
public final class StoppedRules {

    private static final int MOST_NAMED = 3;

    private StoppedRules() {}

    /**
     * Returns a sentence.
     *
     * @param rules the rules that share what took most of it; none where that is not known
     * @param spent what it took: {@code more than 5 seconds}
     */
    public static String sentence(List<RuleRef> rules, String spent) {
        return "The evaluation was stopped: %s took %s.".formatted(culprits(rules), spent);
    }

    private static String culprits(List<RuleRef> rules) {
        String named = rules.stream().limit(MOST_NAMED).map(RuleRef::id).collect(Collectors.joining(", "));
        return switch (rules.size()) {
            case 0 -> "it";
            case 1 -> "the rule " + named;
            case 2, MOST_NAMED -> "what the rules %s ask for in common".formatted(named);
            default -> "what the rules %s and %s others ask for in common".formatted(named, rules.size() - MOST_NAMED);
        };
    }
}
