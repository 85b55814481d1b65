package io.tokentariff.rulebook.drl;

import io.tokentariff.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Compares texts by their words and signs: blanks, line breaks and comments do not count. */
public final class Written {

    private Written() {}

    /** The words and signs of a part of a rule; quoted texts with a quote before them. */
    public static List<String> words(String text) {
        try {
            List<Token> tokens = new Lexer("", text).tokens();
            return tokens.subList(0, tokens.size() - 1).stream()
                    .map(Token::written)
                    .toList();
        } catch (Refused e) {
            Problem problem = e.problem();
            return List.of("\n", problem.message());
        }
    }

    /** The words and signs of what a rule inserts. */
    public static List<String> words(RuleSource.Insertion insertion) {
        List<String> words = new ArrayList<>(List.of("insert", "("));
        words.addAll(List.of(insertion.type().text(), ".", insertion.factory().text(), "("));
        String separator = "";
        for (Expression.Operand argument : insertion.arguments()) {
            if (!separator.isEmpty()) {
                words.add(separator);
            }
            separator = ",";
            if (argument instanceof Expression.Text text) {
                words.add('"' + text.value());
            } else if (argument instanceof Expression.Path path && path.variable() != null) {
                words.add(path.variable().text());
            }
        }
        words.addAll(List.of(")", ")", ";"));
        return words;
    }
}
