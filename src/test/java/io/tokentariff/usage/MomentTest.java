package io.tokentariff.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MomentTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static UsageRecord at(String instant) {
        return UsageRecord.of(Instant.parse(instant), UsageKind.of("m"), TokenCounts.of(1, 0, 0));
    }

    @Test
    void isTheHourOfTheWeekInAZone() {
        assertThat(Moment.of(at("2026-04-10T23:59:59.999Z"), ZoneOffset.UTC)).containsExactly(new Moment("friday", 23));
        assertThat(Moment.of(at("2026-04-11T00:00:00Z"), ZoneOffset.UTC)).containsExactly(new Moment("saturday", 0));
        assertThat(Moment.of(at("2026-04-10T22:00:00Z"), BERLIN)).containsExactly(new Moment("saturday", 0));
        assertThat(Moment.of(at("1969-12-31T23:00:00Z"), ZoneOffset.UTC)).containsExactly(new Moment("wednesday", 23));
    }

    @Test
    void agreesWithTheCalendarInManyZones() {
        Random random = new Random(7);
        List<ZoneId> zones = Stream.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "+02:00")
                .map(ZoneId::of)
                .toList();
        for (int i = 0; i < 5_000; i++) {
            Instant at = Instant.ofEpochSecond(random.nextLong(1_500_000_000L, 2_000_000_000L));
            ZoneId zone = zones.get(i % zones.size());
            ZonedDateTime local = at.atZone(zone);
            assertThat(Moment.of(at(at.toString()), zone))
                    .containsExactly(new Moment(local.getDayOfWeek().name().toLowerCase(Locale.ROOT), local.getHour()));
        }
    }

    @Test
    void isAllHoursThatARecordMayHaveRunIn() {
        UsageRecord day = at("2026-04-10T00:00:00Z").withWithin(UsageRecord.SECONDS_A_DAY);
        assertThat(Moment.of(day, ZoneOffset.UTC))
                .hasSize(24)
                .contains(new Moment("friday", 0), new Moment("friday", 23))
                .doesNotContain(new Moment("saturday", 0));
        assertThat(Moment.of(day, BERLIN))
                .contains(new Moment("friday", 2), new Moment("saturday", 1))
                .hasSize(24);
        assertThat(Moment.of(at("2026-04-10T10:00:00Z").withWithin(3_600), ZoneOffset.UTC))
                .containsExactly(new Moment("friday", 10));
        assertThat(Moment.of(at("2026-04-10T10:00:00Z").withWithin(3_600), ZoneId.of("Asia/Kolkata")))
                .containsExactly(new Moment("friday", 15), new Moment("friday", 16));
        assertThat(Moment.of(at("2026-04-10T10:00:01Z").withWithin(3_600), ZoneOffset.UTC))
                .containsExactly(new Moment("friday", 10), new Moment("friday", 11));
        assertThat(Moment.of(at("2026-04-10T00:00:00Z").withWithin(Integer.MAX_VALUE), ZoneOffset.UTC))
                .hasSize(7 * 24);
        // the day on which an hour is skipped, and the one on which an hour comes twice
        LocalDate spring = LocalDate.of(2026, 3, 29);
        assertThat(Moment.of(
                        at(spring.atStartOfDay(BERLIN).toInstant().toString()).withWithin(23 * 3_600), BERLIN))
                .hasSize(23)
                .doesNotContain(new Moment("sunday", 2));
    }
}
