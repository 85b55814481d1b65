package io.tokentariff.rulebook.drl;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What those who write rules for the first time write instead of what DRL asks for, and what to write. */
final class Slips {

    private static final String EQUAL = "To compare, write ==.";
    private static final Set<String> EQUALS_WORDS = Set.of("is", "equals", "eq", "equal");

    private static final Map<String, String> BY_SIGNS = Map.of(
            "=", EQUAL,
            "=>", "At least is written >=.",
            "=<", "At most is written <=.",
            "=!", "Another than is written !=.",
            "<>", "Another than is written !=.",
            "==>", "At least is written >=.");

    private static final Map<String, String> BY_WORD = Map.of(
            "and", "Between the conditions of one fact stands a comma.",
            "or", "Between two conditions of one fact stands ||.",
            ";", "No semicolon stands behind a condition.",
            "like", "A part of a text is asked for with matches.",
            "between", "Write two conditions: >= and <.");

    private Slips() {}

    /** Returns what to write instead of the word or sign that has no place there, an empty text where that is not known. */
    static String hint(TokenStream in) {
        Token found = in.peek();
        if (found.kind() == Token.Kind.SYMBOL && !found.is(";")) {
            return signs(in);
        }
        if (found.kind() == Token.Kind.WORD && EQUALS_WORDS.contains(found.text())) {
            return EQUAL;
        }
        return found.kind() == Token.Kind.STRING ? "" : BY_WORD.getOrDefault(found.text(), "");
    }

    /** Looks at the sign together with those it touches. */
    private static String signs(TokenStream in) {
        Token found = in.peek();
        Token before = in.peek(-1);
        Token after = in.peek(1);
        String left = before.at().end() == found.at().start() ? before.text() : "";
        String right = found.at().end() == after.at().start() ? after.text() : "";
        for (String beside :
                List.of(left + found.text() + right, found.text() + right, left + found.text(), found.text())) {
            String hint = BY_SIGNS.get(beside);
            if (hint != null) {
                return hint;
            }
        }
        return "";
    }
}
