package io.tokentariff.rulebook.lint;

import io.tokentariff.problem.NearestName;
import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.drl.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what a path such as {@code $usage.tier} or {@code covers( $meter.meter )} gives, and whether it exists. */
final class PathCheck {

    private final RuleVocabulary vocabulary;
    private final Report report;
    private final LiteralCheck literals;

    PathCheck(RuleVocabulary vocabulary, Report report, LiteralCheck literals) {
        this.vocabulary = vocabulary;
        this.report = report;
        this.literals = literals;
    }

    /**
     * What a path gives.
     *
     * @param type its type
     * @param nullable whether it may be absent
     * @param words the words it can be, null for any
     */
    record Value(Class<?> type, boolean nullable, @Nullable KnownWords words) {

        ValueKind kind() {
            return ValueKind.of(type);
        }
    }

    /**
     * Returns what the path gives, null if it does not exist; that is reported then.
     *
     * @param own the type of the pattern the path stands in
     */
    @Nullable
    Value resolve(Expression.Path path, Class<?> own, Scope scope) {
        Value value = new Value(own, false, null);
        Name variable = path.variable();
        if (variable != null) {
            Scope.Bound bound = scope.get(variable.text());
            if (bound == null) {
                unknownVariable(variable, scope, report);
                return null;
            }
            Member field = bound.field();
            value = new Value(bound.type(), field != null && field.nullable(), field == null ? null : field.words());
        }
        for (Expression.Step step : path.steps()) {
            value = step(step, value.type(), own, scope);
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    static void unknownVariable(Name variable, Scope scope, Report report) {
        if (!scope.ofUnknownFact(variable.text())) {
            report.error(
                    variable.at(),
                    "unknown-variable",
                    "Nothing is called \"%s\" above.".formatted(variable.text()),
                    NearestName.hint(variable.text(), scope.names()));
        }
    }

    private @Nullable Value step(Expression.Step step, Class<?> owner, Class<?> own, Scope scope) {
        Name name = step.name();
        TypeShape shape = vocabulary.shape(owner);
        if (shape == null) {
            report.error(
                    name.at(),
                    "unknown-field",
                    "\"%s\" cannot be asked of %s."
                            .formatted(name.text(), ValueKind.of(owner).what()),
                    "");
            return null;
        }
        Member member = shape.members().get(name.text());
        if (member == null) {
            report.unknown(
                    name.at(),
                    "unknown-field",
                    "The fact %s has no field or predicate \"%s\".".formatted(owner.getSimpleName(), name.text()),
                    name.text(),
                    shape.members().keySet());
            return null;
        }
        Expression.Text key = step.key();
        if (key != null) {
            if (member.kind() != ValueKind.TABLE) {
                report.error(
                        name.at(),
                        "forbidden-construct",
                        "The index [ \"%s\" ] of \"%s\" is not allowed in a rule.".formatted(key.value(), name.text()),
                        member.kind() == ValueKind.TEXT ? "Use matches, or compare the whole text." : "");
                return null;
            }
            return new Value(String.class, true, null);
        }
        if (!step.called() && name.text().startsWith("is") && !member.isField()) {
            report.error(
                    name.at(),
                    "unknown-field",
                    "\"%s\" is asked with parentheses.".formatted(name.text()),
                    "Write %s().".formatted(name.text()));
            return null;
        }
        return checkArgument(step, member, own, scope)
                ? new Value(member.type(), member.nullable(), member.parameter() == null ? member.words() : null)
                : null;
    }

    private boolean checkArgument(Expression.Step step, Member member, Class<?> own, Scope scope) {
        Expression.Operand argument = step.argument();
        Class<?> parameter = member.parameter();
        if (parameter == null) {
            if (argument != null) {
                mismatch(step, "is asked without a value");
            }
            return argument == null;
        }
        if (argument == null) {
            mismatch(step, "is asked with %s".formatted(ValueKind.of(parameter).what()));
            return false;
        }
        if (argument instanceof Expression.Text text && parameter == String.class) {
            literals.text(text, member.words());
            return true;
        }
        if (argument instanceof Expression.Path path) {
            Value value = resolve(path, own, scope);
            if (value != null && !parameter.isAssignableFrom(value.type())) {
                mismatch(
                        step,
                        "is asked with %s".formatted(ValueKind.of(parameter).what()));
                return false;
            }
            return value != null;
        }
        mismatch(step, "is asked with %s".formatted(ValueKind.of(parameter).what()));
        return false;
    }

    private void mismatch(Expression.Step step, String what) {
        report.error(
                step.name().at(),
                "type-mismatch",
                "\"%s\" %s.".formatted(step.name().text(), what),
                "");
    }

    /** Whether two values can be equal at all. */
    static boolean comparable(Value a, Value b) {
        if (a.kind() != b.kind()) {
            return false;
        }
        return a.kind() != ValueKind.OTHER
                || List.of(a, b).stream().map(Value::type).distinct().count() == 1;
    }
}
