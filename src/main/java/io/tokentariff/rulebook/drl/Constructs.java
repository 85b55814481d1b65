package io.tokentariff.rulebook.drl;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the words and signs are that DRL knows and rule files may not use. */
final class Constructs {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("accumulate", "adding up inside a rule"),
            Map.entry("acc", "adding up inside a rule"),
            Map.entry("after", "a temporal operator"),
            Map.entry("assert", "code"),
            Map.entry("before", "a temporal operator"),
            Map.entry("break", "code"),
            Map.entry("class", "code"),
            Map.entry("collect", "collecting inside a rule"),
            Map.entry("declare", "a type of its own"),
            Map.entry("delete", "taking back a fact"),
            Map.entry("dialect", "another language"),
            Map.entry("do", "code"),
            Map.entry("drools", "the rule engine itself"),
            Map.entry("else", "code"),
            Map.entry("entry", "an entry point"),
            Map.entry("eval", "code in a condition"),
            Map.entry("expander", "another language"),
            Map.entry("extends", "another rule's conditions"),
            Map.entry("for", "a loop"),
            Map.entry("forall", "a condition on all facts"),
            Map.entry("from", "a source other than the facts"),
            Map.entry("function", "code"),
            Map.entry("global", "an object from outside"),
            Map.entry("groupby", "adding up inside a rule"),
            Map.entry("if", "code"),
            Map.entry("init", "code"),
            Map.entry("insertLogical", "an outcome that may vanish"),
            Map.entry("instanceof", "code"),
            Map.entry("kcontext", "the rule engine itself"),
            Map.entry("modify", "changing a fact"),
            Map.entry("new", "making an object"),
            Map.entry("over", "a window"),
            Map.entry("query", "a query"),
            Map.entry("retract", "taking back a fact"),
            Map.entry("return", "code"),
            Map.entry("soundslike", "a comparison by sound"),
            Map.entry("str", "a comparison of parts of a text"),
            Map.entry("super", "code"),
            Map.entry("switch", "code"),
            Map.entry("synchronized", "code"),
            Map.entry("template", "a template"),
            Map.entry("throw", "code"),
            Map.entry("trait", "a trait"),
            Map.entry("try", "code"),
            Map.entry("unit", "a rule unit"),
            Map.entry("update", "changing a fact"),
            Map.entry("while", "a loop"),
            Map.entry("window", "a window"),
            // attributes: order and time
            Map.entry("salience", "an order of rules"),
            Map.entry("no", "an attribute"),
            Map.entry("agenda", "an order of rules"),
            Map.entry("ruleflow", "an order of rules"),
            Map.entry("activation", "an order of rules"),
            Map.entry("lock", "an attribute"),
            Map.entry("auto", "an attribute"),
            Map.entry("timer", "a time"),
            Map.entry("calendars", "a time"),
            Map.entry("duration", "a time"),
            Map.entry("date", "a time; the rows of tables have their periods"),
            Map.entry("enabled", "an attribute"),
            Map.entry("refract", "an attribute"),
            Map.entry("direct", "an attribute"));

    private static final Set<String> CODE = Set.of(
            "assert",
            "class",
            "do",
            "eval",
            "for",
            "if",
            "instanceof",
            "new",
            "return",
            "super",
            "switch",
            "synchronized",
            "throw",
            "try",
            "while");

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("{", "a block of code"),
            Map.entry("[", "an index"),
            Map.entry("#", "an inline cast"),
            Map.entry("+", "arithmetic"),
            Map.entry("-", "arithmetic"),
            Map.entry("*", "arithmetic"),
            Map.entry("/", "arithmetic"),
            Map.entry("%", "arithmetic"),
            Map.entry("^", "arithmetic"),
            Map.entry("&", "arithmetic"),
            Map.entry("|", "arithmetic"),
            Map.entry("~", "arithmetic"),
            Map.entry("=", "an assignment"),
            Map.entry(":=", "unification"),
            Map.entry("->", "code"),
            Map.entry("::", "code"),
            Map.entry("!.", "access that hides a missing value"),
            Map.entry("?.", "access that hides a missing value"),
            Map.entry("?", "a query or a choice"),
            Map.entry("@", "an annotation"),
            Map.entry("'", "a single quote; texts stand in double quotes"),
            Map.entry("`", "code"),
            Map.entry("\\", "a backslash"));

    private Constructs() {}

    /** Whether a word is code wherever it stands; other words of DRL may be names of fields. */
    static boolean isCode(Token token) {
        return token.kind() == Token.Kind.WORD && CODE.contains(token.text());
    }

    /** What a word or sign is that rule files may not use, null if it is none of these. */
    static @Nullable String what(Token token) {
        return switch (token.kind()) {
            case WORD -> WORDS.get(token.text());
            case SYMBOL -> SYMBOLS.get(token.text());
            case VARIABLE, STRING, NUMBER, END -> null;
        };
    }
}
