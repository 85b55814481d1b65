package io.tokentariff.review.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads LiteLLM's price list: models by name, each with prices of one unit, such as {@code input_cost_per_token},
 * {@code input_cost_per_token_above_200k_tokens}, {@code cache_read_input_token_cost_flex}, {@code input_cost_per_query}.
 */
final class LiteLlmPrices {

    private static final String FORMAT = "litellm";

    /** Explains the file's fields, and is no model. */
    private static final String SAMPLE = "sample_spec";

    private static final int THOUSAND = 1_000;
    private static final Pattern PARTS =
            Pattern.compile("(.*?)(?:_above_(\\d{1,6})k_tokens)?(?:_(batches|batch|flex|priority))?");

    private final String file;
    private final List<ListedModel> models = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    LiteLlmPrices(String file) {
        this.file = file;
    }

    PriceFile read(JsonNode root) {
        int entries = 0;
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            entries++;
            if (entry.getKey().equals(SAMPLE)) {
                leftOut(SAMPLE, "", "It explains the fields of the file and is no model.");
            } else if (!entry.getValue().isObject()) {
                leftOut(entry.getKey(), "", "It is no object with prices.");
            } else {
                read(entry.getKey(), entry.getValue());
            }
        }
        return new PriceFile(file, models, leftOut, entries);
    }

    private void read(String name, JsonNode model) {
        List<ListedPrice> prices = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : model.properties()) {
            if (isPrice(field.getKey())) {
                ListedPrice price = price(name, field.getKey(), field.getValue());
                if (price != null) {
                    prices.add(price);
                }
            }
        }
        JsonNode window =
                model.hasNonNull("max_input_tokens") ? model.get("max_input_tokens") : model.path("max_tokens");
        String url = model.path("source").asText("");
        models.add(new ListedModel(
                name,
                List.of(),
                model.path("litellm_provider").asText(""),
                window.isIntegralNumber() && window.asLong() > 0 ? (Long) window.asLong() : null,
                model.hasNonNull("deprecation_date"),
                prices,
                url.isEmpty() ? file : file + "; " + url));
    }

    private static boolean isPrice(String field) {
        return field.contains("cost") || field.contains("pric");
    }

    private @Nullable ListedPrice price(String model, String name, JsonNode value) {
        Matcher parts = PARTS.matcher(name);
        PriceFields.Field field = parts.matches() ? PriceFields.of(FORMAT, parts.group(1)) : null;
        BigDecimal usd = field == null ? null : number(value);
        if (field == null) {
            leftOut(model, name, "No meter is for it.");
        } else if (usd == null) {
            leftOut(model, name, "It is not one price: %s.".formatted(shown(value)));
        } else if (usd.signum() < 0) {
            leftOut(model, name, "The price is negative: %s.".formatted(shown(value)));
        } else {
            String tier = parts.group(3) == null ? "standard" : parts.group(3).replace("batches", "batch");
            Long above = parts.group(2) == null ? null : (Long) (Long.parseLong(parts.group(2)) * THOUSAND);
            return new ListedPrice(name, field.meter(), usd, field.per(), tier, above, null);
        }
        return null;
    }

    /** Returns a number, of an object with the same number for each size that number; null for anything else. */
    private static @Nullable BigDecimal number(JsonNode value) {
        if (value.isObject()) {
            TreeSet<BigDecimal> numbers = new TreeSet<>();
            for (JsonNode each : value) {
                if (!each.isNumber()) {
                    return null;
                }
                numbers.add(each.decimalValue());
            }
            return numbers.size() == 1 ? numbers.first() : null;
        }
        return value.isNumber() ? value.decimalValue() : null;
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private void leftOut(String model, String what, String why) {
        leftOut.add(new LeftOut(file, model, what, why));
    }
}
