package io.tokentariff.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rule that makes an outcome of what a fact does not have costs the records it is for their price, and nothing else. */
class BrokenRuleTest {

    private static final Instant AT = Instant.parse("2026-04-12T08:30:00Z");

    @Test
    void theRecordIsUnpricedAndTheRuleIsNamed() {
        Rulebook rulebook = ShippedRules.with(Map.of(
                HostileRule.FILE,
                HostileRule.file("$charge : Charge( ) $row : LongContext( )", "Adjustment.of( $charge, $row )")));
        UsageRecord broken = UsageRecord.of(AT, UsageKind.of("gpt-5.4"), TokenCounts.of(300_000, 0, 10));
        Quote quote = rulebook.quote(broken);
        assertThat(quote.status()).isEqualTo(PriceStatus.UNPRICED);
        assertThat(rulebook.plan(broken).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("rule-breaks-off");
            assertThat(finding.message())
                    .isEqualTo("The rule guards.attack breaks off: the long-context row has no factor.");
        });
        UsageRecord other = UsageRecord.of(AT, UsageKind.of("gpt-5-mini"), TokenCounts.of(300_000, 0, 10));
        assertThat(rulebook.quote(other).status()).isEqualTo(PriceStatus.PRICED);
    }
}
