package io.tokentariff.rulebook.lint;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rulebook.facts.FactKind;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules by chance, out of everything that the language and the vocabulary allow: most are let pass, none makes sense. */
public final class RandomRules {

    private static final String FILE =
            """
            // By chance
            //
            // Numbers: none. Cases: none.
            package guards

            import io.tokentariff.advice.*
            import io.tokentariff.rating.*
            import io.tokentariff.rating.statement.*
            import io.tokentariff.ratecard.*
            import io.tokentariff.usage.*

            rule "By chance %1$d"
                @id( "guards.chance-%1$d" )
                @source( "nobody" )
                @reviewed( "2026-11-22" )
            when
                %2$s
            then
                insert( %3$s );
            end
            """;

    private record Bound(String name, Class<?> type) {}

    private final RuleVocabulary vocabulary = RuleVocabulary.shipped();
    private final List<Class<?>> types = List.copyOf(new TreeMap<>(vocabulary.patternTypes()).values());
    private final List<Class<?>> facts =
            vocabulary.facts().stream().map(FactKind::type).toList();
    private final Random random;
    private final RateCard card;

    /** @param card where the words of facts come from */
    public RandomRules(Random random, RateCard card) {
        this.random = random;
        this.card = card;
    }

    /** Returns a file with one rule. */
    public String file(int number) {
        List<Bound> bound = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            conditions.add(condition(bound, 0));
        }
        Class<?> outcome = any(List.copyOf(vocabulary.outcomes()));
        Method factory = any(shape(outcome).factories());
        List<String> arguments = new ArrayList<>();
        for (Class<?> parameter : factory.getParameterTypes()) {
            arguments.add(argument(parameter, bound, conditions));
        }
        return FILE.formatted(
                number,
                String.join("\n    ", conditions),
                "%s.%s( %s )".formatted(outcome.getSimpleName(), factory.getName(), String.join(", ", arguments)));
    }

    private String argument(Class<?> type, List<Bound> bound, List<String> conditions) {
        if (type == String.class) {
            return "\"" + any(List.of("chance", "{model}", "{tier}", "x")) + "\"";
        }
        return named(type, bound).orElseGet(() -> {
            String name = "$given" + bound.size();
            conditions.add("%s : %s( )".formatted(name, type.getSimpleName()));
            bound.add(new Bound(name, type));
            return name;
        });
    }

    /** The name of something found before, of a type. */
    private java.util.Optional<String> named(Class<?> type, List<Bound> bound) {
        List<String> names = bound.stream()
                .filter(each -> each.type() == type)
                .map(Bound::name)
                .toList();
        return names.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(any(names));
    }

    private String condition(List<Bound> bound, int depth) {
        return switch (random.nextInt(depth > 2 ? 5 : 10)) {
            case 5 -> "not " + pattern(new ArrayList<>(bound), true);
            case 6 -> "exists " + pattern(new ArrayList<>(bound), true);
            case 7 -> "not ( %s )".formatted(group(bound, " and ", depth));
            case 8 -> "exists ( %s )".formatted(group(bound, random.nextBoolean() ? " and " : " or ", depth));
            case 9 -> "( %s )".formatted(group(bound, " or ", depth));
            default -> pattern(bound, false);
        };
    }

    private String group(List<Bound> outside, String word, int depth) {
        List<Bound> bound = new ArrayList<>(outside);
        return condition(bound, depth + 1) + word + condition(bound, depth + 1);
    }

    private String pattern(List<Bound> bound, boolean inGroup) {
        Class<?> type = random.nextInt(4) == 0 ? any(types) : any(facts);
        List<String> asked = new ArrayList<>();
        List<Member> members = List.copyOf(shape(type).members().values());
        for (int n = random.nextInt(4); n > 0; n--) {
            Member member = any(members);
            if (random.nextInt(4) == 0 && isField(member)) {
                String name = "$field" + bound.size() + (inGroup ? "g" : "");
                asked.add("%s : %s".formatted(name, member.name()));
                bound.add(new Bound(name, member.type()));
            } else {
                asked.add(expression(members, bound, 0));
            }
        }
        String name = "$fact" + bound.size() + (inGroup ? "g" : "");
        bound.add(new Bound(name, type));
        return "%s : %s( %s )".formatted(name, type.getSimpleName(), String.join(", ", asked));
    }

    private static boolean isField(Member member) {
        return member.owner().isRecord()
                && Stream.of(member.owner().getRecordComponents())
                        .anyMatch(each -> each.getName().equals(member.name()));
    }

    private String expression(List<Member> members, List<Bound> bound, int depth) {
        return switch (random.nextInt(depth > 2 ? 6 : 9)) {
            case 6 ->
                "( %s && %s )".formatted(expression(members, bound, depth + 1), expression(members, bound, depth + 1));
            case 7 ->
                "( %s || %s )".formatted(expression(members, bound, depth + 1), expression(members, bound, depth + 1));
            case 8 -> "!( %s )".formatted(expression(members, bound, depth + 1));
            default -> test(any(members), bound, "");
        };
    }

    private String test(Member member, List<Bound> bound, String path) {
        String name = path + member.name();
        Class<?> parameter = member.parameter();
        if (parameter != null) {
            String asked = parameter == String.class
                    ? named(String.class, bound)
                            .filter(each -> random.nextBoolean())
                            .orElse(word(member))
                    : named(parameter, bound).orElse("null");
            String call = "%s( %s )".formatted(name, asked);
            return member.kind() == ValueKind.TRUTH ? call : "%s %s 1".formatted(call, sign());
        }
        String value = isField(member) ? name : name + "()";
        if (member.nullable() && random.nextInt(3) == 0) {
            return "%s %s null".formatted(value, equality());
        }
        return switch (member.kind()) {
            case TEXT -> text(value, member, bound);
            case TRUTH -> member.nullable() ? value + " == true" : (random.nextBoolean() ? "" : "!") + value;
            case NUMBER ->
                "%s %s %s".formatted(value, sign(), named(member.type(), bound).orElse("" + random.nextInt(3)));
            case DATE ->
                named(member.type(), bound)
                        .map(other -> "%s %s %s".formatted(value, sign(), other))
                        .orElse("%s == %s".formatted(value, value));
            case TEXTS -> "%s contains \"x\"".formatted(value);
            case TABLE -> "%s[\"x\"] == \"y\"".formatted(value);
            case OTHER -> other(value, member, bound);
        };
    }

    private String text(String value, Member member, List<Bound> bound) {
        return switch (random.nextInt(5)) {
            case 0 ->
                "%s %s ( %s, %s )".formatted(value, random.nextBoolean() ? "in" : "not in", word(member), word(member));
            case 1 ->
                "%s %s \"%s\""
                        .formatted(
                                value,
                                random.nextBoolean() ? "matches" : "not matches",
                                any(List.of(".*t.*?", "[a-z]*-.", "s.*", "(a|b)?.*", "x{2}")));
            case 2 ->
                "%s %s %s"
                        .formatted(value, equality(), named(String.class, bound).orElse(word(member)));
            default -> "%s %s %s".formatted(value, equality(), word(member));
        };
    }

    private String other(String value, Member member, List<Bound> bound) {
        TypeShape shape = vocabulary.shape(member.type());
        if (shape == null
                || (random.nextBoolean() && named(member.type(), bound).isPresent())) {
            return "%s %s %s"
                    .formatted(value, equality(), named(member.type(), bound).orElse(value));
        }
        List<Member> within = shape.members().values().stream()
                .filter(each -> each.kind() != ValueKind.OTHER)
                .toList();
        return within.isEmpty() ? value + " == " + value : test(any(within), bound, value + ".");
    }

    private String word(Member member) {
        KnownWords words = member.words();
        Collection<String> known = words == null ? List.of() : words.in(card);
        return "\"%s\"".formatted(known.isEmpty() ? "x" : any(List.copyOf(known)));
    }

    private String equality() {
        return random.nextBoolean() ? "==" : "!=";
    }

    private String sign() {
        return any(List.of("==", "!=", "<", "<=", ">", ">="));
    }

    private TypeShape shape(Class<?> type) {
        @Nullable TypeShape shape = vocabulary.shape(type);
        if (shape == null) {
            throw new IllegalArgumentException(type.getName());
        }
        return shape;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
