package io.tokentariff.attacks;

/** Rule files with a rule of any content. */
final class HostileRule {

    /** Where the rule of an attack stands. */
    static final String FILE = "guards/attack.drl";

    private static final String HEAD =
            """
            // An attack
            //
            // Numbers: none. Cases: none.
            package guards

            import io.tokentariff.advice.*
            import io.tokentariff.rating.*
            import io.tokentariff.rating.statement.*
            import io.tokentariff.ratecard.*
            import io.tokentariff.usage.*
            """;

    private static final String RULE =
            """

            rule "An attack%1$s"
                @id( "guards.attack%2$s" )
                @source( "nobody" )
                @reviewed( "2026-11-22" )
            when
                %3$s
            then
                insert( %4$s );
            end
            """;

    static final String NOTE = "Finding.note( \"attack\", \"Nothing.\" )";

    private HostileRule() {}

    /** Returns a file with one rule. */
    static String file(String when, String outcome) {
        return HEAD + RULE.formatted("", "", when, outcome);
    }

    /** Returns a file with one rule that notes something. */
    static String file(String when) {
        return file(when, NOTE);
    }

    /** Returns a file with a rule for each pair of a condition and an outcome. */
    static String file(String[]... rules) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < rules.length; i++) {
            text.append(RULE.formatted(" " + i, "." + i, rules[i][0], rules[i][1]));
        }
        return text.toString();
    }
}
