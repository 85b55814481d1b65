package io.tokentariff.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.io.read.Collected;
import io.tokentariff.io.read.UsageFormats;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.property.UsageWriters.Call;
import io.tokentariff.property.UsageWriters.Says;
import io.tokentariff.property.UsageWriters.Writer;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record has one price, to the digit, in whichever format it is written. */
class EveryFormatPropertyTest {

    private static final Tariff TARIFF = Tariff.open(ShippedRules.FOLDER);
    private static final List<String> MODELS = List.of(
            "gpt-4.1-mini", "gpt-5-mini-2025-08-07", "gpt-5", "gpt-5.4", "gpt-5.6-sol", "gpt-4o", "no-such-model");
    private static final List<String> TIERS = List.of("standard", "default", "batch", "flex", "priority");
    private static final List<String> SPEAKING = List.of("gpt-audio", "gpt-audio-mini", "gpt-realtime");
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");

    static List<Writer> writers() {
        return UsageWriters.ALL;
    }

    @ParameterizedTest
    @MethodSource("writers")
    void aRecordHasOnePriceInEveryFormat(Writer writer) {
        tryOn(writer, 200);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("writers")
    void manyRecordsHaveOnePriceInEveryFormat(Writer writer) {
        tryOn(writer, 6_000);
    }

    @Test
    void everyFormatIsTriedOrLeftOutWithAReason() {
        Set<String> tried = new TreeSet<>(UsageWriters.LEFT_OUT.keySet());
        UsageWriters.ALL.forEach(writer -> tried.add(writer.name()));
        assertThat(tried).containsAll(UsageFormats.names());
    }

    private static void tryOn(Writer writer, int count) {
        Random random = new Random(Seeds.SEED);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(call(random, i, writer.says()));
        }
        Writer native_ = UsageWriters.ALL.get(0);
        Collected expected = read(native_, calls);
        Collected read = read(writer, calls);

        assertThat(read.rejects).isEmpty();
        assertThat(read.records).hasSize(count);
        assertThat(read.summary.format()).isEqualTo(writer.name());
        int priced = 0;
        for (int i = 0; i < count; i++) {
            String what = Seeds.named(i, calls.get(i));
            Quote quote = TARIFF.price(read.records.get(i));
            Quote right = TARIFF.price(expected.records.get(i));
            assertThat(read.records.get(i).tokens())
                    .as(what)
                    .isEqualTo(expected.records.get(i).tokens());
            assertThat(quote.status()).as(what).isEqualTo(right.status());
            if (quote.status() == PriceStatus.PRICED) {
                assertThat(quote.amount()).as(what).isEqualTo(right.amount());
                priced++;
            }
        }
        assertThat(priced).as("a law about few records is not tried").isGreaterThan(count / 3);
    }

    private static Collected read(Writer writer, List<Call> calls) {
        UsageReader reader = writer.reader() == null ? new UsageReader() : writer.reader();
        return Collected.read(writer.text(calls).getBytes(StandardCharsets.UTF_8), reader);
    }

    /** A record of which the format can say everything. */
    private static Call call(Random random, int number, Set<Says> says) {
        boolean speaks = says.contains(Says.AUDIO) && random.nextInt(5) == 0;
        long input = random.nextInt(8) == 0 ? random.nextInt(400_000) : 1L + random.nextInt(20_000);
        long output = 1L + random.nextInt(9_000);
        long audioIn = speaks ? random.nextInt((int) Math.min(input, 5_000)) : 0;
        long audioOut = speaks ? random.nextInt((int) output) : 0;
        long text = input - audioIn;
        long cached = random.nextBoolean() ? (long) (random.nextDouble() * text) : 0;
        long written = says.contains(Says.WRITTEN) && random.nextInt(4) == 0
                ? (long) (random.nextDouble() * (text - cached))
                : 0;
        List<String> models = speaks ? SPEAKING : MODELS;
        String tier = says.contains(Says.BATCH_ALONE)
                ? "batch"
                : says.contains(Says.TIER) && random.nextInt(3) > 0 ? TIERS.get(random.nextInt(TIERS.size())) : null;
        return new Call(
                "r" + number,
                FROM.plusSeconds(random.nextInt(20_000_000)),
                models.get(random.nextInt(models.size())),
                tier,
                input,
                cached,
                written,
                output,
                audioIn,
                audioOut);
    }
}
