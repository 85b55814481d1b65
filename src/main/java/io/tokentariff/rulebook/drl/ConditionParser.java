package io.tokentariff.rulebook.drl;

import io.tokentariff.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what a rule asks for between {@code when} and {@code then}.
 *
 * <pre>
 * when      := { or }
 * or        := and { ( "or" | "||" ) and }
 * and       := unary { ( "and" | "&amp;&amp;" ) unary }
 * unary     := ( "not" | "exists" ) ( pattern | group ) | group | pattern
 * group     := "(" or ")" | "(" ( "and" | "or" ) unary { unary } ")"
 * pattern   := [ variable ":" ] type "(" [ constraint { "," constraint } ] ")"
 * constraint:= variable ":" path | expression
 * </pre>
 */
final class ConditionParser {

    private final TokenStream in;
    private final ExpressionParser expressions;
    private final Consumer<Problem> problems;

    ConditionParser(TokenStream in, Consumer<Problem> problems) {
        this.in = in;
        this.expressions = new ExpressionParser(in);
        this.problems = problems;
    }

    /** Reads everything up to {@code then}. */
    Condition.All conditions() {
        int start = in.position();
        List<Condition> conditions = new ArrayList<>();
        while (!in.is("then")) {
            if (in.is("insert") || in.is("end")) {
                throw in.unexpected("\"then\"");
            }
            conditions.add(or());
        }
        return new Condition.All(conditions, in.since(start));
    }

    private Condition or() {
        int start = in.position();
        List<Condition> parts = new ArrayList<>(List.of(and()));
        while (in.accept("or") || in.accept("||")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts, in.since(start));
    }

    private Condition and() {
        int start = in.position();
        List<Condition> parts = new ArrayList<>(List.of(unary()));
        while (in.accept("and") || in.accept("&&")) {
            parts.add(unary());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts, in.since(start));
    }

    private Condition unary() {
        int start = in.position();
        if (in.accept("not")) {
            return new Condition.Not(simple(), in.since(start));
        }
        if (in.accept("exists")) {
            return new Condition.Exists(simple(), in.since(start));
        }
        return simple();
    }

    private Condition simple() {
        return in.is("(") ? group() : pattern();
    }

    private Condition group() {
        int start = in.position();
        in.expect("(");
        Condition inside;
        if (in.is("and") || in.is("or")) {
            boolean any = in.take().is("or");
            List<Condition> parts = new ArrayList<>();
            while (!in.is(")")) {
                parts.add(unary());
            }
            inside = any ? new Condition.Any(parts, in.since(start)) : new Condition.All(parts, in.since(start));
        } else {
            inside = or();
        }
        in.expect(")");
        if (inside instanceof Condition.Any any) {
            return new Condition.Any(any.parts(), in.since(start));
        }
        return inside instanceof Condition.All all ? new Condition.All(all.parts(), in.since(start)) : inside;
    }

    private Condition pattern() {
        int start = in.position();
        Name variable = null;
        if (in.isKind(Token.Kind.VARIABLE)) {
            variable = in.take().name();
            in.expect(":");
        } else if (in.isKind(Token.Kind.WORD) && in.peek(1).is(":")) {
            throw in.refused(
                    in.peek().at(),
                    "binding-name",
                    "The name \"%s\" of a fact does not begin with $."
                            .formatted(in.peek().text()),
                    "Write $%s.".formatted(in.peek().text()));
        }
        if (in.isMisspelt("then") && !in.peek(1).is("(")) {
            in.expect("then");
        }
        Token type = in.expect(Token.Kind.WORD, "a fact such as Usage( )");
        Place open = in.peek().at();
        if (in.is(".")) {
            throw in.refused(
                    type.at(),
                    "forbidden-construct",
                    "The fact \"%s.…\" with its package is not allowed in a rule.".formatted(type.text()),
                    "Import it, and write its last name alone.");
        }
        List<Condition.Asked> asked = new ArrayList<>();
        in.listed(() -> constraint(asked, open));
        if (Constructs.what(in.peek()) != null) {
            throw in.forbidden(in.peek());
        }
        return new Condition.Pattern(variable, type.name(), asked, in.since(start));
    }

    /** Reads one constraint; after a fault goes on with the next one of the same pattern. */
    private void constraint(List<Condition.Asked> asked, Place open) {
        int start = in.position();
        try {
            if (in.isKind(Token.Kind.VARIABLE)
                    && in.peek(1).is(":")
                    && in.peek(3).is("(")) {
                throw in.refused(
                        in.peek().at(),
                        "syntax",
                        "\"%s\" begins within another fact.".formatted(in.peek().text()),
                        "Maybe the \"(\" of line %s, column %s is not closed.".formatted(open.line(), open.column()));
            }
            Name variable = null;
            if (in.isKind(Token.Kind.VARIABLE) && in.peek(1).is(":")) {
                variable = in.take().name();
                in.take();
            }
            Expression expression = variable == null ? expressions.expression() : expressions.path();
            asked.add(new Condition.Asked(variable, expression, in.since(start)));
            if (!in.is(",") && !in.is(")")) {
                throw in.unexpected("\",\" or \")\"");
            }
        } catch (Refused e) {
            problems.accept(e.problem());
            skipConstraint(e);
        }
    }

    private void skipConstraint(Refused fault) {
        int depth = 0;
        while (!(depth == 0 && (in.is(",") || in.is(")")))) {
            if (in.isKind(Token.Kind.END) || in.is("then") || in.is("rule")) {
                throw fault;
            }
            String text = in.take().text();
            depth += text.equals("(") || text.equals("[") || text.equals("{") ? 1 : 0;
            depth -= depth > 0 && (text.equals(")") || text.equals("]") || text.equals("}")) ? 1 : 0;
        }
    }
}
