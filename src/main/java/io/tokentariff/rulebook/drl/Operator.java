package io.tokentariff.rulebook.drl;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What the conditions of rules are made with, besides facts, fields and values. */
public enum Operator {
    EQUAL(Kind.SIGN, "==", "is the same", "Usage( tier == \"batch\" )"),
    UNEQUAL(Kind.SIGN, "!=", "is another", "Usage( tier != \"batch\" )"),
    BELOW(Kind.SIGN, "<", "is less; of days: is before", "TokenCounts( output < input )"),
    AT_MOST(Kind.SIGN, "<=", "is not more", "TokenCounts( output <= input )"),
    ABOVE(Kind.SIGN, ">", "is more; of days: is after", "TokenCounts( input > 0 )"),
    AT_LEAST(Kind.SIGN, ">=", "is not less", "TokenCounts( input >= output )"),
    IN(Kind.WORD, "in", "is one of", "Usage( tier in ( \"batch\", \"flex\" ) )"),
    NOT_IN(Kind.WORD, "not in", "is none of", "Usage( tier not in ( \"batch\", \"flex\" ) )"),
    MATCHES(
            Kind.COMPARISON,
            "matches",
            "is a text of this form; the form is a text in quotes",
            "Account( project matches \"search-.*\" )"),
    CONTAINS(
            Kind.COMPARISON,
            "contains",
            "is a list with this text in it",
            "ModelInfo( alsoCalled contains \"house-llm\" )"),
    MEMBER_OF(
            Kind.COMPARISON,
            "memberOf",
            "is in this list",
            "$model : ModelInfo( ) and Usage( model memberOf $model.alsoCalled )"),
    INDEX(
            Kind.INDEX,
            "[ ]",
            "what a table of texts has under a name, null if nothing",
            "Account( tags[ \"env\" ] == \"prod\" )"),
    COMMA(
            Kind.LOGIC,
            ",",
            "both, between the conditions of one fact",
            "Usage( tier == \"batch\", operation == \"training\" )"),
    BOTH(Kind.LOGIC, "&&", "both, within a condition", "Usage( tier == \"batch\" && !fineTuned )"),
    EITHER(Kind.LOGIC, "||", "one or the other or both", "Usage( tier == \"batch\" || fineTuned )"),
    NO(Kind.LOGIC, "!", "is not so", "Usage( !fineTuned )"),
    BINDING(Kind.NAME, ":", "gives a fact or a field a name that begins with $", "$usage : Usage( $tier : tier )"),
    AND(Kind.FACTS, "and", "both facts are there; so they are without it, too", "Usage( ) and ModelInfo( )"),
    OR(
            Kind.FACTS,
            "or",
            "one fact or the other is there; neither gets a name for then",
            "( ModelInfo( ) or TierInfo( ) )"),
    NOT(Kind.FACTS, "not", "there is no such fact", "not ModelInfo( )"),
    EXISTS(Kind.FACTS, "exists", "there is one, however many", "exists Rate( certainty == \"approximate\" )");

    /** Where it stands. */
    public enum Kind {
        /** Between two values. */
        SIGN,
        /** Between two values, a word. */
        COMPARISON,
        /** Before a list of values in parentheses. */
        WORD,
        /** Behind a field. */
        INDEX,
        /** Between conditions. */
        LOGIC,
        /** Behind a name. */
        NAME,
        /** Before or between facts. */
        FACTS
    }

    private final Kind kind;
    private final String written;
    private final String meaning;
    private final String example;

    Operator(Kind kind, String written, String meaning, String example) {
        this.kind = kind;
        this.written = written;
        this.meaning = meaning;
        this.example = example;
    }

    /** As rules write it. */
    public String written() {
        return written;
    }

    /** What it asks, in words. */
    public String meaning() {
        return meaning;
    }

    /** What may stand between {@code when} and {@code then}. */
    public String example() {
        return example;
    }

    static Set<String> written(Kind kind) {
        return Arrays.stream(values())
                .filter(each -> each.kind == kind)
                .map(Operator::written)
                .collect(Collectors.toUnmodifiableSet());
    }
}
