package io.tokentariff.rulebook.lint;

import io.tokentariff.advice.AdvicePlaceholder;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.FindingPlaceholder;
import io.tokentariff.rulebook.drl.Operator;
import io.tokentariff.rulebook.drl.SourceLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The language of rules, written down: everything that a rule may name, read off the vocabulary that rules are checked with. What
 * things mean is what the source says of them.
 *
 * @param facts what a condition can ask for
 * @param outcomes what a rule inserts; conditions can ask for these, too
 * @param parts what fields of facts can be, besides texts, numbers, days and yes or no
 * @param operators what conditions are made with
 * @param annotations what a rule says about itself
 * @param findingPlaceholders what a finding's message may hold
 * @param advicePlaceholders what a recommendation's message may hold
 * @param imports what a rule file may import
 * @param limits how large rules may be
 */
public record RuleLanguage(
        List<Type> facts,
        List<Type> outcomes,
        List<Type> parts,
        List<Entry> operators,
        List<Entry> annotations,
        List<Entry> findingPlaceholders,
        List<Entry> advicePlaceholders,
        List<String> imports,
        List<Limit> limits) {

    /**
     * A fact, an outcome or a part of these.
     *
     * @param name its name in rules
     * @param there when it is there, empty for parts
     * @param meaning what it is
     * @param fields what can be asked of it, by name
     * @param factories how it is made, for outcomes
     */
    public record Type(String name, String there, String meaning, List<Field> fields, List<Factory> factories) {
        public Type {
            fields = List.copyOf(fields);
            factories = List.copyOf(factories);
        }
    }

    /**
     * Something that can be asked of a fact.
     *
     * @param name its name; with what it is asked with in parentheses, {@code covers( text )}
     * @param kind what its value is
     * @param mayBeAbsent whether it may be null
     * @param words the words its value, or what it is asked with, can be; empty for any
     * @param wordsOf what these words are
     * @param meaning what it is
     * @param example a condition with it, empty for parts
     */
    public record Field(
            String name,
            String kind,
            boolean mayBeAbsent,
            List<String> words,
            String wordsOf,
            String meaning,
            String example) {
        public Field {
            words = List.copyOf(words);
        }
    }

    /**
     * One way in which an outcome is made.
     *
     * @param parameters what it is made of
     * @param meaning what is decided by it
     * @param example what stands after {@code then}
     */
    public record Factory(List<Parameter> parameters, String meaning, String example) {
        public Factory {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * What an outcome is made of.
     *
     * @param name what it is called
     * @param type the fact, {@code text} for a text in quotes
     */
    public record Parameter(String name, String type) {}

    /**
     * A word or sign.
     *
     * @param written as rules write it
     * @param meaning what it means
     * @param example what it looks like in a rule
     */
    public record Entry(String written, String meaning, String example) {}

    /**
     * How much there may be of something.
     *
     * @param what what is counted
     * @param most so many are allowed
     */
    public record Limit(String what, int most) {}

    public RuleLanguage {
        facts = List.copyOf(facts);
        outcomes = List.copyOf(outcomes);
        parts = List.copyOf(parts);
        operators = List.copyOf(operators);
        annotations = List.copyOf(annotations);
        findingPlaceholders = List.copyOf(findingPlaceholders);
        advicePlaceholders = List.copyOf(advicePlaceholders);
        imports = List.copyOf(imports);
        limits = List.copyOf(limits);
    }

    /**
     * Writes the language of a vocabulary down.
     *
     * @param card the tables whose names rules may write
     */
    public static RuleLanguage of(RuleVocabulary vocabulary, RateCard card) {
        DescribedTypes types = new DescribedTypes(vocabulary, card);
        return new RuleLanguage(
                vocabulary.facts().stream()
                        .map(fact -> types.described(fact.type(), fact.there()))
                        .toList(),
                vocabulary.outcomes().stream()
                        .map(type -> types.described(type, "once a rule inserted it"))
                        .toList(),
                parts(vocabulary).map(type -> types.described(type, "")).toList(),
                entries(Operator.values(), Operator::written, Operator::meaning, Operator::example),
                allAnnotations(),
                entries(
                        FindingPlaceholder.values(),
                        FindingPlaceholder::word,
                        FindingPlaceholder::meaning,
                        each -> "{" + each.word() + "}"),
                entries(
                        AdvicePlaceholder.values(),
                        AdvicePlaceholder::word,
                        each -> "of the %s: %s".formatted(each.of().name().toLowerCase(Locale.ROOT), each.meaning()),
                        each -> "{" + each.word() + "}"),
                vocabulary.packages().stream().sorted().map(each -> each + ".*").toList(),
                allLimits());
    }

    private static Stream<Class<?>> parts(RuleVocabulary vocabulary) {
        List<Class<?>> patterns = List.copyOf(vocabulary.patternTypes().values());
        return vocabulary.types().stream()
                .filter(type -> !patterns.contains(type))
                .sorted(Comparator.comparing(Class::getSimpleName));
    }

    private static <T> List<Entry> entries(
            T[] all, Function<T, String> written, Function<T, String> meaning, Function<T, String> example) {
        return Arrays.stream(all)
                .map(each -> new Entry(written.apply(each), meaning.apply(each), example.apply(each)))
                .toList();
    }

    private static List<Entry> allAnnotations() {
        List<Entry> annotations = new ArrayList<>();
        HouseRules.ANNOTATIONS.forEach((name, meaning) -> annotations.add(new Entry(
                "@" + name,
                meaning + (HouseRules.REQUIRED.contains(name) ? "" : "; may be left out"),
                "@%s( \"…\" )".formatted(name))));
        return annotations;
    }

    private static List<Limit> allLimits() {
        List<Limit> limits = new ArrayList<>();
        for (SourceLimit each : SourceLimit.values()) {
            limits.add(new Limit(each.what(), each.most()));
        }
        limits.add(new Limit("rules of one file, by the house rules", HouseRules.RULES_PER_FILE));
        limits.add(new Limit("lines of one file, by the house rules", HouseRules.LINES));
        return limits;
    }
}
