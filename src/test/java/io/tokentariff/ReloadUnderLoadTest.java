package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.LiveTariff.Scan;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rulebooks are swapped while two threads price: no record fails, and every answer is the one of the revision it names.
 * {@code -Dsoak.reloads=1000} makes it long and prints figures.
 */
class ReloadUnderLoadTest {

    private static final int RELOADS = Integer.getInteger("soak.reloads", 30);
    private static final int PRICING_THREADS = 2;
    private static final long PAUSE = 500_000;
    private static final String RATES = "tables/rates.csv";
    private static final String TERMS = "tables/terms.csv";
    private static final String INPUT_RATE = "gpt-4.1-mini,no,standard,,input,0.40";
    private static final String RESIDENCY = "data-residency,,,,10";

    /** Input on the residency endpoint: its price takes the rate of one file and the surcharge of another. */
    private static final List<UsageRecord> RECORDS = records();

    /** The two numbers of a revision, read from its files with a pattern and not by the product. */
    private record Numbers(BigDecimal input, BigDecimal percent) {

        private static final Pattern INPUT = Pattern.compile("\ngpt-4.1-mini,no,standard,,input,([0-9.]+),");
        private static final Pattern PERCENT = Pattern.compile("\ndata-residency,,,,([0-9.]+),");

        static Numbers of(RulebookFiles files) {
            return new Numbers(
                    number(INPUT, Objects.requireNonNull(files.text(RATES))),
                    number(PERCENT, Objects.requireNonNull(files.text(TERMS))));
        }

        private static BigDecimal number(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            assertThat(matcher.find()).isTrue();
            return new BigDecimal(matcher.group(1));
        }

        /** (input x rate + output x 1.60) / 1,000,000, and the surcharge on it on the residency endpoint. */
        Money price(UsageRecord record) {
            BigDecimal plain = BigDecimal.valueOf(record.tokens().input())
                    .multiply(input)
                    .add(BigDecimal.valueOf(record.tokens().output()).multiply(new BigDecimal("1.60")))
                    .movePointLeft(6);
            boolean pays = record.kind().region().equals("eu");
            return new Money(pays ? plain.add(plain.multiply(percent).movePointLeft(2)) : plain);
        }
    }

    private final Map<String, Map<Integer, Set<Money>>> answers = new ConcurrentHashMap<>();
    private final Map<String, Numbers> revisions = new ConcurrentHashMap<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final LongAdder priced = new LongAdder();
    private long mixed;
    private long verified;

    @TempDir
    Path folder;

    private static List<UsageRecord> records() {
        List<UsageRecord> records = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            UsageKind kind = UsageKind.of("gpt-4.1-mini").withRegion(i % 2 == 0 ? "eu" : UsageKind.NO_REGION);
            records.add(UsageRecord.of(Instant.parse("2026-04-12T08:30:00Z"), kind, TokenCounts.of(1_000L * i, 0, i)));
        }
        return records;
    }

    @Test
    void pricesEveryRecordByTheRevisionItNames() throws Exception {
        EditedFolder rules = EditedFolder.in(folder);
        ExecutorService pricing = Executors.newFixedThreadPool(PRICING_THREADS);
        int refused = 0;
        int reloaded = 0;
        List<String> figures = new ArrayList<>();
        try (LiveTariff live = LiveTariff.unwatched(folder, ReloadGate.OPEN)) {
            remember(live.current());
            live.onReload((before, after, problems) -> remember(after));
            List<Future<?>> threads = new ArrayList<>();
            for (int i = 0; i < PRICING_THREADS; i++) {
                threads.add(pricing.submit(() -> priceOnAndOn(live)));
            }
            for (int i = 1; i <= RELOADS; i++) {
                rules.edit(TERMS, RESIDENCY, "data-residency,,,,%d".formatted(i % 90 + 1));
                live.scanNow(); // in the middle of the edit
                boolean broken = i % 10 == 0;
                rules.edit(RATES, INPUT_RATE, "gpt-4.1-mini,no,standard,,input," + (broken ? "x" : "0." + (1000 + i)));
                assertThat(live.scanNow()).isEqualTo(Scan.UNSETTLED);
                Scan scan = live.scanNow();
                assertThat(scan).isEqualTo(broken ? Scan.REFUSED : Scan.RELOADED);
                refused += broken ? 1 : 0;
                reloaded += broken ? 0 : 1;
                verifyAllBut(live.current().revision());
                if (i % 100 == 0) {
                    figures.add(figure(i));
                }
            }
            stop.set(true);
            for (Future<?> thread : threads) {
                thread.get(60, TimeUnit.SECONDS);
            }
            verifyAllBut("");
        } finally {
            stop.set(true);
            pricing.shutdownNow();
        }
        print(figures, reloaded, refused);
        assertThat(mixed).isZero();
        assertThat(verified).isPositive();
        assertThat(refused).isEqualTo(RELOADS / 10);
    }

    private void remember(Tariff tariff) {
        revisions.put(tariff.revision(), Numbers.of(tariff.rulebook().files()));
    }

    private void priceOnAndOn(LiveTariff live) {
        while (!stop.get()) {
            for (int i = 0; i < RECORDS.size(); i++) {
                Quote quote = live.price(RECORDS.get(i));
                Money amount = Objects.requireNonNull(quote.amount(), "every record has a price");
                answers.computeIfAbsent(quote.revision(), key -> new ConcurrentHashMap<>())
                        .computeIfAbsent(i, key -> ConcurrentHashMap.newKeySet())
                        .add(amount);
                priced.increment();
            }
            LockSupport.parkNanos(PAUSE); // the builds need the processors too
        }
    }

    /** Compares the answers of each revision with what its two numbers come to. */
    private void verifyAllBut(String revision) {
        for (String each : List.copyOf(answers.keySet())) {
            if (each.equals(revision)) {
                continue;
            }
            Map<Integer, Set<Money>> given = new HashMap<>(Objects.requireNonNull(answers.remove(each)));
            Numbers numbers = Objects.requireNonNull(revisions.get(each), "a revision nobody loaded");
            given.forEach((index, amounts) -> {
                verified++;
                if (!amounts.equals(Set.of(numbers.price(RECORDS.get(index))))) {
                    mixed++;
                }
            });
        }
    }

    private String figure(int reloads) {
        System.gc();
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return "%5d reloads: metaspace %6.1f MB, heap %6.1f MB, classes %d, records priced %,d"
                .formatted(
                        reloads,
                        metaspace / 1e6,
                        heap / 1e6,
                        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                        priced.sum());
    }

    private void print(List<String> figures, int reloaded, int refused) {
        if (!figures.isEmpty()) {
            figures.forEach(System.out::println);
            System.out.printf(
                    "%d taken, %d refused, %,d records priced, %,d answers verified, %d mixed%n",
                    reloaded, refused, priced.sum(), verified, mixed);
        }
    }
}
