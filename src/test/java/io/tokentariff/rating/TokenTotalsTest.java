package io.tokentariff.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ratecard.BillOrder;
import io.tokentariff.usage.TokenCounts;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sums of tokens are exact, however many there are. */
class TokenTotalsTest {

    private static final int RECORDS = 10_000_000;

    @Test
    void sumsBeyondTwoToThe63AreExact() {
        TokenTotals totals = new TokenTotals();
        TokenCounts counts = TokenCounts.of(TokenCounts.LARGEST, 1, TokenCounts.LARGEST - 1);
        for (int i = 0; i < RECORDS; i++) {
            totals.add(counts);
        }
        Map<String, BigInteger> sums = totals.build(new BillOrder(List.of()), false);
        BigInteger records = BigInteger.valueOf(RECORDS);
        assertThat(sums)
                .containsEntry("input", records.multiply(BigInteger.valueOf(TokenCounts.LARGEST - 1)))
                .containsEntry("cached_input", records)
                .containsEntry("output", records.multiply(BigInteger.valueOf(TokenCounts.LARGEST - 1)))
                .hasSize(3);
        assertThat(sums.getOrDefault("input", BigInteger.ZERO).bitLength()).isGreaterThan(Long.SIZE - 1);
    }
}
