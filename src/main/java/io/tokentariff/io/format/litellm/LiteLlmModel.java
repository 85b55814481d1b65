package io.tokentariff.io.format.litellm;

import io.tokentariff.io.format.rows.Fields;
import io.tokentariff.usage.UsageKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The model of a row. {@code model} is what was called: a name, one with the provider before it, or a deployment of Azure, of which
 * {@code model_map_key} says what LiteLLM priced it as. A name of another provider than OpenAI gets the provider before it, so that it is
 * not taken for OpenAI's.
 */
final class LiteLlmModel {

    private static final Set<String> OPENAI = Set.of("", "openai", "text-completion-openai", "custom_openai");
    private static final Set<String> AZURE = Set.of("azure", "azure_ai", "azure_text");

    private LiteLlmModel() {}

    static String of(Fields row, Fields metadata) {
        String provider = row.text("custom_llm_provider");
        String key = mapKey(row, metadata);
        String model = row.text("model");
        if (model == null) {
            model = key == null ? row.objectIfAny("hidden_params").text("litellm_model_name") : key;
        }
        if (model == null) {
            model = row.text("model_group");
        }
        if (model == null) {
            return UsageKind.NOT_SAID;
        }
        String of = provider == null ? "" : provider;
        if (OPENAI.contains(of)) {
            return model;
        }
        if (AZURE.contains(of) && key != null) {
            return prefixed("azure", key);
        }
        return prefixed(of, model);
    }

    private static @Nullable String mapKey(Fields row, Fields metadata) {
        String key = metadata.objectIfAny("model_map_information").text("model_map_key");
        return key == null ? row.objectIfAny("model_map_information").text("model_map_key") : key;
    }

    private static String prefixed(String provider, String model) {
        return model.startsWith(provider + "/") ? model : provider + "/" + model;
    }
}
