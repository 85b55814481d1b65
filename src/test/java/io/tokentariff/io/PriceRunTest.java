package io.tokentariff.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.ShippedRules;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceRunTest {

    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());
    private static final byte[] USAGE = usage(30_000);
    private static final Result EXPECTED = price(USAGE, new PriceOptions(true, true, 0, 1));

    private record Result(String lines, Statement statement, List<Reject> rejects) {}

    @ParameterizedTest
    @CsvSource({"1, true, 100", "2, true, 0", "3, true, 7", "8, true, 0", "2, false, 0"})
    void numberOfThreadsAndMemoryOfPlansChangeNothing(int threads, boolean remember, long verify) {
        Result result = price(USAGE, new PriceOptions(true, remember, verify, threads));
        assertThat(result.statement()).isEqualTo(EXPECTED.statement());
        assertThat(result.rejects()).isEqualTo(EXPECTED.rejects());
        assertThat(result.lines()).isEqualTo(EXPECTED.lines());
    }

    @Test
    void expectedResultHasSomethingOfEverything() {
        Statement statement = EXPECTED.statement();
        assertThat(statement.records().read()).isEqualTo(30_000);
        assertThat(statement.records().duplicate()).isPositive();
        assertThat(statement.records().unpriced()).isPositive();
        assertThat(EXPECTED.rejects()).extracting(Reject::code).contains("id-conflict", "negative", "bad-json");
        assertThat(EXPECTED.lines().lines()).hasSize(30_000 - EXPECTED.rejects().size());
        assertThat(EXPECTED.lines()).contains("\"code\":\"duplicate\"");
    }

    @Test
    void packedUsageGivesTheSame() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(USAGE);
        }
        Result result = price(packed.toByteArray(), new PriceOptions(true, true, 0, 2));
        assertThat(result).isEqualTo(EXPECTED);
    }

    @Test
    void inputThatBreaksOffIsRefusedByEveryNumberOfThreads() {
        for (int threads = 1; threads < 5; threads++) {
            PriceOptions options = new PriceOptions(false, true, 0, threads);
            assertThatThrownBy(() -> price(new BreakingOff(), options))
                    .isInstanceOf(UsageInputException.class)
                    .hasMessageContaining("the disk is gone");
        }
    }

    @Test
    void outputThatCannotBeWrittenEndsTheRun() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        PriceRun run = new PriceRun(
                SHIPPED,
                new StatementBuilder(Dimension.DEFAULT, List.of()),
                new PriceOptions(true, true, 0, 3),
                full,
                reject -> {});
        assertThatThrownBy(() -> run.price(input(new ByteArrayInputStream(USAGE)), new UsageReader()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left");
    }

    private static final class BreakingOff extends InputStream {
        private final ByteArrayInputStream begin = new ByteArrayInputStream(USAGE);

        @Override
        public int read() throws IOException {
            int read = begin.read();
            if (read < 0) {
                throw new IOException("the disk is gone");
            }
            return read;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = begin.read(target, from, length);
            if (read < 0) {
                throw new IOException("the disk is gone");
            }
            return read;
        }
    }

    private static Result price(byte[] usage, PriceOptions options) {
        return price(new ByteArrayInputStream(usage), options);
    }

    private static Result price(InputStream usage, PriceOptions options) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        List<Reject> rejects = new ArrayList<>();
        PriceRun run =
                new PriceRun(SHIPPED, new StatementBuilder(Dimension.DEFAULT, List.of()), options, lines, rejects::add);
        run.price(input(usage), new UsageReader());
        return new Result(lines.toString(UTF_8), run.statement(), rejects);
    }

    private static UsageInput input(InputStream bytes) {
        return UsageInput.of("usage.jsonl", bytes);
    }

    private static byte[] usage(int count) {
        Random random = new Random(9);
        String[] models = {"gpt-4.1-mini", "openai/gpt-5-mini", "ft:gpt-4.1-mini:a::b", "gpt-9", "gpt-5.4"};
        String[] tiers = {"standard", "batch", "flex", "priority", "auto"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int id = random.nextInt(20) == 0 ? random.nextInt(i + 1) : i;
            boolean again = id != i && random.nextBoolean();
            Random of = again ? new Random(id) : new Random(id * 31L + 7);
            if (id == i) {
                of = new Random(i);
            }
            long input = of.nextInt(4) == 0 ? 300_000 : of.nextInt(9_000);
            text.append("{\"id\":\"r%d\",\"at\":\"2026-0%d-1%dT08:30:0%dZ\",\"model\":\"%s\",\"service_tier\":\"%s\""
                            .formatted(
                                    id,
                                    1 + of.nextInt(9),
                                    of.nextInt(9),
                                    of.nextInt(9),
                                    models[of.nextInt(models.length)],
                                    tiers[of.nextInt(tiers.length)]))
                    .append(",\"input_tokens\":%d,\"output_tokens\":%d,\"region\":\"%s\"}"
                            .formatted(
                                    of.nextInt(200) == 0 ? -5 : input,
                                    of.nextInt(900),
                                    of.nextBoolean() ? "eu" : "global"))
                    .append(random.nextInt(300) == 0 ? "}\n" : "\n");
        }
        return text.toString().getBytes(UTF_8);
    }
}
