package io.tokentariff.advice;

import static io.tokentariff.advice.Given.MINI;
import static io.tokentariff.advice.Given.advice;
import static io.tokentariff.advice.Given.reasons;
import static io.tokentariff.advice.Given.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.Inside;
import io.tokentariff.money.Money;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A mix of tiers by the hours of a profile: who would run where, and what exactly that saves. */
class TierMixTest {

    private static final Instant FIRST = Instant.parse("2026-03-20T00:00:00Z");
    private static final String NIGHTS = "'tier_hours':{'batch':'20:00-06:00'}";

    /** One record each hour. */
    private static List<UsageRecord> hourly(int hours, UsageKind kind, TokenCounts tokens) {
        List<UsageRecord> records = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            records.add(UsageRecord.of(FIRST.plusSeconds(3_600L * hour), kind, tokens));
        }
        return records;
    }

    private static Alternative mix(Advice advice) {
        return advice.alternatives().stream()
                .filter(each -> each.change().equals(Alternative.TIER_MIX))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatRunsAtNightWouldRunInBatch() {
        // 240 hours, ten of 24 at night; 0.40 and 1.60 a million on standard, half of it in batch
        Advice advice = advice(hourly(240, MINI, TokenCounts.of(1_000, 0, 5_000)), NIGHTS);
        assertThat(reasons(advice)).containsExactly("move.hours");
        assertThat(target(advice).tier()).isEqualTo("batch+standard");
        assertThat(target(advice).saving()).isEqualTo(Money.of("0.42"));
        assertThat(target(advice).cost()).isEqualTo(Money.of("1.596"));
        assertThat(advice.findings())
                .extracting(Advice.Note::message)
                .contains(
                        "Moved there: 100 of 240 records (41 %) would run on batch, those of 20:00-06:00, UTC; the others as now.");
    }

    @Test
    void hoursAreThoseOfTheZoneAlsoWhereItsClocksAreChanged() {
        // Berlin changes its clocks on 2026-03-29 at 01:00 UTC, which takes an hour out of that night
        List<UsageRecord> records = hourly(240, MINI, TokenCounts.of(1_000, 0, 5_000));
        String berlin = NIGHTS + ",'zone':'Europe/Berlin'";
        assertThat(mix(advice(records, berlin)).notes().get(0).message())
                .isEqualTo(
                        "%s of 240 records (41 %%) would run on batch, those of 20:00-06:00, Europe/Berlin; the others as now."
                                .formatted(inBerlinsNights(records)));
        assertThat(mix(advice(records, berlin)).saving())
                .isEqualTo(Money.of("0.0042").times(java.math.BigDecimal.valueOf(inBerlinsNights(records))));
    }

    private static long inBerlinsNights(List<UsageRecord> records) {
        return records.stream()
                .map(record -> record.at().atZone(ZoneId.of("Europe/Berlin")).toLocalTime())
                .filter(time -> time.getHour() >= 20 || time.getHour() < 6)
                .count();
    }

    @Test
    void theSavingIsThatOfExactlyTheseRecords() {
        Random random = new Random(14);
        List<UsageKind> kinds = List.of(
                MINI,
                MINI.withServiceTier("priority"),
                MINI.withServiceTier("batch"),
                MINI.withServiceTier("flex"),
                UsageKind.of("gpt-5-mini"),
                UsageKind.of("gpt-5-nano").withRegion("eu"));
        List<UsageRecord> records = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int input = random.nextInt(20) == 0 ? 300_000 : 1 + random.nextInt(9_000);
            records.add(UsageRecord.of(
                    FIRST.plusSeconds(random.nextInt(20 * 86_400)),
                    kinds.get(random.nextInt(kinds.size())),
                    TokenCounts.of(input, random.nextInt(input), random.nextInt(2_000))));
        }
        Alternative mix = mix(advice(records, "'tier_hours':{'flex':'12:00-14:30','batch':'20:00-24:00'}"));
        Money expected = records.stream().map(TierMixTest::cheaperInItsHour).reduce(Money.ZERO, Money::plus);
        assertThat(mix.cost()).isEqualTo(expected);
        assertThat(mix.notes()).extracting(Advice.Note::code).contains("tier-mix");
    }

    private static Money cheaperInItsHour(UsageRecord record) {
        Planner planner = Inside.rulebook(Given.TARIFF).planner();
        Money own = Objects.requireNonNull(planner.price(record));
        LocalTime time = record.at().atZone(ZoneId.of("UTC")).toLocalTime();
        boolean noon = !time.isBefore(LocalTime.of(12, 0)) && time.isBefore(LocalTime.of(14, 30));
        if (!noon && time.getHour() < 20) {
            return own;
        }
        Money moved = planner.price(record.withKind(record.kind().withServiceTier(noon ? "flex" : "batch")));
        return moved == null ? own : moved.min(own);
    }

    @Test
    void allHoursTogetherAreAllOfIt() {
        List<UsageRecord> records = hourly(48, MINI, TokenCounts.of(1_000, 0, 5_000));
        Alternative mix = mix(advice(records, "'tier_hours':{'batch':'06:00-05:00','flex':'05:00-06:00'}"));
        assertThat(mix.tier()).isEqualTo("batch+flex");
    }

    @Test
    void whatHasNoHourStaysAndIsSaid() {
        List<UsageRecord> records = hourly(240, MINI, TokenCounts.of(1_000, 0, 5_000));
        List<UsageRecord> sums =
                hourly(10, MINI, TokenCounts.of(50_000, 0, 5_000).withRequests(50));
        records.addAll(sums);
        assertThat(mix(advice(records, NIGHTS)).notes())
                .extracting(Advice.Note::message)
                .contains("10 records are sums of requests; when each ran is not known, and they stay as they are.");
    }

    @Test
    void aTierThatNobodyKnowsIsSaid() {
        Advice advice =
                advice(hourly(240, MINI, TokenCounts.of(1_000, 0, 5_000)), "'tier_hours':{'bach':'20:00-06:00'}");
        assertThat(advice.findings()).extracting(Advice.Note::code).contains("unknown-hours-tier");
        assertThat(reasons(advice)).isEmpty();
    }

    @Test
    void withoutHoursThereIsNoMix() {
        assertThat(advice(hourly(240, MINI, TokenCounts.of(1_000, 0, 5_000)), "")
                        .alternatives())
                .extracting(Alternative::change)
                .doesNotContain(Alternative.TIER_MIX);
    }
}
