package io.tokentariff.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tokentariff.ShippedRules;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Agreements;
import io.tokentariff.rating.statement.BillLine;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A statement's months and days are those of the rulebook's zone, or of one that is asked for; prices are in force by UTC days. */
class StatementZoneTest {

    private static final UsageRecord APRIL = UsageRecord.of(
            Instant.parse("2026-04-30T21:59:59Z"), UsageKind.of("gpt-5-mini"), TokenCounts.of(0, 0, 4_000_000));
    private static final UsageRecord MAY = APRIL.withAt(Instant.parse("2026-04-30T22:00:00Z"));

    private static Rulebook in(String zone) {
        return ShippedRules.with(Map.of(
                "agreements/cap.csv",
                ShippedRules.text("agreements/cap.csv") + "lid,month,5,,,,,,,,,,,,,a contract\n",
                "tables/settings.csv",
                "setting,value,source\nzone,%s,a contract\n".formatted(zone)));
    }

    private static Statement statement(Rulebook rulebook, Agreements agreements, String by) {
        StatementBuilder builder = new StatementBuilder(List.of(new Dimension(by)), List.of(), agreements);
        for (UsageRecord record : List.of(APRIL, MAY)) {
            builder.add(record, rulebook.plan(record));
        }
        return builder.build(rulebook.revision(), rulebook.rateCard().rows().meters());
    }

    @Test
    void monthsBeginAtMidnightInTheRulebooksZone() {
        Rulebook utc = in("UTC");
        assertThat(statement(utc, utc.agreements(), "month").settlement().lines())
                .extracting(BillLine::period, line -> line.amount().toPlainString())
                .containsExactly(tuple("2026-04", "-11.00"));
        Rulebook berlin = in("Europe/Berlin");
        Statement statement = statement(berlin, berlin.agreements(), "day");
        assertThat(statement.settlement().lines())
                .extracting(BillLine::period, line -> line.amount().toPlainString())
                .containsExactly(tuple("2026-04", "-3.00"), tuple("2026-05", "-3.00"));
        assertThat(statement.groups())
                .extracting(group -> group.by().get("day"))
                .containsExactly("2026-04-30", "2026-05-01");
        assertThat(berlin.plan(MAY)).isEqualTo(utc.plan(MAY));
    }

    @Test
    void anotherZoneCanBeAskedFor() {
        Rulebook utc = in("UTC");
        Statement statement = statement(utc, utc.agreements().in(ZoneId.of("+02:00")), "month");
        assertThat(statement.groups())
                .extracting(group -> group.by().get("month"))
                .containsExactly("2026-04", "2026-05");
        assertThat(statement.part().zoneName()).isEqualTo("+02:00");
        Rulebook berlin = in("Europe/Berlin");
        assertThat(statement(berlin, berlin.agreements().in(ZoneOffset.UTC), "month")
                        .groups())
                .hasSize(1);
    }
}
