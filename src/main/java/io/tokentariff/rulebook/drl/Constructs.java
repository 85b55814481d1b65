package io.tokentariff.rulebook.drl;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the words and signs are that DRL knows and rule files may not use. */
final class Constructs {

    private static final Map<String, String> WORDS = byWord(
            """
            a comparison by sound: soundslike
            a comparison of parts of a text: str
            a condition on all facts: forall
            a loop: for while
            a query: query
            a source other than the facts: from
            a temporal operator: after before
            a rule unit: unit
            a template: template
            a time: timer calendars duration
            a time; the rows of tables have their periods: date
            a trait: trait
            a type of its own: declare
            a window: over window
            adding up inside a rule: accumulate acc groupby
            an attribute: no lock auto enabled refract direct
            an entry point: entry
            an object from outside: global
            an order of rules: salience agenda ruleflow activation
            an outcome that may vanish: insertLogical
            another language: dialect expander
            another rule's conditions: extends
            changing a fact: modify update
            code: assert break class do else function if init instanceof return super switch synchronized throw try
            code in a condition: eval
            collecting inside a rule: collect
            making an object: new
            taking back a fact: delete retract
            the rule engine itself: drools kcontext
            """);

    private static final Set<String> CODE =
            Set.of(("assert class do eval for if instanceof new return super switch" + " synchronized throw try while")
                    .split(" "));

    private static final Map<String, String> SIGNS = byWord(
            """
            a backslash: \\
            a block of code: {
            a query or a choice: ?
            a single quote; texts stand in double quotes: '
            access that hides a missing value: !. ?.
            an annotation: @
            an assignment: =
            an index: [
            an inline cast: #
            arithmetic: + - * / % ^ & | ~
            code: -> :: `
            unification: :=
            """);

    private Constructs() {}

    /** Whether a word is code wherever it stands; other words of DRL may be names of fields. */
    static boolean isCode(Token token) {
        return token.kind() == Token.Kind.WORD && CODE.contains(token.text());
    }

    /** What a word or sign is that rule files may not use, null if it is none of these. */
    static @Nullable String what(Token token) {
        return switch (token.kind()) {
            case WORD -> WORDS.get(token.text());
            case SYMBOL -> SIGNS.get(token.text());
            case VARIABLE, STRING, NUMBER, END -> null;
        };
    }

    /** @param lines what something is, a colon, and the words or signs that are this */
    private static Map<String, String> byWord(String lines) {
        Map<String, String> byWord = new HashMap<>();
        lines.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            for (String word : line.substring(colon + 2).split(" ", -1)) {
                byWord.put(word, line.substring(0, colon));
            }
        });
        return Map.copyOf(byWord);
    }
}
