package io.tokentariff.rulebook.plans;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.ServedDays;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides a record's plan besides its kind: all that its facts are made of. Equal keys mean equal facts, and rules see
 * nothing but facts.
 *
 * @param span in which span between two dates of the tables its day lies
 * @param served whether its model was served on its day, see {@link ServedDays}
 * @param band its context band, as a place in {@link Facts#BANDS}
 * @param inUse which of the meters that every record has have a count, a bit each
 * @param meters which others it has
 * @param accountRows the rows of terms that are for its account, of any model and day
 * @param asked the facts that rules ask for beyond these
 */
public record PlanKey(
        int span, int served, int band, int inUse, MeterSet meters, List<RowRef> accountRows, List<Object> asked) {

    public static PlanKey of(UsageRecord record, RateCard card, int band, AskedFacts asked) {
        return new PlanKey(
                card.span(record.epochDay()),
                ServedDays.of(card.model(record.kind().model())).part(record.epochDay()),
                band,
                record.tokens().namedInUse(),
                record.tokens().meters(),
                card.accountTerms().of(record.account()).stream().map(Row::row).toList(),
                asked.key(record, card));
    }

    /**
     * Returns the key as texts, for files.
     *
     * @throws IllegalStateException if rules ask for facts that are no texts
     */
    List<String> texts() {
        if (!asked.isEmpty()) {
            throw new IllegalStateException("Plans are kept in files only where rules ask for nothing: " + asked);
        }
        List<String> texts = new ArrayList<>(
                List.of(String.valueOf(span), String.valueOf(served), Facts.BANDS.get(band), String.valueOf(inUse)));
        texts.add(String.valueOf(accountRows.size()));
        accountRows.forEach(row -> texts.add(row.toString()));
        texts.addAll(meters.others());
        return texts;
    }
}
