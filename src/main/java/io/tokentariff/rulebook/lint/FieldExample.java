package io.tokentariff.rulebook.lint;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Day;
import java.time.LocalDate;
import java.util.Locale;

/** A condition that asks for one field of a fact, for those who learn the language of rules. */
final class FieldExample {

    private final RuleVocabulary vocabulary;
    private final RateCard card;
    private final Member member;

    FieldExample(RuleVocabulary vocabulary, RateCard card, Member member) {
        this.vocabulary = vocabulary;
        this.card = card;
        this.member = member;
    }

    /** Returns the conditions, with a line for a fact that the last one asks with; empty where no condition can ask that. */
    String text() {
        Class<?> parameter = member.parameter();
        if (parameter == null) {
            return pattern(condition(member.isField() ? member.name() : member.name() + "()"));
        }
        if (parameter == String.class) {
            return pattern(answer("%s( \"%s\" )".formatted(member.name(), word())));
        }
        if (parameter == LocalDate.class) {
            return bound(Day.class) + "\n" + pattern(answer(member.name() + "( $day.date )"));
        }
        return vocabulary.patternTypes().containsValue(parameter)
                ? bound(parameter) + "\n" + pattern(answer("%s( %s )".formatted(member.name(), variable(parameter))))
                : "";
    }

    private String pattern(String condition) {
        return "%s( %s )".formatted(member.owner().getSimpleName(), condition);
    }

    private static String bound(Class<?> type) {
        return "%s : %s( )".formatted(variable(type), type.getSimpleName());
    }

    private static String variable(Class<?> type) {
        String name = type.getSimpleName();
        return "$" + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private String condition(String field) {
        if (member.kind() == ValueKind.TABLE) {
            return field + "[ \"env\" ] == \"prod\"";
        }
        if (member.kind() == ValueKind.TEXTS) {
            return "%s contains \"%s\"".formatted(field, word());
        }
        if (member.kind() == ValueKind.TEXT && member.words() != null && member.words() != KnownWords.MODEL) {
            return "%s == \"%s\"".formatted(field, word());
        }
        return answer(field);
    }

    private String answer(String asked) {
        if (member.nullable()) {
            return asked + " != null";
        }
        return switch (member.kind()) {
            case TRUTH -> asked;
            case NUMBER -> asked + " > 0";
            default -> "$%s : %1$s".formatted(member.name());
        };
    }

    private String word() {
        KnownWords words = member.words();
        return words == null ? "…" : words.in(card).stream().findFirst().orElse("…");
    }
}
