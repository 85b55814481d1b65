package io.tokentariff.rulebook.lint;

import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Checks what a rule inserts: there is such an outcome, and it is made of these things. */
final class OutcomeCheck {

    private final RuleVocabulary vocabulary;
    private final RuleFile file;
    private final Report report;

    OutcomeCheck(RuleVocabulary vocabulary, RuleFile file, Report report) {
        this.vocabulary = vocabulary;
        this.file = file;
        this.report = report;
    }

    void check(RuleSource.Insertion insertion, Scope scope) {
        Name type = insertion.type();
        Class<?> outcome = vocabulary.outcome(type.text());
        if (outcome == null) {
            report.unknown(
                    type.at(),
                    "bad-outcome",
                    "There is no outcome \"%s\".".formatted(type.text()),
                    type.text(),
                    vocabulary.outcomeNames());
            return;
        }
        if (!Imports.covers(file, outcome)) {
            report.error(
                    type.at(),
                    "missing-import",
                    "The outcome \"%s\" is not imported.".formatted(type.text()),
                    "Add: import %s.*".formatted(outcome.getPackageName()));
        }
        List<Class<?>> given = new ArrayList<>();
        for (Expression.Operand argument : insertion.arguments()) {
            if (argument instanceof Expression.Path path && path.variable() != null) {
                Scope.Bound bound = scope.get(path.variable().text());
                if (bound == null) {
                    PathCheck.unknownVariable(path.variable(), scope, report);
                    return;
                }
                given.add(bound.type());
            } else {
                given.add(String.class);
            }
        }
        TypeShape shape = vocabulary.shape(outcome);
        List<Method> factories = shape == null ? List.of() : shape.factories();
        checkFactory(insertion, factories, given);
    }

    private void checkFactory(RuleSource.Insertion insertion, List<Method> factories, List<Class<?>> given) {
        Name name = insertion.factory();
        List<Method> named = factories.stream()
                .filter(each -> each.getName().equals(name.text()))
                .toList();
        String type = insertion.type().text();
        if (named.isEmpty()) {
            report.unknown(
                    name.at(),
                    "bad-outcome",
                    "The outcome %s is not made by \"%s\".".formatted(type, name.text()),
                    name.text(),
                    factories.stream().map(Method::getName).distinct().toList());
        } else if (named.stream().noneMatch(each -> takes(each, given))) {
            report.error(
                    name.at(),
                    "bad-outcome",
                    "%s.%s is not made of ( %s )."
                            .formatted(
                                    type,
                                    name.text(),
                                    given.stream().map(OutcomeCheck::shown).collect(Collectors.joining(", "))),
                    "It takes "
                            + named.stream().map(OutcomeCheck::signature).collect(Collectors.joining(" or "))
                            + ".");
        }
    }

    private static boolean takes(Method factory, List<Class<?>> given) {
        Class<?>[] parameters = factory.getParameterTypes();
        if (parameters.length != given.size()) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            Class<?> each = given.get(i);
            if (!parameters[i].isAssignableFrom(each)) {
                return false;
            }
        }
        return true;
    }

    private static String signature(Method factory) {
        return Arrays.stream(factory.getParameterTypes())
                .map(OutcomeCheck::shown)
                .collect(Collectors.joining(", ", "( ", " )"));
    }

    private static String shown(Class<?> type) {
        return type == String.class ? "text" : type.getSimpleName();
    }
}
