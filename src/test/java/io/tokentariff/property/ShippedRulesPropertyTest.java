package io.tokentariff.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.Inside;
import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Laws of pricing, tried on random usage with the shipped rulebook. */
class ShippedRulesPropertyTest {

    private static final Map<String, String> TEXTS = ShippedRules.texts();
    private static final Tariff TARIFF = Tariff.open(ShippedRules.FOLDER);
    private static final BigDecimal TENTH_MORE = new BigDecimal("1.1");

    /** A law about a record, its quote, and what else is random. */
    private interface Law {
        /** Returns whether the law had something to say about this record. */
        boolean holds(UsageRecord record, Quote quote, Random random, String name);
    }

    /** Tries a law on all cases; one that says something about few of them is a law not tried. */
    private static void forAll(int salt, double leastShare, Law law) {
        Random random = new Random(Seeds.SEED + salt);
        RandomUsage usage = new RandomUsage(random, TEXTS);
        int tried = 0;
        for (int i = 0; i < Seeds.CASES; i++) {
            UsageRecord record = usage.record();
            tried += law.holds(record, TARIFF.price(record), random, Seeds.named(i, record)) ? 1 : 0;
        }
        assertThat(tried).isGreaterThan((int) (Seeds.CASES * leastShare));
    }

    private static @Nullable Money amount(UsageRecord record) {
        Quote quote = TARIFF.price(record);
        return quote.status() == PriceStatus.PRICED ? quote.amount() : null;
    }

    @Test
    void theOracleSaysTheSame() {
        Oracle oracle = new Oracle(TEXTS, Set.of());
        forAll(1, 0.99, (record, quote, random, name) -> {
            Checks.agrees(oracle.price(record), quote, name);
            return true;
        });
    }

    @Test
    void lineItemsAndFastArithmeticAddUpToTheTotalAndPlansAreRememberedRightly() {
        forAll(2, 0.25, (record, quote, random, name) -> {
            Plan plan = Checks.remembered(Inside.rulebook(TARIFF), record, name);
            Checks.addsUp(quote, plan, name);
            return quote.status() == PriceStatus.PRICED;
        });
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        Random random = new Random(Seeds.SEED + 3);
        RandomUsage usage = new RandomUsage(random, TEXTS);
        List<UsageRecord> records = new ArrayList<>();
        for (int i = 0; i < Seeds.CASES; i++) {
            records.add(usage.record().withId("r" + i));
        }
        List<UsageRecord> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        Tariff other = Tariff.open(ShippedRules.FOLDER);
        Money total = sum(TARIFF, records);
        assertThat(sum(other, shuffled)).as("seed %d", Seeds.SEED).isEqualTo(total);
        assertThat(total.isPositive()).isTrue();
        for (UsageRecord record : records) {
            assertThat(other.price(record)).as("seed %d", Seeds.SEED).isEqualTo(TARIFF.price(record));
        }
    }

    private static Money sum(Tariff tariff, List<UsageRecord> records) {
        ExactSum first = new ExactSum();
        ExactSum second = new ExactSum();
        for (UsageRecord record : records) {
            Plan plan = Inside.rulebook(tariff).plan(record);
            if (plan.status() == PriceStatus.PRICED) {
                plan.arithmetic().addTo(record.tokens().output() % 2 == 0 ? first : second, record.tokens());
            }
        }
        first.add(second);
        return first.total();
    }

    @Test
    void splittingARecordBelowItsThresholdAddsUpExactly() {
        forAll(4, 0.08, (record, quote, random, name) -> {
            TokenCounts all = record.tokens();
            boolean below = quote.usage().context().equals("short") && !all.contextSaid() && record.requests() == 1;
            if (!below || quote.status() != PriceStatus.PRICED) {
                return false;
            }
            long share = random.nextInt(101);
            long written = part(all.cacheWrite(), share);
            TokenCounts one = TokenCounts.of(
                            part(all.plainInput(), share) + part(all.cachedInput(), share) + written,
                            part(all.cachedInput(), share),
                            written,
                            part(all.output(), share))
                    .withTraining(part(all.training(), share))
                    .with(others(all));
            TokenCounts rest = TokenCounts.of(
                            all.input() - one.input(),
                            all.cachedInput() - one.cachedInput(),
                            all.cacheWrite() - one.cacheWrite(),
                            all.output() - one.output())
                    .withTraining(all.training() - one.training());
            Money first = amount(record.withTokens(one));
            Money second = amount(record.withTokens(rest));
            if (first == null || second == null) {
                // a part of a training job without tokens is not billed, and nothing of it is
                return false;
            }
            assertThat(first.plus(second)).as(name).isEqualTo(quote.amount());
            return true;
        });
    }

