package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.advice.Profiles;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the names of models in usage mean: who serves them, and which model a deployment's name stands for. */
class ModelNamesTest {

    private static final String ALIASES =
            """
            name,project,provider,model,from,until,source
            chat,,,gpt-4.1-mini,,2026-06-01,test
            chat,,,gpt-5-mini,2026-06-01,,test
            chat,lab,,gpt-5-nano,,,test
            assistant,,azure,gpt-4.1,,,test
            twice,,azure,gpt-4.1,,,test
            twice,,openrouter,gpt-4o,,,test
            gpt-4.1,,,gpt-5-nano,,,test
            """;

    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());
    private static final Rulebook ALIASED = ShippedRules.with(Map.of("tables/aliases.csv", ALIASES));

    private static UsageRecord record(String model, String day, @Nullable String project) {
        UsageRecord record =
                UsageRecord.of(Instant.parse(day + "T12:00:00Z"), UsageKind.of(model), TokenCounts.of(100_000, 0, 0));
        return project == null ? record : record.withAccount(Account.ofProject(project));
    }

    private static String amount(Quote quote) {
        return String.valueOf(quote.amount());
    }

    private static List<String> codes(Quote quote) {
        return quote.findings().stream().map(PlannedFinding::code).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "chat,           2026-05-31, ,    gpt-4.1-mini, 0.04 USD",
        "chat,           2026-06-01, ,    gpt-5-mini,   0.025 USD",
        "chat,           2026-05-31, lab, gpt-5-nano,   0.005 USD",
        "chat,           2026-05-31, ops, gpt-4.1-mini, 0.04 USD",
        "azure/chat,     2026-05-31, ,    gpt-4.1-mini, 0.04 USD",
        "assistant,      2026-05-31, ,    gpt-4.1,      0.20 USD",
        "azure/assistant,2026-05-31, ,    gpt-4.1,      0.20 USD",
        "azure/eu/assistant,2026-05-31, , gpt-4.1,      0.22 USD",
        "gpt-4.1,        2026-05-31, ,    gpt-4.1,      0.20 USD"
    })
    void aDeploymentsNameStandsForAModelOfAProjectAndADay(
            String name, String day, @Nullable String project, String model, String amount) {
        Quote quote = ALIASED.quote(record(name, day, project));
        assertThat(quote.usage().model()).isEqualTo(model);
        assertThat(amount(quote)).isEqualTo(amount);
        assertThat(quote).as("remembered and made anew").isEqualTo(ALIASED.quote(record(name, day, project)));
        assertThat(ALIASED.evaluate(record(name, day, project))).satisfies(plan -> {
            assertThat(plan.usage()).isEqualTo(quote.usage());
            assertThat(plan.findings()).isEqualTo(quote.findings());
        });
    }

    @Test
    void aDeploymentIsServedByWhomItsRowNames() {
        assertThat(codes(ALIASED.quote(record("assistant", "2026-05-31", null))))
                .containsExactly("other-provider");
        assertThat(ALIASED.quote(record("assistant", "2026-05-31", null))
                        .usage()
                        .provider())
                .isEqualTo("azure");
        assertThat(codes(ALIASED.quote(record("openrouter/assistant", "2026-05-31", null))))
                .as("another provider's")
                .containsExactly("unknown-model");
        assertThat(codes(ALIASED.quote(record("chat", "2026-05-31", null)))).isEmpty();
    }

    @Test
    void aNameThatMayStandForTwoModelsStandsForNone() {
        assertThat(codes(ALIASED.quote(record("twice", "2026-05-31", null)))).containsExactly("unknown-model");
        assertThat(ALIASED.quote(record("azure/twice", "2026-05-31", null))
                        .usage()
                        .model())
                .isEqualTo("gpt-4.1");
        assertThat(ALIASED.quote(record("openrouter/twice", "2026-05-31", null))
                        .usage()
                        .model())
                .isEqualTo("gpt-4o");
    }

    @Test
    void namesWithoutARowAreUnknownAsEver() {
        assertThat(codes(SHIPPED.quote(record("chat", "2026-05-31", null)))).containsExactly("unknown-model");
    }

    @Test
    void adviceOnADeploymentIsOnItsModels() {
        var advisor = ALIASED.advisor(Profiles.NONE, List.of());
        for (int day = 1; day <= 28; day++) {
            String date = "2026-05-%02d".formatted(day);
            for (String project : new String[] {"ops", "lab"}) {
                UsageRecord record = record("chat", date, project);
                advisor.add(
                        new UsageRecord(null, record.at(), record.kind(), record.tokens(), record.account(), "bot"));
            }
        }
        var advice = advisor.advise();
        assertThat(advice).hasSize(1);
        assertThat(String.valueOf(advice.get(0).cost())).startsWith("1.26");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat,,nobody,gpt-4.1,,,test",
                "chat,,,gpt-4.9,,,test",
                "chat,,,gpt-4.1,,,test\nchat,,,gpt-4o,,,test",
                "chat,lab,,gpt-4.1,,,test\nchat,,azure,gpt-4o,,,test"
            })
    void aRowThatSaysNothingSureIsAnError(String rows) {
        String table = "name,project,provider,model,from,until,source\n" + rows + "\n";
        assertThatThrownBy(() -> ShippedRules.with(Map.of("tables/aliases.csv", table)))
                .isInstanceOf(RulebookException.class)
                .hasMessageContaining("tables/aliases.csv:");
    }

    @Test
    void aProviderMayHaveRatesAndTermsOfItsOwn() {
        Rulebook own = ShippedRules.with(Map.of(
                "tables/rates.csv",
                ShippedRules.text("tables/rates.csv").replace(",certainty,source\n", ",certainty,source,provider\n")
                        + "gpt-4.1-mini,no,standard,,input,0.44,,,published,test,azure\n",
                "tables/terms.csv",
                ShippedRules.text("tables/terms.csv") + "negotiated-discount,,,,-10,,,test,,,,,,openai\n"));
        assertThat(amount(own.quote(record("gpt-4.1-mini", "2026-05-31", null))))
                .isEqualTo("0.036 USD");
        assertThat(amount(own.quote(record("openai/gpt-4.1-mini", "2026-05-31", null))))
                .isEqualTo("0.036 USD");
        Quote azure = own.quote(record("azure/gpt-4.1-mini", "2026-05-31", null));
        assertThat(amount(azure)).as("its own row, and no discount of another").isEqualTo("0.044 USD");
        assertThat(codes(azure)).isEmpty();
        assertThat(amount(own.quote(record("azure/eu/gpt-4.1-mini", "2026-05-31", null))))
                .isEqualTo("0.0484 USD");
        assertThat(amount(own.quote(record("openrouter/openai/gpt-4.1-mini", "2026-05-31", null))))
                .isEqualTo("0.04 USD");
    }
}
