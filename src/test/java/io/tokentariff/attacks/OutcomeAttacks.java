package io.tokentariff.attacks;

import static io.tokentariff.attacks.HostileRule.NOTE;

import java.util.ArrayList;
import java.util.List;

/** Rules that insert as much as they can, join what they insert, and feed themselves with it. */
final class OutcomeAttacks {

    private static final String[] CHARGES = {"$meter : MeterUsed( ) $rate : Rate( )", "Charge.at( $meter, $rate )"};
    private static final String[] DERIVED = {
        "$meter : MeterUsed( ) $rate : Rate( ) $term : Term( name == \"t1\" )", "Charge.derived( $meter, $rate, $term )"
    };
    private static final String[] ADJUSTED = {"$charge : Charge( ) $term : Term( )", "Adjustment.of( $charge, $term )"};
    private static final String[] MOVES = {
        "$way : Alternative( )", "Recommendation.migrate( \"attack\", $way, \"Nothing.\" )"
    };
    private static final String[] STAY = {"Workload( )", "Recommendation.stay( \"attack\", \"Nothing.\" )"};
    private static final String[] OVERRULED = {
        "$one : Recommendation( ) $other : Recommendation( )", "Overrule.of( $one, $other, \"Nothing.\" )"
    };

    private OutcomeAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        joined(attacks);
        loops(attacks);
        return attacks;
    }

    private static void joined(List<Attack> attacks) {
        String kind = "outcomes joined";
        add(attacks, kind, "charges", true, CHARGES, noting("Charge( ) Charge( ) Charge( )"));
        add(
                attacks,
                kind,
                "charges in a group",
                true,
                CHARGES,
                noting("not ( Charge( ) and Charge( ) and Charge( ) )"));
        add(attacks, kind, "adjustments", true, ADJUSTED, noting("Adjustment( ) Adjustment( )"));
        add(attacks, kind, "adjustments of rows", true, CHARGES, ADJUSTED, noting("$a : Adjustment( ) Term( )"));
        add(
                attacks,
                kind,
                "charges that differ",
                true,
                CHARGES,
                noting("$a : Charge( ) $b : Charge( meter != $a.meter ) Rate( )"));
        add(attacks, kind, "derived charges", true, DERIVED, noting("Charge( ) Charge( ) Term( )"));
        add(
                attacks,
                kind,
                "findings of charges",
                true,
                CHARGES,
                new String[] {"$charge : Charge( )", "Finding.note( $charge, \"attack\", \"Nothing.\" )"},
                noting("Finding( ) Finding( ) Finding( ) Finding( )"));
        add(
                attacks,
                kind,
                "recommendations",
                true,
                MOVES,
                noting("Recommendation( ) Recommendation( ) Recommendation( )"));
        add(attacks, kind, "what is overruled", true, MOVES, OVERRULED, noting("Overrule( ) Overrule( )"));
        List<String[]> rules = new ArrayList<>();
        for (int n = 0; n < 90; n++) {
            rules.add(new String[] {"Usage( )", "Finding.note( \"attack-%d\", \"Nothing.\" )".formatted(n)});
        }
        rules.add(noting("Finding( ) Finding( ) Finding( ) Finding( )"));
        add(attacks, kind, "findings of ninety rules", true, rules.toArray(String[][]::new));
    }

    private static void loops(List<Attack> attacks) {
        String kind = "loops";
        add(attacks, kind, "a finding from itself", false, noting("Usage( )"), noting("Finding( code == \"attack\" )"));
        add(attacks, kind, "any finding from any", false, noting("Usage( )"), noting("Finding( )"));
        add(
                attacks,
                kind,
                "two in turn",
                false,
                new String[] {"Finding( code == \"two\" )", "Finding.note( \"one\", \"Nothing.\" )"},
                new String[] {"Finding( code == \"one\" )", "Finding.note( \"two\", \"Nothing.\" )"},
                new String[] {"Usage( )", "Finding.note( \"one\", \"Nothing.\" )"});
        add(attacks, kind, "a charge from a charge", false, CHARGES, new String[] {
            "Charge( ) $meter : MeterUsed( meter == \"input\" ) $rate : Rate( )", "Charge.at( $meter, $rate )"
        });
        add(
                attacks,
                kind,
                "an adjustment from an adjustment",
                false,
                new String[] {
                    "Adjustment( $charge : charge ) $term : Term( name == \"t1\" )", "Adjustment.of( $charge, $term )"
                },
                ADJUSTED);
        add(attacks, kind, "the same again and again", false, noting("Term( ) Rate( )"));
        add(attacks, kind, "as many as may be", false, CHARGES, ADJUSTED);
        add(attacks, kind, "a recommendation from itself", false, STAY, new String[] {
            "$stay : Recommendation( about == \"attack\" )", "Recommendation.stay( \"attack\", $stay, \"Nothing.\" )"
        });
        add(
                attacks,
                kind,
                "overruling each other",
                false,
                STAY,
                new String[] {
                    "$stay : Recommendation( about == \"attack\" )", "Overrule.of( $stay, $stay, \"Nothing.\" )"
                },
                new String[] {"Overrule( $winner : winner )", "Overrule.of( $winner, $winner, \"Nothing.\" )"});
        add(
                attacks,
                kind,
                "what is not there yet",
                false,
                new String[] {"not Finding( code == \"attack\" )", NOTE},
                new String[] {"not Charge( )", "Finding.note( \"one\", \"Nothing.\" )"});
    }

    private static String[] noting(String when) {
        return new String[] {when, NOTE};
    }

    private static void add(List<Attack> attacks, String kind, String name, boolean refused, String[]... rules) {
        attacks.add(
                new Attack(kind, name, () -> HostileTables.with(HostileRule.file(rules)), HostileRule.FILE, refused));
    }
}
