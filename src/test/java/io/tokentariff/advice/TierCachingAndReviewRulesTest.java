package io.tokentariff.advice;

import static io.tokentariff.advice.Given.MINI;
import static io.tokentariff.advice.Given.OUTPUT_HEAVY;
import static io.tokentariff.advice.Given.advice;
import static io.tokentariff.advice.Given.daily;
import static io.tokentariff.advice.Given.reasons;
import static io.tokentariff.advice.Given.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.money.Money;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of policy 3 on tiers, caching and reviews, with the shipped rulebook: where they fire, where they are silent, at their boundaries. */
class TierCachingAndReviewRulesTest {

    @Nested
    class Tiers {

        @Test
        void overnightWorkMovesToBatch() {
            Advice advice = advice(daily(30, MINI, OUTPUT_HEAVY), "'latency':'overnight'");
            assertThat(advice.verdict()).isEqualTo("move-tier");
            assertThat(reasons(advice)).containsExactly("move.batch");
            assertThat(target(advice).saving()).isEqualTo(Money.of("0.126"));
        }

        @Test
        void batchStaysWhereItIs() {
            UsageKind batch = MINI.withServiceTier("batch");
            assertThat(reasons(advice(daily(30, batch, OUTPUT_HEAVY), "'latency':'overnight'")))
                    .isEmpty();
        }

        @Test
        void tolerantWorkMovesToFlex() {
            assertThat(reasons(advice(daily(30, MINI, OUTPUT_HEAVY), "'latency':'tolerant'")))
                    .containsExactly("move.flex");
        }

        @Test
        void withoutAFlexRateThereIsNoFlex() {
            Advice advice = advice(daily(30, UsageKind.of("gpt-4.1"), OUTPUT_HEAVY), "'latency':'tolerant'");
            assertThat(reasons(advice)).isEmpty();
        }

        @Test
        void interactiveWorkStays() {
            assertThat(reasons(advice(daily(30, MINI, OUTPUT_HEAVY), "'latency':'interactive'")))
                    .isEmpty();
        }
    }

    @Nested
    class Caching {

        @Test
        void saysWhatCachingWouldSave() {
            Advice advice = advice(daily(30, MINI, TokenCounts.of(2_000, 0, 4_000)), "'repeatable_share':'0.8'");
            assertThat(advice.verdict()).isEqualTo("use-caching");
            Alternative cached = Given.alternative(advice, "caching", "gpt-4.1-mini", "standard");
            // 1,600 tokens a day at 0.10 instead of 0.40
            assertThat(cached.saving()).isEqualTo(Money.of("0.0144"));
        }

        @Test
        void roundsTheRepeatableTokensOfEachRecordDown() {
            Advice advice = advice(daily(30, MINI, TokenCounts.of(1_025, 0, 500)), "'repeatable_share':'0.5'");
            assertThat(Given.alternative(advice, "caching", "gpt-4.1-mini", "standard")
                            .saving())
                    .isEqualTo(Money.of("0.004608"));
        }

        @Test
        void isSilentAtTheShareThatTheProfileNames() {
            assertThat(reasons(advice(daily(30, MINI, TokenCounts.of(1_000, 800, 5_000)), "'repeatable_share':'0.8'")))
                    .isEmpty();
        }
    }

    @Nested
    class Reviews {

        @Test
        void residencyIsReviewedWhereNobodyRequiresIt() {
            Advice advice = advice(daily(30, MINI.withRegion("eu"), OUTPUT_HEAVY), "'residency_required':false");
            assertThat(advice.verdict()).isEqualTo("review");
            assertThat(reasons(advice)).containsExactly("review.residency");
            assertThat(Given.alternative(advice, "region", "gpt-4.1-mini", "standard")
                            .saving())
                    .isEqualTo(Money.of("0.0252"));
        }

        @Test
        void residencyIsKeptWhereItIsRequiredOrNobodySays() {
            List<UsageRecord> eu = daily(30, MINI.withRegion("eu"), OUTPUT_HEAVY);
            assertThat(reasons(advice(eu, "'residency_required':true"))).isEmpty();
            assertThat(reasons(advice(eu, ""))).isEmpty();
            assertThat(reasons(advice(daily(30, MINI, OUTPUT_HEAVY), "'residency_required':false")))
                    .isEmpty();
        }

        @Test
        void anAuditIsDueTheDayAfterTheInterval() {
            List<UsageRecord> april = daily(30, MINI, OUTPUT_HEAVY);
            assertThat(reasons(advice(april, "'last_audited_on':'2026-01-30'"))).isEmpty();
            assertThat(reasons(advice(april, "'last_audited_on':'2026-01-29'"))).containsExactly("review.audit");
            assertThat(reasons(advice(april, "'last_audited_on':'2026-04-25','audit_interval_days':4")))
                    .containsExactly("review.audit");
        }

        @Test
        void saysSoWhereTheTableLacksTheInterval() {
            var rulebook = ShippedRules.edited("tables/advice-terms.csv", "audit-interval-days,90", "another-term,90");
            assertThat(reasons(advice(rulebook, daily(30, MINI, OUTPUT_HEAVY), "'last_audited_on':'2026-01-01'")))
                    .containsExactly("review.audit.missing");
        }
    }
}
