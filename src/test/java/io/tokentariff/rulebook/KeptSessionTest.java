package io.tokentariff.rulebook;

import static io.tokentariff.rulebook.UncheckedRules.rule;
import static io.tokentariff.rulebook.UncheckedRules.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Limit;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rulebook.sandbox.WorkBudget;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptSessionTest {

    private static final UsageRecord RECORD = UsageRecord.of(
            Instant.parse("2026-04-12T08:30:00Z"), UsageKind.of("gpt-4.1-mini"), TokenCounts.of(10, 0, 5));

    @Test
    void shippedRulesAreEvaluatedInKeptSessionsAndDecideTheSame() {
        Rulebook rulebook = ShippedRules.with(Map.of());
        assertThat(rulebook.compiled().session().keeps()).isTrue();
        assertSamePlans(rulebook, 1_500);
        assertThat(rulebook.compiled().session().keeps()).isTrue();
    }

    @Test
    void rulesOnCountsAccountsAndDaysDecideTheSame() {
        Rulebook rulebook = with(rule("counts", "TokenCounts( input > 10000 )", "Finding.note( \"much\", \"{model}\" )")
                + rule("project", "Account( project == \"p1\" )", "Finding.note( \"p1\", \"{model}\" )")
                + rule("monday", "Day( weekday() == \"monday\" )", "Finding.note( \"monday\", \"{model}\" )")
                + rule(
                        "either",
                        "( MeterUsed( meter == \"output\" ) or MeterUsed( meter == \"input\" ) )",
                        "Finding.note( \"either\", \"{tier}\" )"));
        assertThat(rulebook.compiled().session().keeps()).isTrue();
        assertSamePlans(rulebook, 500);
    }

    @Test
    void rulesThatMatchRowsAloneFireForEveryUsage() {
        Rulebook rulebook =
                with(rule("rows", "Rate( certainty == \"approximate\" )", "Finding.note( \"row\", \"x\" )"));
        assertThat(rulebook.compiled().session().keeps()).isFalse();
        assertSamePlans(rulebook, 200);
    }

    @Test
    void rulesThatAskForAbsentOutcomesGetSessionsOfTheirOwn() {
        Rulebook rulebook = with(rule("last", "Usage( ) not Charge( )", "Finding.note( \"nothing\", \"x\" )"));
        assertThat(rulebook.compiled().session().keeps()).isFalse();
        assertSamePlans(rulebook, 200);
    }

    @Test
    void ruleThatFeedsItselfComesToRest() {
        Rulebook rulebook = with(rule("first", "Charge( meter == \"output\" )", "Finding.note( \"a\", \"x\" )")
                + rule("feeds", "Finding( code == \"a\" )", "Finding.note( \"a\", \"x\" )")
                + rule("back", "Finding( message == \"x\" )", "Finding.note( \"b\", \"x\" )")
                + rule("forth", "Finding( code == \"b\" )", "Finding.note( \"a\", \"x\" )"));
        for (int i = 0; i < 3; i++) {
            assertThat(rulebook.evaluation(RECORD).decisions())
                    .filteredOn(each -> each.outcome() instanceof Finding)
                    .extracting(each -> each.rule().id())
                    .containsExactlyInAnyOrder(
                            "charges.more.first", "charges.more.feeds", "charges.more.back", "charges.more.forth");
            assertThat(rulebook.evaluate(RECORD).status()).isEqualTo(PriceStatus.PRICED);
            assertThat(rulebook.evaluate(RECORD)).isEqualTo(rulebook.evaluateApart(RECORD));
        }
        assertThat(rulebook.compiled().session().keeps()).isTrue();
    }

    /** Each firing leaves another outcome, which no rule that may load can do. */
    @Test
    void ruleThatFiresWithoutEndIsNamedInEveryUsage() {
        String first = rule("first", "Charge( meter == \"output\" )", "Finding.note( \"a\", \"x\" )");
        Rulebook rulebook = with(
                first + rule("grows", "$finding : Finding( )", "Finding.note( \"a\", \"x\" )"),
                first + rule("grows", "$finding : Finding( )", "Finding.note( $finding.code() + \"a\", \"x\" )"));
        WorkBudget check = WorkBudget.ofCheck();
        for (int i = 0; i < 3; i++) {
            assertThat(rulebook.evaluate(RECORD).findings())
                    .extracting(
                            finding -> finding.code(), finding -> finding.rule().id())
                    .containsExactly(tuple("rule-loops", "charges.more.grows"));
            assertThat(rulebook.evaluate(RECORD)).isEqualTo(rulebook.evaluateApart(RECORD));
        }
        assertThat(check.isSpent()).as("few firings").isFalse();
        for (int i = 0; i * Limit.FIRINGS.most() < Limit.CHECK_FIRINGS.most(); i++) {
            rulebook.evaluateApart(RECORD);
        }
        assertThat(check.isSpent())
                .as("what fires without end is not tried for ever")
                .isTrue();
        assertThat(check.words()).isEqualTo("300,000 firings of rules");
    }

    /** A session grows with them, and each usage would need one. */
    @Test
    void moreRowsThanOneUsageMayHaveAreNotEvaluated() {
        String terms = ShippedRules.text("tables/terms.csv");
        assertThat(withTerms(terms, Limit.EVALUATION_ROWS.most() / 2)
                        .evaluate(RECORD)
                        .status())
                .isEqualTo(PriceStatus.PRICED);
        assertThat(withTerms(terms, Limit.EVALUATION_ROWS.most())
                        .evaluate(RECORD)
                        .findings())
                .extracting(finding -> finding.code(), finding -> finding.message())
                .containsExactly(
                        tuple(
                                "evaluation-limit",
                                "The evaluation was stopped: it took more than 10,000 rows, most of them of tables/terms.csv."));
    }

    /** Each further try would put all the rows together anew. */
    @Test
    void usageThatIsStoppedAgainAndAgainIsGivenUp() {
        Rulebook rulebook = withTerms(ShippedRules.text("tables/terms.csv"), Limit.EVALUATION_ROWS.most());
        Plan first = rulebook.plan(RECORD);
        assertThat(rulebook.plan(RECORD)).as("another try").isNotSameAs(first);
        Plan last = rulebook.plan(RECORD);
        assertThat(last.isCutShort()).isTrue();
        assertThat(rulebook.plan(RECORD)).isSameAs(last);
        assertThat(rulebook.plansMade()).isEqualTo(1);
    }

    private static Rulebook withTerms(String terms, int more) {
        return ShippedRules.with(Map.of(
                "tables/terms.csv",
                terms
                        + IntStream.range(0, more)
                                .mapToObj("t%s,,,,-5,,,a test,,,,,,,\n"::formatted)
                                .collect(Collectors.joining())));
    }

    @Test
    void severalThreadsDecideTheSame() {
        Rulebook rulebook = ShippedRules.with(Map.of());
        Random random = new Random(11);
        List<UsageRecord> records = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            records.add(RandomUsage.record(random));
        }
        IntStream.range(0, 1_200)
                .parallel()
                .mapToObj(i -> records.get(i % records.size()))
                .forEach(record -> assertThat(rulebook.evaluate(record)).isEqualTo(rulebook.evaluateApart(record)));
    }

    private static void assertSamePlans(Rulebook rulebook, int records) {
        Random random = new Random(7);
        for (int i = 0; i < records; i++) {
            UsageRecord record = RandomUsage.record(random);
            assertThat(rulebook.evaluate(record)).as("%s", record).isEqualTo(rulebook.evaluateApart(record));
        }
    }
}
