package io.tokentariff.rulebook.drl;

import java.util.ArrayList;
import java.util.List;

/** Reads what stands before a rule's {@code when}: its name and its annotations. */
final class RuleHeadParser {

    private final TokenStream in;

    RuleHeadParser(TokenStream in) {
        this.in = in;
    }

    /** Reads {@code rule "…"}. */
    Name name() {
        Token keyword = in.expect("rule");
        if (in.is("@") || in.is("when")) {
            throw in.refused(
                    keyword.at(),
                    "syntax",
                    "The rule has no name.",
                    "Its name is a sentence in quotes after \"rule\".");
        }
        Name name = in.expect(Token.Kind.STRING, "the rule's name in quotes").name();
        if (name.text().isBlank() || name.text().matches(".*[\\\\\"\\n\\t].*|.*\\*/.*")) {
            throw in.refused(name.at(), "syntax", "The rule's name is not a plain sentence.", "");
        }
        return name;
    }

    /** Reads the annotations up to {@code when}. */
    List<RuleSource.Annotation> annotations() {
        List<RuleSource.Annotation> annotations = new ArrayList<>();
        while (in.accept("@")) {
            Name name = in.expect(Token.Kind.WORD, "the annotation's name").name();
            if (!in.is("(")
                    || in.peek(1).kind() != Token.Kind.STRING
                    || !in.peek(2).is(")")) {
                throw in.refused(
                        name.at(),
                        "forbidden-annotation",
                        "The value of @%s is not one plain text in quotes; anything else would run as code."
                                .formatted(Refused.shown(name.text())),
                        "");
            }
            in.take();
            Token value = in.take();
            annotations.add(new RuleSource.Annotation(name, new Expression.Text(value.text(), value.at())));
            in.take();
        }
        if (!in.is("when")) {
            in.expect("when");
        }
        return annotations;
    }
}
