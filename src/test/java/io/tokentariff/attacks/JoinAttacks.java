package io.tokentariff.attacks;

import io.tokentariff.rulebook.facts.FactKind;
import io.tokentariff.rulebook.lint.RuleVocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules that ask for so many facts at once that all their combinations would fill the memory. */
final class JoinAttacks {

    /** What is joined, each with "%s" between its patterns. */
    private static final Map<String, List<String>> JOINED = new LinkedHashMap<>();

    static {
        JOINED.put("rows of two tables", List.of("Rate( )", "Rate( )", "Term( )", "Term( )"));
        JOINED.put("rows of one table", List.of("Term( )", "Term( )", "Term( )", "Term( )"));
        JOINED.put("long contexts", List.of("LongContext( )", "LongContext( )", "LongContext( )", "LongContext( )"));
        JOINED.put(
                "rows that differ",
                List.of("$a : Rate( )", "$b : Rate( meter != $a.meter )", "$c : Term( name != $b.meter )"));
        JOINED.put(
                "a field of the fact itself",
                List.of(
                        "Rate( $m : meter, meter == $m )",
                        "Rate( $n : meter, meter == $n )",
                        "Term( $t : name, name == $t )"));
        JOINED.put(
                "one value of all",
                List.of(
                        "Rate( tier == \"standard\", $s : source )",
                        "Rate( source == $s )",
                        "Term( source == $s )",
                        "Term( source == $s )"));
        JOINED.put("expressions", List.of("Rate( meter matches \"m.*\" )", "Term( name matches \"t.*\" )", "Term( )"));
        JOINED.put("predicates", Collections.nCopies(4, "Term( covers( \"input\" ) )"));
        JOINED.put(
                "one of two values",
                List.of(
                        "$a : Rate( )",
                        "$b : Rate( meter == $a.meter || tier == $a.tier )",
                        "$c : Rate( meter == $b.meter || tier == $b.tier )",
                        "Term( )"));
        JOINED.put(
                "sixteen patterns",
                Stream.of("MeterUsed( )", "Rate( )", "Term( )", "LongContext( )")
                        .flatMap(each -> Collections.nCopies(4, each).stream())
                        .toList());
        JOINED.put("numbers of recommendations", Collections.nCopies(4, "AdviceTerm( )"));
        JOINED.put("ways of a workload", List.of("Alternative( )", "Alternative( )", "Candidate( )", "AdviceTerm( )"));
    }

    /** How they are asked for. */
    private static final Map<String, String> ASKED = new LinkedHashMap<>();

    static {
        ASKED.put("plain", "%s");
        ASKED.put("exists", "exists ( %s )");
        ASKED.put("not", "not ( %s )");
        ASKED.put("not in not", "not ( Usage( ) and not ( %s ) )");
        ASKED.put("exists in exists", "Usage( ) exists ( Usage( ) and exists ( %s ) )");
        ASKED.put("or", "( ( %1$s ) or ( %1$s ) )");
        ASKED.put("or in not", "not ( ( %1$s ) or ( %1$s ) )");
    }

    private JoinAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        ASKED.forEach((kind, asked) -> JOINED.forEach((name, patterns) -> {
            String joined = String.join(" and ", patterns);
            boolean twice = asked.contains("%1$s");
            String when = asked.formatted(twice && patterns.size() > 4 ? "Usage( ) and " + joined : joined);
            attacks.add(attack("joined, " + kind, name, HostileRule.file(when)));
        }));
        everyType().forEach(attacks::add);
        return attacks;
    }

    /** Four of each type there is, with rows that are many. */
    private static Stream<Attack> everyType() {
        return Stream.concat(
                        RuleVocabulary.shipped().facts().stream().map(FactKind::type),
                        RuleVocabulary.shipped().outcomes().stream())
                .map(Class::getSimpleName)
                .map(type -> attack(
                        "every type joined",
                        type,
                        HostileRule.file(String.join(
                                " ",
                                Stream.concat(
                                                Collections.nCopies(4, type + "( )").stream(),
                                                Stream.of("LongContext( )", "AdviceTerm( )", "Term( )", "Rate( )")
                                                        .filter(each -> !each.startsWith(type + "(")))
                                        .toList()))));
    }

    private static Attack attack(String kind, String name, String rule) {
        return new Attack(kind, name, () -> HostileTables.with(rule), HostileRule.FILE, true);
    }
}
