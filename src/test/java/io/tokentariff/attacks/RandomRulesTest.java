package io.tokentariff.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.RandomUsage;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.rulebook.lint.RandomRules;
import io.tokentariff.usage.UsageRecord;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the language of rules allows, it is checked, compiled and priced with in time, and plans stay what they are. */
class RandomRulesTest {

    private static final long SEED = Long.getLong("property.seed", 20_260_412);
    private static final int RULES_A_BOOK = 25;
    private static final int RECORDS_A_BOOK = 25;
    private static final Duration MOST = Duration.ofSeconds(20);

    private final Map<String, Integer> refusedFor = new TreeMap<>();
    private int allowed;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aHundredAndFiftyRulesOfAnyKind() {
        tryOut(150, SEED);
    }

    @Test
    @Tag("soak")
    @Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void threeThousandRulesOfAnyKind() {
        tryOut(3_000, SEED + 1);
        System.out.printf("%d of 3,000 rules allowed; others: %s%n", allowed, refusedFor);
    }

    private void tryOut(int rules, long seed) {
        Random random = new Random(seed);
        RandomRules chance = new RandomRules(random, ShippedRules.with(Map.of()).rateCard());
        for (int book = 0; book < rules / RULES_A_BOOK; book++) {
            Map<String, String> files = new LinkedHashMap<>();
            for (int n = 0; n < RULES_A_BOOK; n++) {
                files.put("guards/chance-%d.drl".formatted(n), chance.file(n));
            }
            long before = worked();
            String name = "seed %d, book %d".formatted(seed, book);
            compare(sound(files, name), random, name);
            assertThat(Duration.ofNanos(worked() - before)).as(name).isLessThan(MOST);
        }
        assertThat(allowed).as("allowed; others: %s", refusedFor).isGreaterThan(rules / 3);
    }

    /** The rulebook without the files that are refused. */
    private Rulebook sound(Map<String, String> files, String name) {
        for (int tries = 0; tries < RULES_A_BOOK; tries++) {
            Map<String, String> texts = ShippedRules.texts();
            texts.putAll(files);
            RulebookLoader.Attempt attempt = RulebookLoader.attempt(RulebookFiles.of(texts), new Problems());
            if (attempt.rulebook() != null) {
                allowed += files.size();
                return attempt.rulebook();
            }
            List<Problem> errors =
                    attempt.problems().stream().filter(Problem::isError).toList();
            errors.forEach(each -> refusedFor.merge(each.code(), 1, Integer::sum));
            Set<String> faulty = errors.stream().map(Problem::file).collect(Collectors.toSet());
            assertThat(errors).as(name).noneMatch(each -> each.code().equals("rules-do-not-compile"));
            if (!files.keySet().removeAll(faulty)) { // a shipped rule that joins what these insert
                files.remove(files.keySet().iterator().next());
            }
        }
        throw new AssertionError(name + " never loads");
    }

    private static void compare(Rulebook rulebook, Random random, String name) {
        for (int n = 0; n < RECORDS_A_BOOK; n++) {
            UsageRecord record = RandomUsage.record(random);
            assertThat(rulebook.plan(record))
                    .as("%s: %s", name, record)
                    .isEqualTo(rulebook.evaluateApart(record))
                    .isEqualTo(rulebook.evaluate(record))
                    .isEqualTo(rulebook.plan(record));
        }
    }

    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
