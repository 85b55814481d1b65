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
                        () -> repeat(400, () -> {
                            for (UsageRecord record : records) {
                                sink += HandWritten.price(record);
                            }
                        }))
                .add("remembered", () -> repeat(400, this::addRemembered))
                .add(
                        "kept session",
                        () -> repeat(4, () -> {
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
                .rounds(quick ? 3 : 6, quick ? 7 : 15);
        report.tell("hand-written Java", "%.1f ns", measure.workNanos("hand-written") / RECORDS / 400);
        report.tell("remembered plan", "%.1f ns", measure.workNanos("remembered") / RECORDS / 400);
        report.tell("full evaluation, kept session", "%,.0f ns", measure.workNanos("kept session") / RECORDS / 4);
        report.tell("full evaluation, new session", "%,.0f ns", measure.workNanos("new session") / RECORDS / 2);
        report.atMost("remembered plan against hand-written Java", measure.workRatio("remembered", "hand-written"), 5);
        report.atLeast(
                "new session against remembered plan", measure.workRatio("new session", "remembered") * 400 / 2, 20);
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
