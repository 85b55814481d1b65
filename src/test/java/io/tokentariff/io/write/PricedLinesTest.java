package io.tokentariff.io.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.QuoteJson;
import io.tokentariff.rulebook.RandomUsage;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fast lines are those of the generator, byte for byte. */
class PricedLinesTest {

    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());
    private static final Instant DAY = Instant.parse("2026-04-12T08:30:00Z");

    @Test
    void linesOfEveryKindOfUsage() {
        Random random = new Random(3);
        PricedLines lines = new PricedLines(SHIPPED.revision());
        for (int i = 0; i < 3_000; i++) {
            assertSame(RandomUsage.record(random).withId("req-" + i), SHIPPED, lines);
        }
    }

    @Test
    void linesWithIdsOfEveryKind() {
        UsageRecord record = UsageRecord.of(DAY, UsageKind.of("gpt-4.1-mini"), TokenCounts.of(10, 5, 3));
        PricedLines lines = new PricedLines(SHIPPED.revision());
        for (String id :
                Arrays.asList(null, "", "a\"b", "a\\b", "tab\tnull\0", "~\u007f", "ü€😀", "\uD83D lone", "</script>")) {
            assertSame(withId(record, id), SHIPPED, lines);
        }
    }

    @Test
    void linesOfWhatTheSourceSaysItCost() {
        UsageRecord record = UsageRecord.of(DAY, UsageKind.of("gpt-4.1-mini"), TokenCounts.of(10, 5, 3));
        PricedLines lines = new PricedLines(SHIPPED.revision());
        assertSame(record.withBilled(Money.of("0.0125")), SHIPPED, lines);
        assertThat(new String(lines.bytes(), 0, lines.length(), UTF_8)).contains("\"billed_usd\":\"0.0125\"");
    }

    @Test
    void linesOfTimesOfEveryKind() {
        UsageRecord record = UsageRecord.of(DAY, UsageKind.of("gpt-4.1-mini"), TokenCounts.of(10, 5, 3));
        PricedLines lines = new PricedLines(SHIPPED.revision());
        for (String at : List.of(
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2024-02-29T12:34:56.1Z",
                "2024-02-29T12:34:56.000001Z",
                "2024-02-29T12:34:56.000000001Z")) {
            assertSame(record.withAt(Instant.parse(at)), SHIPPED, lines);
        }
    }

    @Test
    void linesOfAmountsOfEverySize() {
        PricedLines lines = new PricedLines(SHIPPED.revision());
        for (long tokens = 1; tokens <= TokenCounts.LARGEST; tokens *= 10) {
            for (long more = 0; more < 10; more++) {
                TokenCounts counts = TokenCounts.of(Math.min(TokenCounts.LARGEST, tokens + more), tokens / 2, more);
                assertSame(UsageRecord.of(DAY, UsageKind.of("gpt-4.1-mini"), counts), SHIPPED, lines);
            }
        }
    }

    @Test
    void linesOfAmountsThatFitNoLong() {
        Rulebook fine = ShippedRules.edited(
                "tables/rates.csv",
                "gpt-5-mini,no,standard,,input,0.25,",
                "gpt-5-mini,no,standard,,input,0.250000000001,");
        PricedLines lines = new PricedLines(fine.revision());
        UsageKind kind = UsageKind.of("gpt-5-mini");
        assertSame(UsageRecord.of(DAY, kind, TokenCounts.of(7, 0, 1)), fine, lines);
        assertSame(UsageRecord.of(DAY, kind, TokenCounts.of(999_999_999_999L, 0, 1)), fine, lines);
    }

    private static void assertSame(UsageRecord record, Rulebook rulebook, PricedLines lines) {
        Plan plan = rulebook.plan(record);
        String expected =
                Json.compact(json -> QuoteJson.write(json, Calculator.quote(record, plan, rulebook.revision()), false));
        lines.clear();
        lines.add(record, plan);
        assertThat(Arrays.copyOf(lines.bytes(), lines.length()))
                .as("%s", record)
                .isEqualTo((expected + "\n").getBytes(UTF_8));
    }

    private static UsageRecord withId(UsageRecord record, @Nullable String id) {
        return new UsageRecord(id, record.at(), record.kind(), record.tokens(), record.account(), null);
    }
}
