package io.tokentariff.rulebook.lint;

import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.drl.Name;
import org.jspecify.annotations.Nullable;

/** Checks that what a pattern asks makes sense for the types of its values; the engine itself does not. */
final class ExpressionCheck {

    private final PathCheck paths;
    private final LiteralCheck literals;
    private final Report report;
    private final Class<?> own;
    private final Scope scope;

    ExpressionCheck(PathCheck paths, LiteralCheck literals, Report report, Class<?> own, Scope scope) {
        this.paths = paths;
        this.literals = literals;
        this.report = report;
        this.own = own;
        this.scope = scope;
    }

    void check(Expression expression) {
        if (expression instanceof Expression.And
                || expression instanceof Expression.Or
                || expression instanceof Expression.Negation) {
            expression.parts().forEach(this::check);
        } else if (expression instanceof Expression.Comparison comparison) {
            compare(comparison);
        } else if (expression instanceof Expression.Membership membership) {
            PathCheck.Value left = left(membership.left());
            membership.values().forEach(value -> equal(left, value));
        } else {
            alone((Expression.Operand) expression);
        }
    }

    private void alone(Expression.Operand operand) {
        if (!(operand instanceof Expression.Path path)) {
            report.error(operand.at(), "type-mismatch", "A value alone is no condition.", "");
            return;
        }
        PathCheck.Value value = paths.resolve(path, own, scope);
        if (value != null && (value.kind() != ValueKind.TRUTH || value.nullable())) {
            report.error(
                    path.at(),
                    "type-mismatch",
                    value.kind() == ValueKind.TRUTH
                            ? "\"%s\" may be absent, neither yes nor no.".formatted(path.written())
                            : "\"%s\" is %s, not yes or no."
                                    .formatted(path.written(), value.kind().what()),
                    value.kind() == ValueKind.TRUTH ? "Compare it: == true, == false or == null." : "Compare it: ==.");
        }
    }

    private void compare(Expression.Comparison comparison) {
        PathCheck.Value left = left(comparison.left());
        if (left == null) {
            return;
        }
        Name operator = comparison.operator();
        switch (operator.text()) {
            case "==", "!=" -> equal(left, comparison.right());
            case "matches" -> matches(left, operator, comparison.right());
            case "contains" -> {
                if (requires(left, ValueKind.TEXTS, operator)) {
                    equal(new PathCheck.Value(String.class, false, null), comparison.right());
                }
            }
            case "memberOf" -> memberOf(left, operator, comparison.right());
            default -> {
                if (left.kind() == ValueKind.DATE || requires(left, ValueKind.NUMBER, operator)) {
                    equal(left, comparison.right());
                }
            }
        }
    }

    private PathCheck.@Nullable Value left(Expression.Operand operand) {
        if (operand instanceof Expression.Path path) {
            return paths.resolve(path, own, scope);
        }
        report.error(operand.at(), "type-mismatch", "A comparison begins with a field.", "Swap its two sides.");
        return null;
    }

    private void matches(PathCheck.Value left, Name operator, Expression.Operand right) {
        if (!requires(left, ValueKind.TEXT, operator)) {
            return;
        }
        if (right instanceof Expression.Text pattern) {
            literals.pattern(pattern, left.words());
        } else {
            report.error(
                    right.at(), "forbidden-construct", "After \"matches\" stands a text in quotes, nothing else.", "");
        }
    }

    private void memberOf(PathCheck.Value left, Name operator, Expression.Operand right) {
        if (!requires(left, ValueKind.TEXT, operator)) {
            return;
        }
        PathCheck.Value list = right instanceof Expression.Path path ? paths.resolve(path, own, scope) : null;
        if (!(right instanceof Expression.Path) || (list != null && list.kind() != ValueKind.TEXTS)) {
            report.error(right.at(), "type-mismatch", "After \"memberOf\" stands a list of texts.", "");
        }
    }

    private boolean requires(PathCheck.Value left, ValueKind kind, Name operator) {
        if (left.kind() == kind) {
            return true;
        }
        report.error(
                operator.at(),
                "type-mismatch",
                "\"%s\" is for %s; this is %s."
                        .formatted(operator.text(), kind.what(), left.kind().what()),
                "");
        return false;
    }

    private void equal(PathCheck.@Nullable Value left, Expression.Operand right) {
        if (right instanceof Expression.Path path) {
            PathCheck.Value value = paths.resolve(path, own, scope);
            if (left != null && value != null && !PathCheck.comparable(left, value)) {
                mismatch(left, value.kind().what(), right);
            }
        } else if (left == null) {
            return;
        } else if (right instanceof Expression.Text text) {
            if (left.kind() == ValueKind.TEXT) {
                literals.text(text, left.words());
            } else {
                mismatch(left, "the text \"%s\"".formatted(text.value()), right);
            }
        } else if (right instanceof Expression.Numeral number) {
            number(left, number);
        } else if (right instanceof Expression.Truth && left.kind() != ValueKind.TRUTH) {
            mismatch(left, "yes or no", right);
        } else if (right instanceof Expression.Nothing && !left.nullable()) {
            report.error(right.at(), "type-mismatch", "This is never null.", "");
        }
    }

    private void number(PathCheck.Value left, Expression.Numeral number) {
        if (left.kind() != ValueKind.NUMBER) {
            mismatch(left, "the number " + number.value(), number);
            return;
        }
        boolean whole = left.type() != java.math.BigDecimal.class;
        boolean small = left.type() == int.class || left.type() == Integer.class;
        if ((whole && number.value().contains(".")) || (small && number.value().length() > 9)) {
            report.error(
                    number.at(), "type-mismatch", "The number %s can never be a count.".formatted(number.value()), "");
            return;
        }
        literals.number(number);
    }

    private void mismatch(PathCheck.Value left, String right, Expression at) {
        report.error(
                at.at(),
                "type-mismatch",
                "%s is compared with %s; that is never true."
                        .formatted(capital(left.kind().what()), right),
                left.kind() == ValueKind.TRUTH
                        ? "Write the field alone, or ! before it."
                        : left.kind() == ValueKind.DATE ? "Dates stand in tables; rows have their periods." : "");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
