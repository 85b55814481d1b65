package io.tokentariff.rulebook.drl;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import java.util.List;

/** The words and signs of a file, read one after the other. */
final class TokenStream {

    private final String file;
    private final List<Token> tokens;
    private int next;

    TokenStream(String file, List<Token> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return tokens.get(Math.max(0, Math.min(next + ahead, tokens.size() - 1)));
    }

    Token take() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    /** How many words and signs were read so far. */
    int position() {
        return next;
    }

    /** Where the words and signs stand that were read since a position. */
    Place since(int position) {
        Place first = tokens.get(position).at();
        return next > position ? first.to(tokens.get(next - 1).at()) : first;
    }

    boolean is(String word) {
        return peek().is(word);
    }

    boolean isKind(Token.Kind kind) {
        return peek().kind() == kind;
    }

    /** Reads the word if it comes next. */
    boolean accept(String word) {
        boolean found = is(word);
        if (found) {
            take();
        }
        return found;
    }

    /** Reads what stands between parentheses with commas between, or nothing. */
    void listed(Runnable item) {
        expect("(");
        if (!is(")")) {
            do {
                item.run();
            } while (accept(","));
        }
        expect(")");
    }

    /** Reads the word that must come next. */
    Token expect(String word) {
        if (is(word)) {
            return take();
        }
        throw missing(word);
    }

    /** What comes next stands where a word must stand: the word misspelt, or something else. */
    Refused missing(String word) {
        return unexpected(
                quoted(word), isMisspelt(word) ? "Maybe \"%s\" was meant.".formatted(word) : Slips.hint(this));
    }

    /** Whether what comes next is this word, but for a letter or two. */
    boolean isMisspelt(String word) {
        return isKind(Token.Kind.WORD)
                && !is(word)
                && Character.isLetter(word.charAt(0))
                && NearestName.isMisspelt(peek().text(), List.of(word));
    }

    /** Reads a word, a text … that must come next; says what was expected otherwise. */
    Token expect(Token.Kind kind, String expected) {
        if (!isKind(kind) || (kind == Token.Kind.WORD && Constructs.what(peek()) != null)) {
            throw unexpected(expected);
        }
        return take();
    }

    /** What comes next has no place here: a construct rules may not use, or a slip. */
    Refused unexpected(String expected) {
        return unexpected(expected, Slips.hint(this));
    }

    private Refused unexpected(String expected, String hint) {
        Token found = peek();
        if (Constructs.what(found) != null) {
            return forbidden(found);
        }
        String shown = found.kind() == Token.Kind.END ? "The end of the file" : quoted(found);
        return refused(found.at(), "syntax", "%s was found where %s was expected.".formatted(shown, expected), hint);
    }

    /** A construct that rules may not use. */
    Refused forbidden(Token found) {
        String word = full(found);
        String what = Constructs.what(found);
        boolean order = found.text().equals("salience");
        return refused(
                found.at(),
                order ? "salience-used" : "forbidden-construct",
                what == null
                        ? "%s is not allowed in a rule.".formatted(quoted(found))
                        : "\"%s\" (%s) is not allowed in a rule.".formatted(word, what),
                order ? "If an order seems needed, a fact is missing." : found.equals(peek()) ? Slips.hint(this) : "");
    }

    Refused refused(Place at, String code, String message, String hint) {
        return new Refused(Problem.error(code, file, at.line(), at.column(), message, hint));
    }

    /** A keyword with its hyphens, such as {@code no-loop}. */
    private String full(Token first) {
        StringBuilder word = new StringBuilder(first.text());
        if (first.kind() == Token.Kind.WORD && first.equals(peek())) {
            for (int i = 1; peek(i).is("-") && peek(i + 1).kind() == Token.Kind.WORD; i += 2) {
                word.append('-').append(peek(i + 1).text());
            }
        }
        return word.toString();
    }

    private static String quoted(Token token) {
        return token.kind() == Token.Kind.STRING ? "The text " + quoted(token.text()) : quoted(token.text());
    }

    private static String quoted(String word) {
        return "\"" + Refused.shown(word) + "\"";
    }
}
