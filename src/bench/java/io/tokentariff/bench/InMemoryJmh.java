package io.tokentariff.bench;

import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One record in memory, for JMH: {@code ./mvnw test-compile exec:exec -Pbench}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InMemoryJmh {

    private final Rulebook rulebook = RulebookLoader.load(Path.of("rules"));
    private final UsageRecord record = UsageRecord.of(
            Instant.parse("2026-04-12T08:30:00Z"),
            UsageKind.of("gpt-4.1-mini").withServiceTier("batch").withRegion("eu"),
            TokenCounts.of(1_200, 1_000, 300));

    @Benchmark
    public long handWritten() {
        return HandWritten.price(record);
    }

    @Benchmark
    public long rememberedPlan() {
        return rulebook.plan(record).arithmetic().unscaledAmount(record.tokens());
    }

    @Benchmark
    public Plan keptSession() {
        return rulebook.evaluate(record);
    }

    @Benchmark
    public Plan newSession() {
        return rulebook.evaluateApart(record);
    }
}
