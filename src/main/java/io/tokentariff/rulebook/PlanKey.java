package io.tokentariff.rulebook;

import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides a record's plan besides its kind: all that its facts are made of. Equal keys mean equal facts, and rules see
 * nothing but facts.
 *
 * @param span in which span between two dates of the tables its day lies
 * @param band its context band, as a place in {@link Facts#BANDS}
 * @param inUse which of the meters that every record has have a count, a bit each
 * @param meters which others it has
 * @param asked the facts that rules ask for beyond these
 */
record PlanKey(int span, int band, int inUse, MeterSet meters, List<Object> asked) {

    static PlanKey of(UsageRecord record, int span, int band, AskedFacts asked) {
        return new PlanKey(
                span, band, record.tokens().namedInUse(), record.tokens().meters(), asked.of(record));
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
        List<String> texts =
                new ArrayList<>(List.of(String.valueOf(span), Facts.BANDS.get(band), String.valueOf(inUse)));
        texts.addAll(meters.others());
        return texts;
    }
}
