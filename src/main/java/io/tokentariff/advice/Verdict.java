package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.rating.RuleRef;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rules' outcomes come to: the recommendations that stand, in order, and those that gave way. */
final class Verdict {

    private final List<String> order;
    private final AdviceMessage message;
    private final Map<Recommendation, RuleRef> recommendations = new LinkedHashMap<>();
    private final Map<Overrule, RuleRef> overrules = new LinkedHashMap<>();
    private final Standing standing;

    /**
     * @param order groups of verdicts, the words of a group separated by blanks: of the first group with a recommendation that
     *     stands, the one that saves most decides
     */
    Verdict(List<AdviceDecision> decisions, List<String> order, AdviceMessage message) {
        this.order = order;
        this.message = message;
        for (AdviceDecision decision : decisions) {
            if (decision.outcome() instanceof Recommendation recommendation) {
                recommendations.putIfAbsent(recommendation, decision.rule());
            } else if (decision.outcome() instanceof Overrule overrule) {
                overrules.putIfAbsent(overrule, decision.rule());
            }
        }
        this.standing = new Standing(recommendations.keySet(), overrules.keySet());
    }

    /** The recommendations that stand, the one that decides first; none where nothing speaks against staying. */
    List<Advice.Reason> reasons() {
        return sorted().stream()
                .map(each -> new Advice.Reason(rule(each), each, message.fill(each.message(), each.alternative())))
                .toList();
    }

    List<Advice.Overruled> overruled() {
        Set<Advice.Overruled> shown = new LinkedHashSet<>();
        overrules.forEach((overrule, rule) -> {
            if (standing.stands(overrule.winner())) {
                Recommendation loser = overrule.loser();
                String why = message.fill(overrule.why(), overrule.winner().alternative());
                shown.add(new Advice.Overruled(
                        loser == null ? overrule.argument() : rule(loser).id(),
                        loser == null ? "" : message.fill(loser.message(), loser.alternative()),
                        rule(overrule.winner()).id(),
                        why,
                        rule));
            }
        });
        // an argument that did not even fire is no news where the rule fired about another move and lost
        Set<String> fired = shown.stream()
                .filter(each -> !each.message().isEmpty())
                .map(Advice.Overruled::id)
                .collect(Collectors.toSet());
        shown.removeIf(each -> each.message().isEmpty() && fired.contains(each.id()));
        return List.copyOf(shown);
    }

    /** Says which recommendations overrule each other. */
    void addNotes(List<Advice.Note> notes) {
        String ids = standing.undecided().stream()
                .map(each -> rule(each).id())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        new Advice.Note(
                        "undecided",
                        "These recommendations overrule each other, so none of them stands: %s.".formatted(ids))
                .addTo(notes, !ids.isEmpty());
    }

    private List<Recommendation> sorted() {
        return recommendations.keySet().stream()
                .filter(standing::stands)
                .sorted(Comparator.comparingInt(this::group)
                        .thenComparing(Verdict::saving, Comparator.reverseOrder())
                        .thenComparing(each -> rule(each).id()))
                .toList();
    }

    private int group(Recommendation recommendation) {
        for (int i = 0; i < order.size(); i++) {
            if (List.of(order.get(i).strip().split(" +")).contains(recommendation.verdict())) {
                return i;
            }
        }
        return order.size();
    }

    private static Money saving(Recommendation recommendation) {
        Alternative alternative = recommendation.alternative();
        return alternative == null || alternative.saving() == null ? Money.ZERO : alternative.saving();
    }

    private RuleRef rule(Recommendation recommendation) {
        return Objects.requireNonNullElse(recommendations.get(recommendation), RuleRef.ENGINE);
    }
}
