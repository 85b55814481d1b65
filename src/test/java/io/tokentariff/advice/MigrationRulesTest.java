package io.tokentariff.advice;

import static io.tokentariff.advice.Given.INPUT_HEAVY;
import static io.tokentariff.advice.Given.MINI;
import static io.tokentariff.advice.Given.OUTPUT_HEAVY;
import static io.tokentariff.advice.Given.advice;
import static io.tokentariff.advice.Given.daily;
import static io.tokentariff.advice.Given.inputHeavy;
import static io.tokentariff.advice.Given.overruled;
import static io.tokentariff.advice.Given.reasons;
import static io.tokentariff.advice.Given.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.money.Money;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of policy 3 that say to migrate, with the shipped rulebook: where they fire, where they are silent, at their boundaries. */
class MigrationRulesTest {

    @Nested
    class InputHeavy {

        @Test
        void firesWhereTheUsageItselfIsCheaper() {
            Advice advice = advice(inputHeavy(), "");
            assertThat(advice.cost()).isEqualTo(Money.of("1.44"));
            assertThat(advice.verdict()).isEqualTo("migrate");
            assertThat(target(advice).model()).isEqualTo("gpt-5-mini");
            assertThat(target(advice).saving()).isEqualTo(Money.of("0.39"));
            assertThat(reasons(advice)).containsExactly("migrate.input-heavy");
        }

        @Test
        void isSilentWhereTheOutputOutweighsTheInput() {
            Advice advice = advice(daily(30, MINI, OUTPUT_HEAVY), "");
            assertThat(advice.verdict()).isEqualTo("stay");
            assertThat(reasons(advice)).isEmpty();
        }

        @Test
        void isSilentAtTheBreakEvenAndFiresOneTokenAboveIt() {
            assertThat(reasons(advice(daily(30, MINI, TokenCounts.of(8_000, 0, 3_000)), "")))
                    .isEmpty();
            assertThat(reasons(advice(daily(30, MINI, TokenCounts.of(8_001, 0, 3_000)), "")))
                    .containsExactly("migrate.input-heavy");
        }

        @Test
        void sendsAComplexTaskWithMuchInputToGpt5Mini() {
            Advice advice = advice(daily(300, MINI, TokenCounts.of(100_000, 0, 2_000)), "'task':'complex'");
            Alternative target = Objects.requireNonNull(advice.target());
            assertThat(advice.cost()).isEqualTo(Money.of("12.96"));
            assertThat(target.model()).isEqualTo("gpt-5-mini");
            assertThat(target.cost()).isEqualTo(Money.of("8.70"));
            assertThat(advice.reasons().get(0).message()).contains("above 8:3 (2.67)");
        }

        @Test
        void doesNotSendRequestsWhereTheyDoNotFit() {
            Advice advice = advice(daily(300, MINI, TokenCounts.of(700_000, 0, 2_000)), "");
            assertThat(reasons(advice)).isEmpty();
            assertThat(advice.findings()).extracting(Advice.Note::code).contains("nothing-better");
            assertThat(Given.alternative(advice, "model", "gpt-5-mini", "standard")
                            .tooLong())
                    .isEqualTo(300);
        }

        @Test
        void firesForAComplexTaskToo() {
            assertThat(reasons(advice(inputHeavy(), "'task':'complex'"))).containsExactly("migrate.input-heavy");
        }

        @Test
        void countsTheCandidatesLongerOutput() {
            String multiplied = "'output_multiplier':{'gpt-5-mini':'2.4'}";
            assertThat(reasons(advice(inputHeavy(), multiplied))).isEmpty();
            Alternative row = Given.alternative(advice(inputHeavy(), multiplied), "model", "gpt-5-mini", "standard");
            assertThat(row.cost()).isEqualTo(Money.of("1.47"));
            assertThat(String.valueOf(row.breakEvenMultiplier())).isEqualTo("23:10");
        }
    }

    @Nested
    class SimpleTask {

        @Test
        void firesAndBeatsTheSmallerSavingWhichStaysVisible() {
            Advice advice = advice(inputHeavy(), "'task':'simple'");
            assertThat(target(advice).model()).isEqualTo("gpt-5-nano");
            assertThat(target(advice).saving()).isEqualTo(Money.of("1.23"));
            assertThat(reasons(advice)).containsExactly("migrate.simple-task");
            assertThat(overruled(advice)).containsExactly("migrate.input-heavy by migrate.simple-task");
        }

        @Test
        void isSilentForAGeneralTask() {
            assertThat(reasons(advice(inputHeavy(), "'task':'general'"))).doesNotContain("migrate.simple-task");
        }

        @Test
        void isSilentWhereTheCandidateHasNoRatesForTheTier() {
            Advice advice = advice(daily(30, MINI.withServiceTier("priority"), INPUT_HEAVY), "'task':'simple'");
            assertThat(reasons(advice)).containsExactly("migrate.input-heavy");
            Alternative nano = Given.alternative(advice, "model", "gpt-5-nano", "priority");
            assertThat(nano.pricedShare().signum()).isZero();
            assertThat(nano.saving()).isNull();
        }
    }

    @Nested
    class NewProject {

        @Test
        void firesFromTheFirstDayOn() {
            assertThat(reasons(advice(daily(30, MINI, OUTPUT_HEAVY), "'started_on':'2026-07-01'")))
                    .containsExactly("migrate.new-project");
        }

        @Test
        void isSilentTheDayBefore() {
            assertThat(reasons(advice(daily(30, MINI, OUTPUT_HEAVY), "'started_on':'2026-06-30'")))
                    .isEmpty();
        }

        @Test
        void countsANewProjectWithoutADayFromItsFirstUsage() {
            assertThat(reasons(advice(daily(30, MINI, OUTPUT_HEAVY), "'new_project':true")))
                    .isEmpty();
            List<UsageRecord> july = daily(30, MINI, OUTPUT_HEAVY).stream()
                    .map(record -> record.withAt(record.at().plusSeconds(91L * 86_400)))
                    .toList();
            assertThat(reasons(advice(july, "'new_project':true"))).containsExactly("migrate.new-project");
        }

        @Test
        void isSilentOnACurrentModel() {
            assertThat(reasons(
                            advice(daily(30, UsageKind.of("gpt-5-mini"), OUTPUT_HEAVY), "'started_on':'2026-07-01'")))
                    .isEmpty();
        }

        @Test
        void saysSoWhereTheTableLacksTheDay() {
            var rulebook = ShippedRules.edited("tables/advice-terms.csv", "new-project-from,", "another-term,");
            assertThat(reasons(advice(rulebook, daily(30, MINI, OUTPUT_HEAVY), "'new_project':true")))
                    .containsExactly("migrate.new-project.missing");
        }

        @Test
        void losesAgainstProvenPromptsThatCostMoreToEvaluate() {
            Advice advice = advice(
                    inputHeavy(), "'started_on':'2026-07-01','prompt_stability':'proven','reevaluation_cost_usd':'5'");
            assertThat(advice.verdict()).isEqualTo("stay");
            assertThat(overruled(advice))
                    .containsExactlyInAnyOrder(
                            "migrate.input-heavy by stay.proven-prompts", "migrate.new-project by stay.proven-prompts");
        }
    }
}
