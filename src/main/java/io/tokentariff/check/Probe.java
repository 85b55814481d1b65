package io.tokentariff.check;

import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Usage made up to reach one row: a thousand tokens of one meter.
 *
 * @param model canonical name; empty for any that has no rate of the meter of its own
 * @param fineTuned whether of a fine-tuned model
 * @param tier service tier; empty for the default one
 * @param meter what has tokens
 * @param account whose
 * @param provider who serves the model, null for its developer
 */
record Probe(String model, boolean fineTuned, String tier, String meter, Account account, @Nullable String provider) {

    /** Usage of a model that its developer serves. */
    Probe(String model, boolean fineTuned, String tier, String meter, Account account) {
        this(model, fineTuned, tier, meter, account, null);
    }

    /** The day on which rows without dates are tried. */
    static final LocalDate SOME_DAY = LocalDate.of(2100, 1, 1);

    private static final long TOKENS = 1_000;

    /**
     * Returns the usage.
     *
     * @param day when
     * @param region canonical region
     * @param band {@code short} or {@code long} context
     */
    UsageRecord record(RateCard card, LocalDate day, String region, String band) {
        boolean training = meter.equals(Meters.TRAINING);
        UsageKind kind = new UsageKind(
                card.servedBy(ModelId.canonical(model.isEmpty() ? someModel(card) : model, fineTuned), provider),
                tier.isEmpty() ? UsageKind.DEFAULT_TIER : tier,
                true,
                training ? Operation.TRAINING : Operation.INFERENCE,
                region,
                UsageStatus.COMPLETED);
        long context = band.equals(RateCard.LONG) ? beyond(card, day) : TokenCounts.NOT_SAID;
        TokenCounts tokens = TokenCounts.ofOne(meter, TOKENS).withContext(context);
        return UsageRecord.atNoon(day, kind, tokens).withAccount(account);
    }

    private String someModel(RateCard card) {
        return card.rows().models().stream()
                .map(ModelInfo::name)
                .filter(name -> card.ratesOf(name).stream()
                        .noneMatch(rate -> rate.meter().equals(meter)))
                .findFirst()
                .orElse("");
    }

    /** A context beyond the model's threshold; none where it has no threshold. */
    private long beyond(RateCard card, LocalDate day) {
        return card.longContexts(model, tier, day).stream().mapToLong(LongContext::threshold).max().stream()
                .map(threshold -> threshold + TOKENS)
                .findFirst()
                .orElse(TokenCounts.NOT_SAID);
    }
}
