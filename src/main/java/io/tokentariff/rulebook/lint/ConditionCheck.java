package io.tokentariff.rulebook.lint;

import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.drl.Name;
import io.tokentariff.rulebook.drl.RuleFile;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks what a rule asks for: its facts exist, are imported, and have what is asked of them. */
final class ConditionCheck {

    private final RuleVocabulary vocabulary;
    private final RuleFile file;
    private final Report report;
    private final LiteralCheck literals;
    private final PathCheck paths;
    private final Map<String, Class<?>> types;

    ConditionCheck(RuleVocabulary vocabulary, RuleFile file, Report report, LiteralCheck literals) {
        this.vocabulary = vocabulary;
        this.file = file;
        this.report = report;
        this.literals = literals;
        this.paths = new PathCheck(vocabulary, report, literals);
        this.types = vocabulary.patternTypes();
    }

    void check(Condition condition, Scope scope) {
        if (condition instanceof Condition.Pattern pattern) {
            pattern(pattern, scope);
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> check(part, scope));
        } else {
            condition.parts().forEach(part -> check(part, scope.inner()));
        }
        if (condition instanceof Condition.Not) {
            checkOrder(condition);
        }
    }

    private void pattern(Condition.Pattern pattern, Scope scope) {
        Class<?> type = type(pattern.type());
        if (type == null) {
            pattern.bindings().forEach(binding -> scope.bindUnknown(Objects.requireNonNull(binding.variable())));
            if (pattern.variable() != null) {
                scope.bindUnknown(pattern.variable());
            }
            return;
        }
        for (Condition.Asked binding : pattern.bindings()) {
            bindField(binding, type, scope);
        }
        ExpressionCheck check = new ExpressionCheck(paths, literals, report, type, scope);
        pattern.constraints().forEach(check::check);
        Name variable = pattern.variable();
        if (variable != null) {
            scope.bind(variable, new Scope.Bound(type, null), report);
        }
    }

    private void bindField(Condition.Asked binding, Class<?> type, Scope scope) {
        Name variable = Objects.requireNonNull(binding.variable());
        TypeShape shape = vocabulary.shape(type);
        boolean plain = binding.expression() instanceof Expression.Path path
                && path.variable() == null
                && path.steps().size() == 1
                && !path.steps().get(0).called()
                && path.steps().get(0).key() == null;
        if (!plain || shape == null) {
            report.error(
                    variable.at(),
                    "forbidden-construct",
                    "Only a field of the fact itself can be called \"%s\".".formatted(variable.text()),
                    "");
            return;
        }
        Expression.Path field = (Expression.Path) binding.expression();
        if (paths.resolve(field, type, scope) != null) {
            Member member = shape.members().get(field.steps().get(0).name().text());
            if (member != null) {
                scope.bind(variable, new Scope.Bound(member.type(), member), report);
            }
        }
    }

    private @Nullable Class<?> type(Name name) {
        Class<?> type = types.get(name.text());
        if (type == null) {
            report.unknown(
                    name.at(),
                    "unknown-fact",
                    "There is no fact \"%s\".".formatted(name.text()),
                    name.text(),
                    types.keySet());
        } else if (!Imports.covers(file, type)) {
            report.error(
                    name.at(),
                    "missing-import",
                    "The fact \"%s\" is not imported.".formatted(name.text()),
                    "Add: import %s.*".formatted(type.getPackageName()));
        }
        return type;
    }

    private void checkOrder(Condition not) {
        for (Condition.Pattern pattern : not.patterns()) {
            Class<?> type = types.get(pattern.type().text());
            if (type != null && vocabulary.outcomes().contains(type)) {
                report.warning(
                        pattern.type().at(),
                        "absent-outcome",
                        "Whether there is no %s yet depends on which rule comes first.".formatted(type.getSimpleName()),
                        "Ask for rows and usage instead, or for Uncharged.");
            }
        }
    }
}
