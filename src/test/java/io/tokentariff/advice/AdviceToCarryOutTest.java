package io.tokentariff.advice;

import static io.tokentariff.advice.Given.MINI;
import static io.tokentariff.advice.Given.OUTPUT_HEAVY;
import static io.tokentariff.advice.Given.advice;
import static io.tokentariff.advice.Given.alternative;
import static io.tokentariff.advice.Given.daily;
import static io.tokentariff.advice.Given.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.Inside;
import io.tokentariff.money.Money;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Policy 3, its end: advice that somebody could follow, and a reason for each verdict. */
class AdviceToCarryOutTest {

    private static final String REPEATS = "'repeatable_share':'0.8'";

    @Test
    void promptsTooShortToBeCachedGetNoAdviceOnCaching() {
        assertThat(reasons(advice(daily(30, MINI, TokenCounts.of(500, 0, 5_000)), REPEATS)))
                .doesNotContain("use.caching");
        assertThat(reasons(advice(daily(30, MINI, TokenCounts.of(1_023, 0, 5_000)), REPEATS)))
                .doesNotContain("use.caching");
        assertThat(reasons(advice(daily(30, MINI, TokenCounts.of(1_024, 0, 5_000)), REPEATS)))
                .contains("use.caching");
    }

    @Test
    void whatCachingSavesHasItsWritesInIt() {
        List<UsageRecord> luna = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            luna.add(UsageRecord.of(
                    Instant.parse("2026-08-01T12:00:00Z").plusSeconds(86_400L * day),
                    UsageKind.of("gpt-5.6-luna"),
                    TokenCounts.of(100_000, 0, 1_000)));
        }
        // of 80,000 repeated tokens a day half are read, at 0.02 not 0.20, and half are written, at 0.25 not 0.20
        assertThat(alternative(advice(luna, REPEATS), "caching", "gpt-5.6-luna", "standard")
                        .saving())
                .isEqualTo(Money.of("0.156"));
    }

    @Test
    void theBreakEvenIsThatOfAModelThatMayBeAdvised() {
        Advice advice = advice(daily(30, MINI, OUTPUT_HEAVY), "");
        assertThat(advice.verdict()).isEqualTo("stay");
        assertThat(mayBeAdvisedFor("gpt-4.1-mini"))
                .contains(Objects.requireNonNull(advice.breakEven()).model());
        assertThat(advice.alternatives())
                .as("some that are cheaper are compared only")
                .anyMatch(
                        each -> each.saves() && !mayBeAdvisedFor("gpt-4.1-mini").contains(each.model()));
    }

    private static Set<String> mayBeAdvisedFor(String model) {
        return Inside.rulebook(Given.TARIFF).adviceTables().candidates().stream()
                .filter(row ->
                        row.replaces().contains(model) && !row.advisedFor().isEmpty())
                .map(Candidate::model)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachVerdictHasAReason() {
        Random random = new Random(3);
        List<String> models = List.of("gpt-4.1-mini", "gpt-4.1", "gpt-5-mini", "gpt-5.6-luna", "o3", "gpt-4o-mini");
        List<String> tiers = List.of("standard", "batch", "flex", "priority");
        List<String> profiles = List.of(
                "",
                "'task':'simple'",
                "'latency':'overnight'",
                "'latency':'tolerant','tier_hours':{'batch':'08:00-16:00'}",
                "'prompt_stability':'proven','reevaluation_cost_usd':'500'",
                "'fine_tuned_assets':true," + REPEATS);
        for (int i = 0; i < 120; i++) {
            UsageKind kind = UsageKind.of(models.get(random.nextInt(models.size())))
                    .withServiceTier(tiers.get(random.nextInt(tiers.size())));
            TokenCounts tokens = TokenCounts.of(1 + random.nextInt(800_000), 0, random.nextInt(20_000));
            Advice advice = advice(daily(8, kind, tokens), profiles.get(random.nextInt(profiles.size())));
            if (advice.workload() == null) {
                assertThat(advice.findings()).as("%s %s", kind, tokens).isNotEmpty();
            } else if (advice.reasons().isEmpty()) {
                assertThat(advice.findings())
                        .as("%s %s", kind, tokens)
                        .extracting(Advice.Note::code)
                        .contains("nothing-better");
            }
        }
    }
}
