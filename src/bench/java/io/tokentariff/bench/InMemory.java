package io.tokentariff.bench;

import com.sun.management.ThreadMXBean;
import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;

/** The price of records that are in memory, with one thread. */
final class InMemory {

    private static final int RECORDS = 4_096;
    private static final int UNITS = 11;

    /** So that a round takes long beside the steps in which processor time is counted, ten milliseconds. */
    private static final int REPEATS = 8_000;

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final Rulebook rulebook;
    private final UsageRecord[] records = new UsageRecord[RECORDS];
    private final ExactSum sum = new ExactSum();
    private long sink;

    InMemory(Rulebook rulebook) {
        this.rulebook = rulebook;
        Random random = new Random(1);
        String[] tiers = {"default", "standard", "batch", "flex", "priority"};
        UsageKind[] kinds = new UsageKind[2 * tiers.length];
        for (int i = 0; i < kinds.length; i++) {
            UsageKind kind = UsageKind.of("gpt-4.1-mini").withServiceTier(tiers[i / 2]);
            kinds[i] = i % 2 == 0 ? kind : kind.withRegion("eu");
        }
        for (int i = 0; i < RECORDS; i++) {
            long input = 1 + random.nextInt(random.nextInt(50) == 0 ? 400_000 : 5_000);
            TokenCounts tokens = TokenCounts.of(input, random.nextInt(3) == 0 ? 0 : random.nextInt((int) input), 300);
            records[i] = UsageRecord.of(
                    FIRST.plusSeconds(random.nextInt(20_000_000)), kinds[random.nextInt(kinds.length)], tokens);
        }
    }

    void report(Report report, boolean quick) throws Exception {
        report.head("One record in memory, one thread");
        report.mustBe(
                "hand-written Java and rulebook come to the same sum",
                handWritten().equals(remembered()));
        Measure measure = new Measure()
                .add(
                        "hand-written",
                        () -> repeat(REPEATS, () -> {
                            for (UsageRecord record : records) {
                                sink += HandWritten.price(record);
                            }
                        }))
                .add("remembered", () -> repeat(REPEATS, this::addRemembered))
                .add(
                        "kept session",
                        () -> repeat(8, () -> {
                            for (UsageRecord record : records) {
                                sink += rulebook.evaluate(record).charges().size();
                            }
                        }))
                .add(
                        "new session",
                        () -> repeat(2, () -> {
                            for (UsageRecord record : records) {
                                sink += rulebook.evaluateApart(record).charges().size();
                            }
                        }))
                .rounds(quick ? 2 : 3, quick ? 7 : 11);
        report.tell("hand-written Java", "%.1f ns", measure.workNanos("hand-written") / RECORDS / REPEATS);
        report.tell("remembered plan", "%.1f ns", measure.workNanos("remembered") / RECORDS / REPEATS);
        report.tell("full evaluation, kept session", "%,.0f ns", measure.workNanos("kept session") / RECORDS / 8);
        report.tell("full evaluation, new session", "%,.0f ns", measure.workNanos("new session") / RECORDS / 2);
        report.atMost("remembered plan against hand-written Java", measure.workRatio("remembered", "hand-written"), 5);
        report.atLeast(
                "new session against remembered plan",
                measure.workRatio("new session", "remembered") * REPEATS / 2,
                20);
        report.mustBe("a remembered plan allocates nothing", allocated() < 1);
    }

    private void addRemembered() {
        for (UsageRecord record : records) {
            Plan plan = rulebook.plan(record);
            plan.arithmetic().addTo(sum, record.tokens());
        }
    }

    private Money handWritten() {
        long total = 0;
        for (UsageRecord record : records) {
            total += HandWritten.price(record);
        }
        return new Money(BigDecimal.valueOf(total, UNITS));
    }

    private Money remembered() {
        ExactSum total = new ExactSum();
        for (UsageRecord record : records) {
            rulebook.plan(record).arithmetic().addTo(total, record.tokens());
        }
        return total.total();
    }

    /** Bytes a record. */
    private double allocated() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long before = thread.getThreadAllocatedBytes(id);
        repeat(20, this::addRemembered);
        return (thread.getThreadAllocatedBytes(id) - before) / 20.0 / RECORDS;
    }

    private static void repeat(int times, Runnable run) {
        for (int i = 0; i < times; i++) {
            run.run();
        }
    }
}
