package io.tokentariff.advice;

import static io.tokentariff.advice.Given.MINI;
import static io.tokentariff.advice.Given.advice;
import static io.tokentariff.advice.Given.daily;
import static io.tokentariff.advice.Given.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.TokenCounts;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** An edit of a table changes the advice; nothing is compiled. */
class EditedTablesTest {

    private static final TokenCounts SIX_TO_ONE = TokenCounts.of(6_000, 0, 1_000);

    @Test
    void aDearerOutputOfGpt5MiniChangesTheVerdictItShould() {
        assertThat(advice(daily(30, MINI, SIX_TO_ONE), "").verdict()).isEqualTo("migrate");
        Rulebook dearer = ShippedRules.edited(
                "tables/rates.csv", "gpt-5-mini,no,standard,,output,2.00", "gpt-5-mini,no,standard,,output,3.00");
        Advice after = advice(dearer, daily(30, MINI, SIX_TO_ONE), "");
        assertThat(after.verdict()).isEqualTo("stay");
        assertThat(String.valueOf(after.breakEven())).contains("inputToOutput=28:3");
    }

    @Test
    void aMadeUpCheaperModelComesFirst() {
        Rulebook rulebook = ShippedRules.with(Map.of(
                "tables/models.csv",
                ShippedRules.text("tables/models.csv") + "acme-pico,,acme,acme,current,,,,made up\n",
                "tables/rates.csv",
                ShippedRules.text("tables/rates.csv")
                        + "acme-pico,no,standard,,input,0.001,,,published,made up\n"
                        + "acme-pico,no,standard,,output,0.001,,,published,made up\n",
                "tables/candidates.csv",
                ShippedRules.text("tables/candidates.csv") + "acme-pico,gpt-4.1-mini,,input-heavy,made up\n"));
        Advice advice = advice(rulebook, daily(30, MINI, SIX_TO_ONE), "");
        assertThat(advice.alternatives().get(0).model()).isEqualTo("acme-pico");
        assertThat(advice.target()).isNotNull();
        assertThat(reasons(advice)).containsExactly("migrate.input-heavy");
        assertThat(String.valueOf(advice.target())).contains("acme-pico");
    }

    @Test
    void aTermOfTheTableMovesABoundary() {
        Rulebook rulebook = ShippedRules.edited("tables/advice-terms.csv", "2026-07-01,date", "2026-08-01,date");
        assertThat(reasons(advice(rulebook, daily(30, MINI, TokenCounts.of(1, 0, 1_000)), "'started_on':'2026-07-31'")))
                .isEmpty();
        assertThat(reasons(advice(rulebook, daily(30, MINI, TokenCounts.of(1, 0, 1_000)), "'started_on':'2026-08-01'")))
                .containsExactly("migrate.new-project");
    }

    @Test
    void faultsOfTheTablesAreProblemsAtTheirLines() {
        String candidates = ShippedRules.text("tables/candidates.csv") + "gpt-9,gpt-4.1-mimi,hard,,x\n";
        String terms = ShippedRules.text("tables/advice-terms.csv").replace("minimum-days,7", "minimum-days,0")
                + "horizon-months,3,months,x\n";
        Assertions.assertThatThrownBy(() -> ShippedRules.with(
                        Map.of("tables/candidates.csv", candidates, "tables/advice-terms.csv", terms)))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("The model \"gpt-9\" is in no row of models.csv")
                .hasMessageContaining("The model \"gpt-4.1-mimi\" is in no row of models.csv")
                .hasMessageContaining("The cell \"tasks\" names \"hard\"")
                .hasMessageContaining("The value \"0\" must be above 0")
                .hasMessageContaining("The name \"horizon-months\" stands in line");
    }

    @Test
    void aRulebookWithoutTheseTablesPricesAndDoesNotAdvise() {
        Map<String, String> texts = ShippedRules.texts();
        texts.keySet().removeIf(name -> name.contains("candidates") || name.contains("advice-terms"));
        texts.keySet().removeIf(name -> name.startsWith("recommendations/"));
        Rulebook rulebook =
                io.tokentariff.rulebook.RulebookLoader.load(io.tokentariff.rulebook.folder.RulebookFiles.of(texts));
        Assertions.assertThatThrownBy(() -> advice(rulebook, daily(1, MINI, SIX_TO_ONE), ""))
                .isInstanceOf(WrongUseException.class)
                .hasMessageContaining("advice-terms.csv");
    }
}
