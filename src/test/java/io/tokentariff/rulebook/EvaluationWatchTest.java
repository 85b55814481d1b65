package io.tokentariff.rulebook;

import static io.tokentariff.rulebook.UncheckedRules.rule;
import static io.tokentariff.rulebook.UncheckedRules.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.Advisor;
import io.tokentariff.advice.Profiles;
import io.tokentariff.advice.Recommendation;
import io.tokentariff.check.RulebookCheck;
import io.tokentariff.problem.Limit;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the limits on rules that load do not foresee is stopped while it is evaluated, and costs the record alone. */
class EvaluationWatchTest {

    private static final String NOTE = "Finding.note( \"much\", \"x\" )";
    private static final UsageRecord RECORD = UsageRecord.of(
            Instant.parse("2026-04-12T08:30:00Z"), UsageKind.of("gpt-4.1-mini"), TokenCounts.of(10, 0, 5));
    private static final UsageRecord OTHER =
            UsageRecord.of(Instant.parse("2026-04-12T08:30:00Z"), UsageKind.of("gpt-4.1"), TokenCounts.of(10, 0, 5));
    private static final String FEW = "Usage( model == \"gpt-4.1-mini\" ) ";

    private static String times(int many, String pattern) {
        return String.join(" ", Collections.nCopies(many, pattern));
    }

    /** Returns a rulebook with a rule for one model that joins more than may be read. */
    private static Rulebook much(String joins) {
        return with(rule("much", FEW, NOTE), rule("much", FEW + joins, NOTE));
    }

    private static void assertStopped(Plan plan, String rule) {
        assertThat(plan.status()).isEqualTo(PriceStatus.UNPRICED);
        assertThat(plan.isCutShort()).isTrue();
        assertThat(plan.charges()).isEmpty();
        assertThat(plan.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("evaluation-limit");
            assertThat(finding.message()).contains(rule).endsWith("took more than 1,000,000 combinations.");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rate( ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( )",
                "not ( Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( price == null ) )",
                "exists ( Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) )",
                "not ( Rate( ) and not ( Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) and Rate( ) ) )",
                "( Rate( ) or Term( ) ) ( Rate( ) or Term( ) ) ( Rate( ) or Term( ) ) ( Rate( ) or Term( ) ) ( Rate( ) or Term( ) ) Rate( ) Rate( ) Rate( )",
                "$one : Rate( ) Rate( meter != $one.meter ) Rate( meter != $one.meter ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( ) Rate( )",
                "Charge( ) Rate( ) Charge( ) Rate( ) Charge( ) Rate( ) Charge( ) Rate( ) Charge( ) Rate( ) Charge( ) Rate( ) Charge( ) Rate( )",
            })
    void joinsWithoutEndAreStoppedAndNamed(String joins) {
        Rulebook rulebook = much(joins);
        assertStopped(rulebook.evaluate(RECORD), "the rule charges.more.much");
        assertThat(rulebook.evaluate(OTHER).status()).isEqualTo(PriceStatus.PRICED);
        assertThat(rulebook.evaluateApart(OTHER)).isEqualTo(rulebook.plan(OTHER));
    }

    @Test
    void plansOfStoppedEvaluationsAreNotRemembered() {
        Rulebook rulebook = much(times(12, "Rate( )"));
        assertStopped(rulebook.plan(RECORD), "the rule charges.more.much");
        assertStopped(rulebook.plan(RECORD), "the rule charges.more.much");
        assertThat(rulebook.plansMade()).isZero();
        rulebook.plan(OTHER);
        assertThat(rulebook.plansMade()).isOne();
    }

    @Test
    void aKindThatIsStoppedAgainAndAgainIsGivenUp() {
        Rulebook rulebook = much(times(12, "Rate( )"));
        Plan last = rulebook.evaluate(RECORD);
        for (int i = 1; i < Limit.CUT_SHORT.most(); i++) {
            last = rulebook.evaluate(RECORD);
        }
        assertThat(rulebook.evaluate(RECORD))
                .isSameAs(rulebook.evaluate(RECORD))
                .isEqualTo(last);
        assertThat(rulebook.evaluate(OTHER).status()).isEqualTo(PriceStatus.PRICED);
    }

    @Test
    void rulesThatShareWhatTheyAskForAreAllNamed() {
        String same = FEW + times(12, "Rate( )");
        Rulebook rulebook =
                with(rule("a", FEW, NOTE) + rule("b", FEW, NOTE), rule("a", same, NOTE) + rule("b", same, NOTE));
        assertStopped(
                rulebook.evaluate(RECORD), "what the rules charges.more.a, charges.more.b ask for in common took");
    }

    @Test
    void casesSayWhichRuleWasStopped() {
        Rulebook rulebook = much(times(12, "Rate( )"));
        assertThat(RulebookCheck.beforeUse(rulebook))
                .filteredOn(problem -> problem.message().contains("break off"))
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo("case-failed");
                    assertThat(problem.file()).endsWith(".cases.yaml");
                    assertThat(problem.message())
                            .contains("the rule charges.more.much took more than 1,000,000 combinations.")
                            .doesNotContain("..");
                });
    }

    @Test
    void aWorkloadWhoseRulesAreStoppedIsToBeReviewed() {
        Rulebook rulebook = with(
                rule("much", "Workload( )", NOTE), rule("much", "Workload( ) " + times(12, "AdviceTerm( )"), NOTE));
        Advisor advisor = rulebook.advisor(Profiles.NONE, List.of());
        advisor.add(RECORD);
        Advice advice = advisor.advise().get(0);
        assertThat(advice.verdict()).isEqualTo(Recommendation.REVIEW);
        assertThat(advice.reasons()).isEmpty();
        assertThat(advice.monthlySaving()).isNull();
        assertThat(advice.cost()).isEqualTo(rulebook.quote(RECORD).amount());
        assertThat(advice.findings().get(0).code()).isEqualTo("evaluation-limit");
        assertThat(advice.findings().get(0).message()).contains("the rule charges.more.much took");
    }
}
