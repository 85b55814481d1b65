package io.tokentariff.audit.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BilledItemsTest {

    private static final BilledItems ITEMS =
            new BilledItems(ShippedRules.with(Map.of()).rateCard());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gpt-5-mini-2025-08-07, input; gpt-5-mini; standard; input; short",
                "gpt-5.6-sol, cached input; gpt-5.6-sol; standard; cached_input; short",
                "gpt-5.6-sol, cache writes; gpt-5.6-sol; standard; cache_write; short",
                "priority | gpt-5.6-sol, output, long context; gpt-5.6-sol; priority; output; long",
                "flex | gpt-5-mini-2025-08-07, input; gpt-5-mini; flex; input; short",
                "Batch | gpt-4.1-mini, Output; gpt-4.1-mini; batch; output; short",
                "gpt-audio-mini-2025-12-15 audio, input; gpt-audio-mini-2025-12-15; standard; audio_input; short",
                "gpt-image-1-mini image, output; gpt-image-1-mini; standard; image_output; short",
                "gpt-image-1-mini text, cached input; gpt-image-1-mini; standard; cached_input; short",
                "ft-gpt-4o-2024-08-06, output; ft:gpt-4o; standard; output; short",
                "ft:gpt-4o-2024-08-06:acme::x, output; ft:gpt-4o; standard; output; short",
                "gpt-99-mystery, input; gpt-99-mystery; standard; input; short",
            })
    void modelTierMeterAndContextAreTold(String text, String model, String tier, String meter, String context) {
        assertThat(ITEMS.read(text)).isEqualTo(new BilledItem(text, model, tier, meter, context));
    }

    @ParameterizedTest
    @CsvSource({
        "web search tool calls, web_search_calls",
        "assistants api | file search, file_search_calls",
        "Code interpreter, container_sessions",
    })
    void feesHaveNoModel(String text, String meter) {
        assertThat(ITEMS.read(text)).isEqualTo(new BilledItem(text, null, null, meter, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vector storage",
                "evals | gpt-5-mini, input",
                "gpt-5-mini, dreams",
                "input",
                ", input",
                "gpt-5-mini",
                "",
                " | ",
                ", long context",
            })
    void whatIsNotUnderstoodIsNotGuessedAt(String text) {
        BilledItem item = ITEMS.read(text);
        assertThat(item.isKnown()).isFalse();
        assertThat(item.text()).isEqualTo(text);
    }

    @Test
    void whatMetersAreCalledIsData() {
        BilledItems edited =
                new BilledItems(ShippedRules.edited("tables/meters.csv", "file search tool calls", "Vector storage")
                        .rateCard());
        assertThat(edited.read("Vector storage").meter()).isEqualTo("file_search_calls");
    }
}
