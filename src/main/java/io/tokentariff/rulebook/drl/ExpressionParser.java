package io.tokentariff.rulebook.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a pattern asks of its fact.
 *
 * <pre>
 * or         := and { "||" and }
 * and        := unary { "&amp;&amp;" unary }
 * unary      := "!" ( "(" or ")" | path ) | "(" or ")" | comparison
 * comparison := operand [ operator operand | [ "not" ] "in" "(" operand { "," operand } ")" ]
 * operand    := text | number | "true" | "false" | "null" | path
 * path       := ( variable | field ) { "." field }        field := word [ "(" [ operand ] ")" | "[" text "]" ]
 * </pre>
 */
final class ExpressionParser {

    private static final Set<String> SIGNS = Operator.written(Operator.Kind.SIGN);
    private static final Set<String> OPERATORS = Operator.written(Operator.Kind.COMPARISON);

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private final TokenStream in;

    ExpressionParser(TokenStream in) {
        this.in = in;
    }

    Expression expression() {
        List<Expression> parts = new ArrayList<>(List.of(and()));
        while (in.accept("||")) {
            refuseShortened();
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Or(parts);
    }

    private Expression and() {
        List<Expression> parts = new ArrayList<>(List.of(unary()));
        while (in.accept("&&")) {
            refuseShortened();
            parts.add(unary());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.And(parts);
    }

    private void refuseShortened() {
        if (SIGNS.contains(in.peek().text())) {
            throw in.refused(
                    in.peek().at(),
                    "forbidden-construct",
                    "A comparison without a field before \"%s\" is not allowed in a rule."
                            .formatted(in.peek().text()),
                    "Write the field again, or use: in ( …, … ).");
        }
    }

    private Expression unary() {
        Token first = in.peek();
        if (in.accept("!")) {
            Expression part = in.is("(") ? parenthesised() : path();
            return new Expression.Negation(part, first.at().to(part.at()));
        }
        return first.is("(") ? parenthesised() : comparison();
    }

    private Expression parenthesised() {
        in.expect("(");
        Expression inside = expression();
        in.expect(")");
        return inside;
    }

    private Expression comparison() {
        Expression.Operand left = operand();
        Token operator = in.peek();
        if (operator.kind() == Token.Kind.SYMBOL && SIGNS.contains(operator.text())) {
            in.take();
            return new Expression.Comparison(left, operator.name(), false, operand());
        }
        boolean negated = in.accept("not");
        if (in.accept("in")) {
            return new Expression.Membership(left, negated, list());
        }
        operator = in.peek();
        if (operator.kind() == Token.Kind.WORD && OPERATORS.contains(operator.text())) {
            in.take();
            return new Expression.Comparison(left, operator.name(), negated, operand());
        }
        if (negated || operator.kind() == Token.Kind.WORD) {
            throw in.unexpected("a comparison such as == or in");
        }
        return left;
    }

    private List<Expression.Operand> list() {
        List<Expression.Operand> values = new ArrayList<>();
        in.expect("(");
        do {
            values.add(operand());
        } while (in.accept(","));
        in.expect(")");
        return values;
    }

    /** Reads a text, a number, a word of its own, or a path. */
    Expression.Operand operand() {
        Token first = in.peek();
        if (first.kind() == Token.Kind.STRING) {
            return new Expression.Text(in.take().text(), first.at());
        }
        if (first.kind() == Token.Kind.NUMBER) {
            return numeral("");
        }
        if (first.is("-") && in.peek(1).kind() == Token.Kind.NUMBER) {
            in.take();
            return numeral("-");
        }
        if (in.accept("null")) {
            return new Expression.Nothing(first.at());
        }
        if (first.is("true") || first.is("false")) {
            return new Expression.Truth(in.take().is("true"), first.at());
        }
        return path();
    }

    private Expression.Numeral numeral(String sign) {
        int start = in.position() - sign.length();
        String number = in.take().text();
        String fault = fault(number);
        if (!fault.isEmpty()) {
            throw in.refused(
                    in.since(start),
                    "forbidden-construct",
                    "The number \"%s\" %s.".formatted(Refused.shown(number), fault),
                    "");
        }
        return new Expression.Numeral(sign + number, in.since(start));
    }

    private static String fault(String number) {
        if (!NUMBER.matcher(number).matches()) {
            return "is not a plain decimal such as 12 or 0.5";
        }
        return number.length() > SourceLimit.DIGITS.most()
                ? "has %s digits; %s is the most".formatted(number.length(), SourceLimit.DIGITS.most())
                : "";
    }

    Expression.Path path() {
        int start = in.position();
        Name variable = null;
        List<Expression.Step> steps = new ArrayList<>();
        if (in.isKind(Token.Kind.VARIABLE)) {
            variable = in.take().name();
        } else if (!in.accept("this")) {
            steps.add(step());
        }
        while (in.accept(".")) {
            steps.add(step());
        }
        return new Expression.Path(variable, steps, in.since(start));
    }

    private Expression.Step step() {
        Token name = in.peek();
        if (name.kind() != Token.Kind.WORD || Constructs.isCode(name)) {
            throw in.unexpected("a field or a value");
        }
        in.take();
        if (in.accept("(")) {
            Expression.@Nullable Operand argument = in.is(")") ? null : operand();
            if (in.is(",")) {
                throw in.refused(
                        name.at(),
                        "forbidden-construct",
                        "The call \"%s\" with several values is not allowed in a rule.".formatted(name.text()),
                        "");
            }
            in.expect(")");
            return new Expression.Step(name.name(), true, argument, null);
        }
        if (in.is("[") && in.peek(1).kind() == Token.Kind.STRING) {
            in.take();
            Token key = in.take();
            in.expect("]");
            return new Expression.Step(name.name(), false, null, new Expression.Text(key.text(), key.at()));
        }
        return new Expression.Step(name.name(), false, null, null);
    }
}
