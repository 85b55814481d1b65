package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The worked sums of policy 2, with the shipped rulebook. */
class WorkedSumsTest {

    private static final Instant APRIL = Instant.parse("2026-04-12T08:30:00Z");
    private static final Tariff TARIFF = Tariff.open(Path.of("rules"));
    private static final UsageKind MINI = UsageKind.of("gpt-4.1-mini");

    private static Quote price(UsageKind kind, TokenCounts tokens) {
        return TARIFF.price(UsageRecord.of(APRIL, kind, tokens));
    }

    private static void assertAmount(Quote quote, String usd) {
        assertThat(quote.findings())
                .filteredOn(f -> f.effect() != io.tokentariff.rating.Finding.Effect.NOTE)
                .isEmpty();
        assertThat(quote.amount()).isNotNull();
        assertThat(java.util.Objects.requireNonNull(quote.amount()).usd()).isEqualByComparingTo(usd);
    }

    @Test
    void standardWithCachedInput() {
        assertAmount(price(MINI, TokenCounts.of(1_200, 1_000, 300)), "0.00066");
    }

    @Test
    void batch() {
        assertAmount(price(MINI.withServiceTier("batch"), TokenCounts.of(1_200, 1_000, 300)), "0.00033");
    }

    @Test
    void batchOnTheEuropeanEndpoint() {
        assertAmount(
                price(MINI.withServiceTier("batch").withRegion("eu"), TokenCounts.of(1_200, 1_000, 300)), "0.000363");
    }

    @Test
    void contextBeyondTheThreshold() {
        assertAmount(price(MINI, TokenCounts.of(300_000, 0, 10_000)), "0.164");
    }

    @Test
    void outputBeyondTheThreshold() {
        assertAmount(price(MINI, TokenCounts.of(265_000, 0, 10_000)), "0.130");
    }

    @Test
    void training() {
        assertAmount(price(MINI.withOperation(Operation.TRAINING), TokenCounts.trained(6_000_000)), "30.00");
    }

    @Test
    void flexFineTunedIsUnpriced() {
        Quote quote = price(
                UsageKind.of("ft:gpt-4.1-mini-2025-04-14:acme::x").withServiceTier("flex"), TokenCounts.of(10, 0, 10));
        assertThat(quote.status()).isEqualTo(PriceStatus.UNPRICED);
        assertThat(quote.amount()).isNull();
        assertThat(quote.findings()).extracting("code").containsOnly("no-rate");
    }
}
