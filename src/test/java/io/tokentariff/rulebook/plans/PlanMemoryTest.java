package io.tokentariff.rulebook.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tokentariff.ShippedRules;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.RandomUsage;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.facts.AskedFacts;
import io.tokentariff.rulebook.facts.FactKinds;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlanMemoryTest {

    private static final Instant DAY = Instant.parse("2026-04-12T08:30:00Z");
    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());

    @Test
    void remembersThePlanOfAKind() {
        Rulebook rulebook = ShippedRules.with(Map.of());
        Plan first = rulebook.plan(record(UsageKind.of("gpt-4.1-mini"), TokenCounts.of(10, 0, 3)));
        assertThat(rulebook.plan(record(UsageKind.of("gpt-4.1-mini"), TokenCounts.of(999, 0, 7))))
                .isSameAs(first);
        assertThat(rulebook.plansMade()).isEqualTo(1);
        assertThat(rulebook.plan(record(UsageKind.of("gpt-4.1-mini"), TokenCounts.of(999, 0, 0))))
                .isNotSameAs(first);
        assertThat(rulebook.plansMade()).isEqualTo(2);
    }

    @Test
    void forgetsWhenItIsFullAndCountsIt() {
        AtomicInteger evaluations = new AtomicInteger();
        PlanMemory memory = new PlanMemory(
                SHIPPED.rateCard(),
                AskedFacts.NOTHING,
                record -> {
                    evaluations.incrementAndGet();
                    return SHIPPED.evaluate(record);
                },
                10);
        for (int i = 0; i < 35; i++) {
            memory.plan(record(UsageKind.of("unknown-" + i), TokenCounts.of(1, 0, 0)));
        }
        assertThat(memory.evictions()).isEqualTo(30);
        assertThat(memory.misses()).isEqualTo(35);
        memory.plan(record(UsageKind.of("unknown-34"), TokenCounts.of(1, 0, 0)));
        memory.plan(record(UsageKind.of("unknown-1"), TokenCounts.of(1, 0, 0)));
        assertThat(evaluations).hasValue(36);
    }

    @Test
    void kindsWithOneHashNeitherMixNorSlowDown() {
        PlanMemory memory = new PlanMemory(SHIPPED.rateCard(), AskedFacts.NOTHING, SHIPPED::evaluate, 100_000);
        List<UsageRecord> records = new ArrayList<>();
        for (int i = 0; i < 1 << 9; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 9; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            records.add(record(UsageKind.of(name.toString()), TokenCounts.of(1, 0, 0)));
        }
        for (UsageRecord record : records) {
            assertThat(memory.plan(record).usage().model())
                    .isEqualTo(record.kind().model());
        }
        assertThat(memory.evictions()).isPositive();
    }

    @Test
    void otherMetersCountsAccountsAndDaysAreKeptApartWhereRulesAskForThem() {
        UsageRecord plain = record(UsageKind.of("gpt-4.1-mini"), TokenCounts.of(10, 0, 3));
        UsageRecord audio = plain.withTokens(TokenCounts.of(10, 0, 3).with(Map.of("audio_input", 5L)));
        PlanMemory memory = new PlanMemory(
                SHIPPED.rateCard(), AskedFacts.of(FactKinds.shipped(), fact -> true), SHIPPED::evaluate, 100);
        List<UsageRecord> different = List.of(
                plain,
                audio,
                plain.withTokens(TokenCounts.of(10, 0, 4)),
                plain.withAccount(Account.ofProject("p")),
                plain.withAt(DAY.plusSeconds(86_400)));
        different.forEach(memory::plan);
        assertThat(memory.misses()).isEqualTo(5);
        different.forEach(memory::plan);
        assertThat(memory.misses()).isEqualTo(5);
    }

    @Test
    void rememberedPlansAreThoseOfAFullEvaluation() {
        Rulebook rulebook = ShippedRules.with(Map.of());
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            UsageRecord record = RandomUsage.record(random);
            assertThat(rulebook.plan(record)).isEqualTo(rulebook.evaluate(record));
        }
        assertThat(rulebook.plansMade()).isLessThan(2_000);
    }

    @Test
    void findingAPlanMakesNoObject() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Rulebook rulebook = ShippedRules.with(Map.of());
        UsageRecord record = record(UsageKind.of("gpt-4.1-mini").withRegion("eu"), TokenCounts.of(300_000, 10, 3));
        plans(rulebook, record, 1_000);
        long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
        plans(rulebook, record, 10_000);
        long bytes = thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(bytes).isLessThan(10_000);
    }

    private static void plans(Rulebook rulebook, UsageRecord record, int times) {
        for (int i = 0; i < times; i++) {
            rulebook.plan(record);
        }
    }

    private static UsageRecord record(UsageKind kind, TokenCounts tokens) {
        return UsageRecord.of(DAY, kind, tokens);
    }
}
