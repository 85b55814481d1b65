package io.tokentariff.rulebook.lint;

import io.tokentariff.advice.AdvicePlaceholder;
import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.AdviceTerm;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.FindingPlaceholder;
import io.tokentariff.rating.statement.BudgetPlaceholder;
import io.tokentariff.rating.statement.PeriodFinding;
import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.drl.Place;
import io.tokentariff.rulebook.drl.RuleSource;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks what the messages of outcomes have in braces: what is not known is never filled in. */
final class PlaceholderCheck {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z_-]+)}");
    private static final Set<String> OF_FINDINGS = Arrays.stream(FindingPlaceholder.values())
            .map(FindingPlaceholder::word)
            .collect(Collectors.toCollection(TreeSet::new));

    private static final Set<String> OF_BUDGETS = Arrays.stream(BudgetPlaceholder.values())
            .map(BudgetPlaceholder::word)
            .collect(Collectors.toCollection(TreeSet::new));

    private final Report report;
    private final Set<String> ofAdvice;
    private final String text;

    /** @param text the rule file: a term that its conditions name is filled in, whether or not the table has it today */
    PlaceholderCheck(Report report, AdviceTables advice, String text) {
        this.report = report;
        this.text = text;
        this.ofAdvice = Arrays.stream(AdvicePlaceholder.values())
                .map(AdvicePlaceholder::word)
                .collect(Collectors.toCollection(TreeSet::new));
        advice.terms().stream().map(AdviceTerm::name).forEach(ofAdvice::add);
    }

    void check(RuleSource.Insertion insertion) {
        String type = insertion.type().text();
        Set<String> known = type.equals(Finding.class.getSimpleName())
                ? OF_FINDINGS
                : type.equals(PeriodFinding.class.getSimpleName()) ? OF_BUDGETS : ofAdvice;
        for (Expression.Operand argument : insertion.arguments()) {
            if (argument instanceof Expression.Text message) {
                check(message, known);
            }
        }
    }

    private void check(Expression.Text message, Set<String> known) {
        Matcher matcher = PLACEHOLDER.matcher(message.value());
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!known.contains(name) && !isNamed(name, known)) {
                Place at = message.at();
                int into = 1 + matcher.start(1);
                report.unknown(
                        new Place(at.line(), at.column() + into, at.start() + into, at.start() + into + name.length()),
                        "unknown-placeholder",
                        "Nothing is filled in for \"{%s}\".".formatted(name),
                        name,
                        known);
            }
        }
    }

    private boolean isNamed(String name, Set<String> known) {
        return known.equals(ofAdvice) && text.contains('"' + name + '"');
    }
}
