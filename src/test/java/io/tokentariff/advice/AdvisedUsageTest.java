package io.tokentariff.advice;

import static io.tokentariff.advice.Given.INPUT_HEAVY;
import static io.tokentariff.advice.Given.MINI;
import static io.tokentariff.advice.Given.advice;
import static io.tokentariff.advice.Given.daily;
import static io.tokentariff.advice.Given.inputHeavy;
import static io.tokentariff.advice.Given.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.money.Money;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which usage is advised on, and what is said of the rest. */
class AdvisedUsageTest {

    @Test
    void usageOfLessThanAWeekIsAFinding() {
        assertThat(advice(daily(6, MINI, INPUT_HEAVY), "").findings())
                .extracting(Advice.Note::code)
                .contains("too-few-days");
        assertThat(advice(daily(7, MINI, INPUT_HEAVY), "").findings())
                .extracting(Advice.Note::code)
                .doesNotContain("too-few-days");
    }

    @Test
    void trainingIsLeftOutAndSaid() {
        List<UsageRecord> usage = new ArrayList<>(inputHeavy());
        usage.add(UsageRecord.of(
                Instant.parse("2026-04-10T00:00:00Z"),
                MINI.withOperation(io.tokentariff.usage.Operation.TRAINING),
                TokenCounts.trained(1_000_000)));
        Advice advice = advice(usage, "");
        assertThat(advice.cost()).isEqualTo(Money.of("1.44"));
        assertThat(advice.findings()).extracting(Advice.Note::code).contains("training-left-out");
    }

    @Test
    void usageWithoutAnyPriceIsReviewed() {
        Advice advice = advice(daily(3, UsageKind.of("no-such-model"), INPUT_HEAVY), "");
        assertThat(advice.verdict()).isEqualTo("review");
        assertThat(advice.workload()).isNull();
        assertThat(advice.findings())
                .extracting(Advice.Note::code)
                .containsExactly("no-priced-usage", "unpriced-records");
    }

    /** 1,000 x 0.40 per million, 2 x 10.00 per 1,000, 2 x 8,000 x 0.40 per million: 0.0268 a day. */
    @Test
    void tokensThatComeWithCallsArePartOfWhatAWorkloadCosts() {
        TokenCounts searches = TokenCounts.of(1_000, 0, 0).with(Map.of("web_search_calls", 2L));
        List<UsageRecord> usage = daily(10, MINI, searches);

        assertThat(usage.stream().map(record -> Given.TARIFF.price(record).amount()))
                .containsOnly(Money.of("0.0268"));
        assertThat(advice(usage, "").cost()).isEqualTo(Money.of("0.268"));
    }

    @Test
    void unpricedRecordsAreLeftOutOnBothSidesAndSaid() {
        List<UsageRecord> usage = new ArrayList<>(inputHeavy());
        usage.addAll(daily(3, UsageKind.of("no-such-model"), INPUT_HEAVY));
        Advice advice = advice(usage, "");
        assertThat(advice.records()).isEqualTo(33);
        assertThat(advice.cost()).isEqualTo(Money.of("1.44"));
        assertThat(reasons(advice)).containsExactly("migrate.input-heavy");
        assertThat(advice.findings()).extracting(Advice.Note::code).contains("unpriced-records");
    }
}
