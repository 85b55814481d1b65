package io.tokentariff.rulebook.lint;

import io.tokentariff.ratecard.RateCard;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Describes facts, outcomes and their parts for {@link RuleLanguage}. */
final class DescribedTypes {

    private final RuleVocabulary vocabulary;
    private final RateCard card;
    private final Meanings meanings = Meanings.read();

    DescribedTypes(RuleVocabulary vocabulary, RateCard card) {
        this.vocabulary = vocabulary;
        this.card = card;
    }

    RuleLanguage.Type described(Class<?> type, String there) {
        TypeShape shape = Objects.requireNonNull(vocabulary.shape(type));
        boolean isPattern = vocabulary.patternTypes().containsValue(type);
        boolean isOutcome = vocabulary.outcomes().contains(type);
        return new RuleLanguage.Type(
                type.getSimpleName(),
                there,
                meanings.of(type).says(),
                shape.members().values().stream()
                        .map(member -> field(member, isPattern))
                        .toList(),
                isOutcome ? shape.factories().stream().map(this::factory).toList() : List.of());
    }

    private RuleLanguage.Field field(Member member, boolean isPattern) {
        Class<?> parameter = member.parameter();
        KnownWords words = hasWords(member) ? member.words() : null;
        return new RuleLanguage.Field(
                parameter == null
                        ? member.name() + (member.isField() ? "" : "()")
                        : "%s( %s )".formatted(member.name(), named(parameter)),
                member.kind() == ValueKind.OTHER
                        ? member.type().getSimpleName()
                        : member.kind().what(),
                member.nullable(),
                words == null ? List.of() : List.copyOf(words.in(card)),
                words == null ? "" : words.what(),
                meanings.of(member).says(),
                isPattern ? new FieldExample(vocabulary, card, member).text() : "");
    }

    private static boolean hasWords(Member member) {
        return member.parameter() == String.class
                || member.kind() == ValueKind.TEXT
                || member.kind() == ValueKind.TEXTS;
    }

    private RuleLanguage.Factory factory(Method factory) {
        Meanings.Meaning meaning = meanings.of(factory);
        List<RuleLanguage.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < factory.getParameterCount(); i++) {
            parameters.add(new RuleLanguage.Parameter(meaning.parameter(i), named(factory.getParameterTypes()[i])));
        }
        String example = parameters.stream()
                .map(each -> each.type().equals("text") ? "\"…\"" : "$" + each.name())
                .collect(Collectors.joining(", "));
        return new RuleLanguage.Factory(
                parameters,
                meaning.says(),
                "insert( %s.%s( %s ) );"
                        .formatted(factory.getReturnType().getSimpleName(), factory.getName(), example));
    }

    /** The name of a method with the types of what it takes, as {@link Meanings} knows it. */
    static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }

    private static String named(Class<?> type) {
        return switch (ValueKind.of(type)) {
            case TEXT -> "text";
            case DATE -> "date";
            default -> type.getSimpleName();
        };
    }
}
