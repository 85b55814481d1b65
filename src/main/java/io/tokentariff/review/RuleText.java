package io.tokentariff.review;

import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.drl.RuleSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule as it is shown and compared: each condition on a line, laid out in the same way however the file lays it out,
 * without comments.
 *
 * @param rule which one
 * @param source what its file says
 */
record RuleText(RuleRef rule, RuleSource source) {

    /** Returns all rules of a rulebook, in the order of files and lines. */
    static List<RuleText> of(Rulebook rulebook) {
        List<RuleSource> sources = rulebook.files().ruleFiles().stream()
                .flatMap(file -> file.rules().stream())
                .toList();
        List<RuleRef> rules = rulebook.rules();
        List<RuleText> texts = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            texts.add(new RuleText(rules.get(i), sources.get(i)));
        }
        return texts;
    }

    /** Its annotations, such as {@code source} and {@code owner}, in their order. */
    Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        source.annotations()
                .forEach(each ->
                        annotations.putIfAbsent(each.name().text(), each.value().value()));
        return annotations;
    }

    /** What its annotations say besides its id and its source. */
    Map<String, String> remarks() {
        Map<String, String> remarks = annotations();
        remarks.keySet().removeAll(List.of("id", "source"));
        return remarks;
    }

    /** Its conditions, one a line. */
    List<String> when() {
        return source.when().parts().stream().map(Condition::written).toList();
    }

    /** Its outcome. */
    String then() {
        return source.then().written();
    }

    /** The facts it has patterns on, in the order of the condition. */
    Set<String> facts() {
        return types(source.patterns().stream());
    }

    /** The facts that must not be there. */
    Set<String> absentFacts() {
        return types(
                source.when().all().filter(Condition.Not.class::isInstance).flatMap(not -> not.patterns().stream()));
    }

    private static Set<String> types(Stream<Condition.Pattern> patterns) {
        return patterns.map(each -> each.type().text()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The type of the outcome it inserts. */
    String decides() {
        return source.then().type().text();
    }

    /** The words in quotes in its condition: names of terms, tiers and meters. */
    Set<String> words() {
        return source.asked()
                .filter(Expression.Text.class::isInstance)
                .map(each -> ((Expression.Text) each).value())
                .collect(Collectors.toSet());
    }
}