    private static long part(long count, long percent) {
        return count / 100 * percent + count % 100 * percent / 100;
    }

    @Test
    void cachedInputIsNeverDearerThanUncached() {
        forAll(5, 0.08, (record, quote, random, name) -> {
            TokenCounts all = record.tokens();
            Money without = amount(record.withTokens(all.withCachedInput(0)));
            Money with = quote.status() == PriceStatus.PRICED ? quote.amount() : null;
            if (all.cachedInput() == 0 || without == null || with == null) {
                return false;
            }
            assertThat(with).as(name).isLessThan(without);
            return true;
        });
    }

    @Test
    void batchIsNoDearerThanStandardAndStandardNoDearerThanPriority() {
        // the one exception of the tables: o3 on priority has a rate from before its standard rate fell
        Instant o3Fell = Instant.parse("2025-06-10T00:00:00Z");
        forAll(6, 0.08, (record, quote, random, name) -> {
            Money standard = amount(record.withKind(record.kind().withServiceTier("standard")));
            Money batch = amount(record.withKind(record.kind().withServiceTier("batch")));
            Money flex = amount(record.withKind(record.kind().withServiceTier("flex")));
            Money priority = amount(record.withKind(record.kind().withServiceTier("priority")));
            boolean inference = record.kind().operation() == Operation.INFERENCE;
            if (standard == null || !inference || record.at().isBefore(o3Fell)) {
                return false;
            }
            if (batch != null) {
                assertThat(batch).as(name).isLessThanOrEqualTo(standard);
            }
            if (flex != null) {
                assertThat(flex).as(name).isLessThanOrEqualTo(standard);
            }
            if (priority != null) {
                assertThat(standard).as(name).isLessThanOrEqualTo(priority);
            }
            return batch != null && priority != null;
        });
    }

    @Test
    void theResidencySurchargeIsExactlyATenth() {
        forAll(7, 0.25, (record, quote, random, name) -> {
            Money global = amount(record.withKind(record.kind().withRegion("global")));
            Money regional = amount(record.withKind(record.kind().withRegion("eu")));
            assertThat(regional == null).as(name).isEqualTo(global == null);
            if (global == null || regional == null) {
                return false;
            }
            boolean inference = record.kind().operation() == Operation.INFERENCE;
            assertThat(regional).as(name).isEqualTo(inference ? global.times(TENTH_MORE) : global);
            return inference;
        });
    }

    @Test
    void moreTokensNeverCostLess() {
        forAll(8, 0.2, (record, quote, random, name) -> {
            TokenCounts more = more(record.tokens(), random);
            Money after = more == null ? null : amount(record.withTokens(more));
            Money before = quote.status() == PriceStatus.PRICED ? quote.amount() : null;
            if (before == null || after == null) {
                return false;
            }
            assertThat(after).as("%s, then %s", name, more).isGreaterThanOrEqualTo(before);
            return true;
        });
    }

    /** More tokens of one meter, in a session that grows with them; null where the most is reached. */
    private static @Nullable TokenCounts more(TokenCounts all, Random random) {
        long added = random.nextBoolean() ? 1 : 1 + random.nextInt(300_000);
        boolean input = random.nextBoolean();
        boolean cached = random.nextInt(3) == 0;
        long context = all.contextSaid() && input ? all.context() + added : all.context();
        long most = Math.max(context, Math.max(all.input(), all.output()) + added);
        if (most > TokenCounts.LARGEST) {
            return null;
        }
        return TokenCounts.of(
                        all.input() + (input ? added : 0),
                        all.cachedInput() + (input && cached ? added : 0),
                        all.cacheWrite(),
                        all.output() + (input ? 0 : added))
                .withTraining(all.training())
                .with(others(all))
                .withContext(context)
                .withRequests(all.requests());
    }

    private static Map<String, Long> others(TokenCounts tokens) {
        return tokens.meters().others().stream().collect(Collectors.toMap(meter -> meter, tokens::count));
    }
}
