package io.tokentariff.rulebook.drl;

import java.util.ArrayList;
import java.util.List;

/** Reads what a rule does: it inserts one outcome, made of texts and of what was bound above. */
final class InsertionParser {

    private final TokenStream in;

    InsertionParser(TokenStream in) {
        this.in = in;
    }

    /** Reads {@code then insert( … );} up to {@code end}. */
    RuleSource.Insertion insertion() {
        in.expect("then");
        if (!in.is("insert")) {
            throw outcome();
        }
        in.take();
        in.expect("(");
        Name type = in.expect(Token.Kind.WORD, "an outcome such as Charge").name();
        in.expect(".");
        Name factory = in.expect(Token.Kind.WORD, "how the outcome is made").name();
        List<Expression.Operand> arguments = new ArrayList<>();
        in.listed(() -> arguments.add(argument()));
        in.expect(")");
        in.expect(";");
        if (!in.is("end")) {
            throw outcome();
        }
        return new RuleSource.Insertion(type, factory, arguments);
    }

    private Refused outcome() {
        Token found = in.peek();
        if (found.kind() == Token.Kind.END || found.is("end") || found.is("rule") || in.isMisspelt("end")) {
            return found.is("end") ? in.unexpected("insert( … );") : in.missing("end");
        }
        if (Constructs.what(found) != null) {
            return in.forbidden(found);
        }
        return in.refused(
                found.at(),
                "forbidden-construct",
                "\"%s\" is not allowed after \"then\"; a rule inserts one outcome and does nothing else."
                        .formatted(Refused.shown(found.text())),
                "Write insert( Charge.at( $meter, $rate ) ); or another outcome.");
    }

    private Expression.Operand argument() {
        Token found = in.peek();
        if (found.kind() == Token.Kind.STRING) {
            return new Expression.Text(in.take().text(), found.at());
        }
        if (found.kind() == Token.Kind.VARIABLE) {
            return new Expression.Path(in.take().name(), List.of(), found.at());
        }
        if (Constructs.what(found) != null) {
            throw in.forbidden(found);
        }
        throw in.refused(
                found.at(),
                "bad-outcome",
                "\"%s\" cannot be handed to an outcome; only facts bound above and texts in quotes can."
                        .formatted(Refused.shown(found.text())),
                found.kind() == Token.Kind.NUMBER ? "Numbers stand in tables." : "");
    }
}
