package io.tokentariff.attacks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Regular expressions and other conditions that take long on texts of strangers, or on each of many combinations. */
final class ExpressionAttacks {

    private static final String SLOW = "$usage.model matches \".*(x|xx)(x|xx)(x|xx)(x|xx)y\"";

    private ExpressionAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        for (String refused : List.of(
                ".*x.*",
                "(x+)+y",
                "(x|x)*y",
                "x{1,500}x{1,500}y",
                "(?=x)x",
                "(x)\\\\1",
                "x*x*x*y",
                "[x-]+-.*",
                "x+?x+?y")) {
            add(attacks, "expression refused", refused, true, "Usage( model matches \"%s\" )".formatted(refused));
        }
        for (String slow : List.of(
                ".*x", "x?x?x?x?.*y", ".*(x|xx)(x|xx)(x|xx)(x|xx)y", "(x|x|x|x|x)(x|x|x|x).*y", "[^y]*y", ".*?y")) {
            add(attacks, "expression", slow, false, "Usage( model matches \"%s\" )".formatted(slow));
        }
        String many = String.join(" || ", Collections.nCopies(200, "model matches \".*(x|xx)(x|xx)(x|xx)(x|xx)y\""));
        add(attacks, "expression", "two hundred of them", false, "Usage( %s )".formatted(many));
        add(attacks, "expression", "for every row", false, "$usage : Usage( ) Term( %s )".formatted(SLOW));
        add(attacks, "expression", "for every two rows", true, "$usage : Usage( ) Term( ) Term( %s )".formatted(SLOW));
        add(
                attacks,
                "expression",
                "many for every two rows",
                true,
                "$usage : Usage( ) Term( ) Term( %s )".formatted(String.join(" || ", Collections.nCopies(50, SLOW))));
        add(
                attacks,
                "expression",
                "hundreds for every two rows",
                false,
                "$usage : Usage( ) $one : Term( ) Term( %s )"
                        .formatted(String.join(" || ", Collections.nCopies(150, "name == $usage.model"))));
        add(
                attacks,
                "expression",
                "hundreds of predicates for every two rows",
                true,
                "$meter : MeterUsed( ) $one : Term( ) Term( %s )"
                        .formatted(String.join(" && ", Collections.nCopies(150, "covers( $meter.meter )"))));
        add(
                attacks,
                "expression",
                "a long list for every two rows",
                false,
                "$usage : Usage( ) $one : Term( ) Term( name in ( %s ) )"
                        .formatted(String.join(", ", Collections.nCopies(300, "$usage.model"))));
        return attacks;
    }

    private static void add(List<Attack> attacks, String kind, String name, boolean refused, String when) {
        attacks.add(
                new Attack(kind, name, () -> HostileTables.with(HostileRule.file(when)), HostileRule.FILE, refused));
    }
}
