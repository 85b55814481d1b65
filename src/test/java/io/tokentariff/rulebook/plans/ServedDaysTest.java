package io.tokentariff.rulebook.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans of a model are remembered apart before its release, while it is served, and after; those of other models are not. */
class ServedDaysTest {

    private final Rulebook rulebook = RulebookLoader.load(ShippedRules.FOLDER);

    private List<String> codes(String model, String day) {
        return rulebook
                .plan(Tariff.usage("{\"id\":\"r\",\"at\":\"%sT12:00:00Z\",\"model\":\"%s\",\"input_tokens\":10}"
                        .formatted(day, model)))
                .findings()
                .stream()
                .map(finding -> finding.code())
                .toList();
    }

    @Test
    void usageOutsideTheDaysOfAModelSaysSoInWhateverOrder() {
        for (int twice = 0; twice < 2; twice++) {
            assertThat(codes("gpt-5-mini", "2026-12-10")).isEmpty();
            assertThat(codes("gpt-5-mini", "2026-12-11")).containsExactly("retired-model");
            assertThat(codes("gpt-5-mini", "2025-08-06")).containsExactly("unreleased-model");
            assertThat(codes("gpt-5-mini", "2025-08-07")).isEmpty();
        }
    }

    @Test
    void daysOfOtherModelsSplitNoPlans() {
        // gpt-5-mini is retired between the two, gpt-5.4-mini is not
        assertThat(Stream.of("2026-12-10", "2026-12-11")
                        .map(day -> rulebook.plan(Tariff.usage(
                                "{\"id\":\"r\",\"at\":\"%sT12:00:00Z\",\"model\":\"gpt-5.4-mini\",\"input_tokens\":10}"
                                        .formatted(day))))
                        .map(System::identityHashCode)
                        .distinct())
                .hasSize(1);
    }
}
