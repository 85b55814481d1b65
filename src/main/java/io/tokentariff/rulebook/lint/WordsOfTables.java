package io.tokentariff.rulebook.lint;

import io.tokentariff.ratecard.RateCard;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The words that the tables of one rulebook know, each kind put together once for all its rules. Not thread-safe. */
final class WordsOfTables {

    private final RateCard card;
    private final Map<KnownWords, Set<String>> known = new EnumMap<>(KnownWords.class);

    WordsOfTables(RateCard card) {
        this.card = card;
    }

    Set<String> of(KnownWords words) {
        return known.computeIfAbsent(words, kind -> kind.in(card));
    }

    boolean isModel(String name) {
        return card.model(name) != null;
    }
}
