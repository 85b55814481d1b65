package io.tokentariff.cases;

import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.Usage;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageStatus;
import java.util.Arrays;
import java.util.List;

/** The words that rules compare with, by kind, to put one in the place of another. */
final class WordKinds {

    private final List<List<String>> kinds;

    WordKinds(RateCard card) {
        Rows rows = card.rows();
        this.kinds = List.of(
                rows.tiers().stream().map(TierInfo::name).toList(),
                rows.meters().stream().map(MeterInfo::name).toList(),
                rows.terms().stream().map(Term::name).distinct().toList(),
                Arrays.stream(Operation.values()).map(Operation::word).toList(),
                List.of(RateCard.SHORT, RateCard.LONG, Usage.UNKNOWN_CONTEXT, Usage.BEYOND_WINDOW),
                Arrays.stream(UsageStatus.values()).map(UsageStatus::word).toList(),
                List.of("published", "approximate"),
                List.of("current", "legacy"));
    }

    /** Returns the next word of the same kind, the first one after the last; a made-up one for a word of no known kind. */
    String another(String word) {
        for (List<String> kind : kinds) {
            int index = kind.indexOf(word);
            if (index >= 0 && kind.size() > 1) {
                return kind.get((index + 1) % kind.size());
            }
        }
        return "not-" + word;
    }
}
