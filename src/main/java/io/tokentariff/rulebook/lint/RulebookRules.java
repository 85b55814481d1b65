package io.tokentariff.rulebook.lint;

import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.ForWhom;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The house rules that only all files together can break: ids and names that are taken, names of facts, twins. */
final class RulebookRules {

    private final Set<String> facts;
    private final @Nullable RateCard card;
    private final Problems problems;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> bindings = new HashMap<>();
    private final Set<String> termsWithTwin = new HashSet<>();

    /**
     * @param facts the names of all facts
     * @param card the tables, null where they have errors of their own
     */
    RulebookRules(Set<String> facts, @Nullable RateCard card, Problems problems) {
        this.facts = facts;
        this.card = card;
        this.problems = problems;
    }

    void check(List<RuleFile> files) {
        files.forEach(file -> file.rules().forEach(this::findTwins));
        for (RuleFile file : files) {
            Report report = new Report(file.file(), problems);
            for (RuleSource rule : file.rules()) {
                unique(
                        rule.name(),
                        names,
                        file,
                        report,
                        "duplicate-rule-name",
                        "A rule is named \"%s\" already, in %s.");
                rule.annotation("id")
                        .ifPresent(id -> unique(
                                id, ids, file, report, "duplicate-id", "The id \"%s\" is taken already, in %s."));
                rule.patterns().forEach(pattern -> checkBinding(pattern, report));
                checkTwin(rule, report);
            }
        }
    }

    private static void unique(
            Name name, Map<String, String> taken, RuleFile file, Report report, String code, String message) {
        String place = "%s:%s".formatted(file.file(), name.at().line());
        String before = taken.putIfAbsent(name.text(), place);
        if (before != null) {
            report.error(name.at(), code, message.formatted(name.text(), before), "");
        }
    }

    private void checkBinding(Condition.Pattern pattern, Report report) {
        Name variable = pattern.variable();
        if (variable == null || !facts.contains(pattern.type().text())) {
            return;
        }
        String before = bindings.putIfAbsent(variable.text(), pattern.type().text());
        if (before != null && !before.equals(pattern.type().text())) {
            report.warning(
                    variable.at(),
                    "binding-name",
                    "\"%s\" is a %s here and a %s in another rule; one name always means the same."
                            .formatted(variable.text(), pattern.type().text(), before),
                    "");
        }
    }

    /** A discount or surcharge that looks up a term is silently left out where the term is missing, unless it says so. */
    private void checkTwin(RuleSource rule, Report report) {
        if (!rule.then().type().text().equals(Adjustment.class.getSimpleName())
                || rule.annotation(HouseRules.WITHOUT).isPresent()) {
            return;
        }
        for (Condition condition : rule.when().parts()) {
            Expression.Text term = condition instanceof Condition.Pattern pattern ? term(pattern) : null;
            if (term != null && !termsWithTwin.contains(term.value()) && !isOptional(term.value())) {
                report.warning(
                        term.at(),
                        "missing-twin",
                        "No rule says what happens while no term \"%s\" is in force.".formatted(term.value()),
                        "Add a rule with: not Term( name == \"%s\" ), or say in @without( \"…\" ) what holds then."
                                .formatted(term.value()));
            }
        }
    }

    /** Whether a term is there for some days or for some accounts only: usage without it is as it should be. */
    private boolean isOptional(String term) {
        List<Term> rows = card == null
                ? List.of()
                : card.rows().terms().stream()
                        .filter(row -> row.name().equals(term))
                        .toList();
        return !rows.isEmpty()
                && rows.stream()
                        .allMatch(row -> row.period().from() != null
                                || row.period().until() != null
                                || !row.whom().equals(ForWhom.ANYBODY));
    }

    private void findTwins(RuleSource rule) {
        rule.when()
                .all()
                .filter(Condition.Not.class::isInstance)
                .flatMap(not -> not.patterns().stream())
                .map(RulebookRules::term)
                .flatMap(Stream::ofNullable)
                .forEach(term -> termsWithTwin.add(term.value()));
    }

    /** The name of the term a pattern looks up, null if it looks up none. */
    private static Expression.@Nullable Text term(Condition.Pattern pattern) {
        if (!pattern.type().text().equals(Term.class.getSimpleName())) {
            return null;
        }
        Optional<Expression.Text> name = pattern.constraints().stream()
                .filter(Expression.Comparison.class::isInstance)
                .map(Expression.Comparison.class::cast)
                .filter(each -> each.operator().text().equals("=="))
                .filter(each -> each.left() instanceof Expression.Path path
                        && path.variable() == null
                        && path.steps().size() == 1
                        && path.steps().get(0).name().text().equals("name"))
                .map(Expression.Comparison::right)
                .filter(Expression.Text.class::isInstance)
                .map(Expression.Text.class::cast)
                .findFirst();
        return name.orElse(null);
    }
}
