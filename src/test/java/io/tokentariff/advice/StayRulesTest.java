package io.tokentariff.advice;

import static io.tokentariff.advice.Given.INPUT_HEAVY;
import static io.tokentariff.advice.Given.TUNED;
import static io.tokentariff.advice.Given.advice;
import static io.tokentariff.advice.Given.daily;
import static io.tokentariff.advice.Given.inputHeavy;
import static io.tokentariff.advice.Given.overruled;
import static io.tokentariff.advice.Given.reasons;
import static io.tokentariff.advice.Given.target;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of policy 3 that say to stay, with the shipped rulebook: where they fire, where they are silent, what overrules them. */
class StayRulesTest {

    @Nested
    class ProvenPrompts {

        /** The saving over 12 months is 0.39 x 12 = 4.68. */
        private static final String PROVEN = "'prompt_stability':'proven','reevaluation_cost_usd':";

        @Test
        void stayWhereEvaluationCostsMore() {
            Advice advice = advice(inputHeavy(), PROVEN + "'4.69'");
            assertThat(advice.verdict()).isEqualTo("stay");
            assertThat(AdviceRounding.MONTHS.apply(Objects.requireNonNull(advice.paybackMonths())))
                    .isEqualTo("12.0");
            assertThat(reasons(advice)).containsExactly("stay.proven-prompts");
            assertThat(overruled(advice)).containsExactly("migrate.input-heavy by stay.proven-prompts");
        }

        @Test
        void giveWayAtTheBoundaryAndStayVisible() {
            Advice advice = advice(inputHeavy(), PROVEN + "'4.68'");
            assertThat(advice.verdict()).isEqualTo("migrate");
            assertThat(overruled(advice)).containsExactly("stay.proven-prompts by migrate.input-heavy");
        }

        @Test
        void giveWayToALargeSavingThatAnotherMigrationBrings() {
            Advice advice = advice(inputHeavy(), "'task':'simple'," + PROVEN + "'10'");
            assertThat(target(advice).model()).isEqualTo("gpt-5-nano");
            assertThat(overruled(advice)).contains("stay.proven-prompts by migrate.simple-task");
        }

        @Test
        void holdNothingBackWithoutACostAndThatIsSaid() {
            Advice advice = advice(inputHeavy(), "'prompt_stability':'proven'");
            assertThat(advice.verdict()).isEqualTo("migrate");
            assertThat(advice.overruled())
                    .extracting(Advice.Overruled::why)
                    .singleElement()
                    .asString()
                    .contains("does not say what re-evaluation costs");
        }

        @Test
        void areWeighedAgainstTheModelsPartOfAMoveOfModelAndTier() {
            // batch alone 8.64, GPT-5 mini alone 4.68, both 10.98 in 12 months: of these the model brings 2.34
            Advice advice = advice(inputHeavy(), "'latency':'overnight'," + PROVEN + "'3'");
            assertThat(advice.verdict()).isEqualTo("move-tier");
            assertThat(reasons(advice)).containsExactly("move.batch", "stay.proven-prompts");
            assertThat(overruled(advice))
                    .contains("migrate.model-and-tier by stay.proven-prompts", "migrate.input-heavy by move.batch");
        }

        @Test
        void areSilentForNewPrompts() {
            assertThat(overruled(advice(inputHeavy(), "'prompt_stability':'new','reevaluation_cost_usd':'100'")))
                    .isEmpty();
        }
    }

    @Nested
    class FineTuned {

        @Test
        void staysAndBeatsTheSimpleTaskWhichStaysVisible() {
            Advice advice = advice(daily(30, TUNED, INPUT_HEAVY), "'task':'simple'");
            assertThat(advice.verdict()).isEqualTo("stay");
            assertThat(reasons(advice)).containsExactly("stay.fine-tuned");
            assertThat(overruled(advice))
                    .containsExactly(
                            "migrate.input-heavy by stay.fine-tuned", "migrate.simple-task by stay.fine-tuned");
            assertThat(advice.reasons().get(0).message())
                    .contains("gpt-4.1-mini would cost $1.4400 instead of $2.8800");
        }

        @Test
        void staysWhereOnlyTheProfileKnowsOfThem() {
            Advice advice = advice(inputHeavy(), "'fine_tuned_assets':true");
            assertThat(reasons(advice)).containsExactly("stay.fine-tuned.elsewhere");
            assertThat(overruled(advice)).containsExactly("migrate.input-heavy by stay.fine-tuned.elsewhere");
        }

        @Test
        void stillMovesTier() {
            Advice advice = advice(daily(30, TUNED, INPUT_HEAVY), "'latency':'overnight'");
            assertThat(advice.verdict()).isEqualTo("move-tier");
            assertThat(reasons(advice)).containsExactly("move.batch", "stay.fine-tuned");
        }

        @Test
        void comesBeforeProvenPrompts() {
            Advice advice =
                    advice(daily(30, TUNED, INPUT_HEAVY), "'prompt_stability':'proven','reevaluation_cost_usd':'500'");
            assertThat(reasons(advice)).containsExactly("stay.fine-tuned");
            assertThat(overruled(advice)).contains("stay.proven-prompts by stay.fine-tuned");
        }

        @Test
        void isToldByTheUsageWhateverTheProfileSays() {
            Advice advice = advice(daily(30, TUNED, INPUT_HEAVY), "'fine_tuned_assets':false");
            assertThat(reasons(advice)).containsExactly("stay.fine-tuned");
            assertThat(advice.findings()).extracting(Advice.Note::code).contains("profile-contradicts-usage");
        }
    }
}
