package io.tokentariff.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.Inside;
import io.tokentariff.Tariff;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever an analyst edits, pricing stays exact, remembered plans stay right, and the oracle says the same. */
class EditedRulesPropertyTest {

    /** Every so many rulebooks one is compiled again and prices the same records in another order. */
    private static final int COMPILED_TWICE = 6;

    @Test
    void everyEditedRulebookIsPricedExactly() {
        Random random = new Random(Seeds.SEED);
        Map<PriceStatus, Integer> seen = new EnumMap<>(PriceStatus.class);
        int refused = 0;
        int overflows = 0;
        int byOracle = 0;
        for (int book = 0; book < Seeds.RULEBOOKS; book++) {
            RandomRulebook edited = RandomRulebook.of(random);
            Rulebook rulebook = load(edited);
            if (rulebook == null) {
                refused++;
                continue;
            }
            Tariff tariff = Inside.tariff(rulebook);
            Oracle oracle = edited.oracleKnows() ? new Oracle(edited.texts(), edited.twists()) : null;
            List<UsageRecord> records = records(new RandomUsage(random, edited.texts()));
            List<Quote> quotes = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                UsageRecord record = records.get(i);
                String name = "rulebook %d %s, %s".formatted(book, edited.edits(), Seeds.named(i, record));
                Quote quote = tariff.price(record);
                quotes.add(quote);
                Plan plan = Checks.remembered(rulebook, record, name);
                overflows += Checks.addsUp(quote, plan, name) ? 1 : 0;
                if (oracle != null) {
                    Checks.agrees(oracle.price(record), quote, name);
                    byOracle++;
                }
                seen.merge(quote.status(), 1, Integer::sum);
            }
            if (book % COMPILED_TWICE == 0) {
                assertOrderDoesNotMatter(
                        records,
                        quotes,
                        Inside.tariff(RulebookLoader.load(rulebook.files())),
                        random,
                        "rulebook %d %s".formatted(book, edited.edits()));
            }
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrder(PriceStatus.values());
        assertThat(refused).as("edits that do not load").isLessThan(Seeds.RULEBOOKS / 2);
        assertThat(overflows).as("amounts too large for the fast arithmetic").isPositive();
        assertThat(byOracle).as("records the oracle priced too").isGreaterThan(Seeds.RULEBOOKS * 50);
    }

    /** A random edit may make rows overlap or leave a scope without its factor; then the rulebook is refused for that. */
    private static @Nullable Rulebook load(RandomRulebook edited) {
        try {
            return RulebookLoader.load(RulebookFiles.of(edited.texts()));
        } catch (RulebookException e) {
            assertThat(e.problems())
                    .as("seed %d: %s", Seeds.SEED, edited.edits())
                    .extracting(Problem::code)
                    .containsAnyOf("overlapping-periods", "missing-value", "unknown-region");
            return null;
        }
    }

    private static List<UsageRecord> records(RandomUsage usage) {
        List<UsageRecord> records = new ArrayList<>();
        for (int i = 0; i < Seeds.RECORDS_A_RULEBOOK; i++) {
            records.add(usage.record());
        }
        return records;
    }

    private static void assertOrderDoesNotMatter(
            List<UsageRecord> records, List<Quote> quotes, Tariff afresh, Random random, String name) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        for (int i : order) {
            assertThat(afresh.price(records.get(i)))
                    .as("%s, %s", name, Seeds.named(i, records.get(i)))
                    .isEqualTo(quotes.get(i));
        }
    }
}
