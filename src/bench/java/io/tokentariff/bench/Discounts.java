package io.tokentariff.bench;

import com.sun.management.ThreadMXBean;
import io.tokentariff.io.PriceOptions;
import io.tokentariff.io.PriceRun;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.money.ExactSum;
import io.tokentariff.problem.Problems;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A rulebook with a discount for each of a thousand projects, beside the shipped one. */
final class Discounts {

    private static final String TERMS = "tables/terms.csv";
    private static final int PROJECTS = 1_000;
    private static final int RECORDS = 4_096;
    private static final int REPEATS = 4_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final Rulebook shipped;
    private final Rulebook discounts;
    private final Path usage;
    private final UsageRecord[] records = new UsageRecord[RECORDS];
    private final ExactSum sum = new ExactSum();

    Discounts(Path rules, Path folder, int lines) throws Exception {
        Map<String, String> texts =
                new TreeMap<>(RulebookFiles.read(rules, new Problems()).texts());
        this.shipped = RulebookLoader.load(RulebookFiles.of(texts));
        StringBuilder terms = new StringBuilder(texts.getOrDefault(TERMS, ""));
        for (int i = 0; i < PROJECTS; i++) {
            terms.append("negotiated-discount,,,,-%d,,,bench,p%d%n".formatted(1 + i % 90, i));
        }
        texts.put(TERMS, terms.toString());
        this.discounts = RulebookLoader.load(RulebookFiles.of(texts));
        this.usage = UsageLines.file(folder, UsageLines.Kinds.USUAL, lines);
        Random random = new Random(1);
        Account[] accounts =
                new Account[4]; // one object for equal accounts, as readers hand out; few, so that about as
        // many plans are in use
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = Account.ofProject("p" + i * 50);
        }
        for (int i = 0; i < RECORDS; i++) {
            long input = 1 + random.nextInt(5_000);
            records[i] = UsageRecord.of(
                            FIRST.plusSeconds(random.nextInt(20_000_000)),
                            UsageKind.of(random.nextBoolean() ? "gpt-4.1-mini" : "gpt-5-mini"),
                            TokenCounts.of(input, random.nextInt((int) input), 300))
                    .withAccount(accounts[random.nextInt(accounts.length)]);
        }
    }

    void report(Report report, boolean quick) throws Exception {
        report.head("A discount for each of 1,000 projects");
        Measure memory = new Measure()
                .add("without", () -> repeat(shipped, REPEATS))
                .add("chosen", () -> repeat(discounts, REPEATS))
                .rounds(quick ? 2 : 3, quick ? 7 : 11);
        for (String name : memory.names()) {
            report.tell("remembered plan, rows " + name, "%.1f ns", memory.workNanos(name) / RECORDS / REPEATS);
        }
        report.atMost("a plan of chosen account rows against one without", memory.workRatio("chosen", "without"), 1.3);
        report.mustBe("a plan of chosen account rows allocates nothing", allocated() < 1);
        Measure file = new Measure()
                .add("shipped", () -> price(shipped))
                .add("discounts", () -> price(discounts))
                .rounds(quick ? 4 : 3, quick ? 7 : 11);
        report.atMost(
                "price with 1,000 project discounts against the shipped rulebook",
                file.workRatio("discounts", "shipped"),
                1.15);
    }

    private void repeat(Rulebook rulebook, int times) {
        for (int i = 0; i < times; i++) {
            for (UsageRecord record : records) {
                rulebook.plan(record).arithmetic().addTo(sum, record.tokens());
            }
        }
    }

    private double allocated() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long before = thread.getThreadAllocatedBytes(id);
        repeat(discounts, 20);
        return (thread.getThreadAllocatedBytes(id) - before) / 20.0 / RECORDS;
    }

    private void price(Rulebook rulebook) throws Exception {
        PriceRun run = new PriceRun(
                rulebook,
                new StatementBuilder(Dimension.DEFAULT, List.of()),
                new PriceOptions(true, true, 0, 2),
                null,
                reject -> {
                    throw new IllegalStateException(reject.toString());
                });
        run.price(UsageInput.of(usage), new UsageReader());
        if (run.statement().records().priced() == 0) {
            throw new IllegalStateException("nothing was priced");
        }
    }
}
