package io.tokentariff.review.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads genai-prices' list: providers with models, each with prices such as {@code input_mtok}, a number or {@code {"base": …,
 * "tiers": [{"start": …, "price": …}]}}, where there are several with the days on which they begin; and with the names it goes by.
 */
final class GenaiPrices {

    private static final String FORMAT = "genai-prices";
    private static final String STANDARD = "standard";

    private final String file;
    private final List<ListedModel> models = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    GenaiPrices(String file) {
        this.file = file;
    }

    PriceFile read(JsonNode providers) {
        int entries = 0;
        for (JsonNode provider : providers) {
            for (JsonNode model : provider.path("models")) {
                entries++;
                read(provider.path("id").asText(""), model);
            }
        }
        return new PriceFile(file, models, leftOut, entries);
    }

    private void read(String provider, JsonNode model) {
        String name = model.path("id").asText("");
        List<String> names = new ArrayList<>();
        names(name, model.path("match"), names);
        names.remove(name);
        List<ListedPrice> prices = new ArrayList<>();
        JsonNode said = model.path("prices");
        if (said.isArray()) {
            said.forEach(each -> conditional(name, each, prices));
        } else {
            prices(name, said, null, prices);
        }
        JsonNode window = model.path("context_window");
        models.add(new ListedModel(
                name,
                names,
                provider,
                window.isIntegralNumber() ? (Long) window.asLong() : null,
                model.path("deprecated").asBoolean(false),
                prices,
                file));
    }

    /** The names that are said letter by letter; others are patterns. */
    private void names(String model, JsonNode match, List<String> names) {
        if (match.has("equals")) {
            names.add(match.get("equals").asText());
        } else if (match.has("or")) {
            match.get("or").forEach(each -> names(model, each, names));
        } else if (!match.isMissingNode()) {
            leftOut(model, "match", "Names by a pattern are not names: %s.".formatted(match));
        }
    }

    private void conditional(String model, JsonNode each, List<ListedPrice> prices) {
        JsonNode condition = each.path("constraint");
        if (condition.isMissingNode() || condition.isNull()) {
            prices(model, each.path("prices"), null, prices);
            return;
        }
        LocalDate from = day(condition.path("start_date").asText(""));
        if (from == null) {
            leftOut(model, "prices", "Prices of some hours of the day have no rows: %s.".formatted(condition));
        } else {
            prices(model, each.path("prices"), from, prices);
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void prices(String model, JsonNode said, @Nullable LocalDate from, List<ListedPrice> prices) {
        for (Map.Entry<String, JsonNode> each : said.properties()) {
            PriceFields.Field field = PriceFields.of(FORMAT, each.getKey());
            JsonNode value = each.getValue();
            if (field == null) {
                leftOut(model, each.getKey(), "No meter is for it.");
            } else if (value.isNumber()) {
                add(each.getKey(), field, value, null, from, prices);
            } else if (value.path("base").isNumber() && value.path("tiers").isArray()) {
                add(each.getKey(), field, value.get("base"), null, from, prices);
                for (JsonNode tier : value.get("tiers")) {
                    add(
                            each.getKey(),
                            field,
                            tier.path("price"),
                            tier.path("start").asLong(),
                            from,
                            prices);
                }
            } else {
                leftOut(model, each.getKey(), "It is not one price: %s.".formatted(value));
            }
        }
    }

    private static void add(
            String name,
            PriceFields.Field field,
            JsonNode value,
            @Nullable Long above,
            @Nullable LocalDate from,
            List<ListedPrice> prices) {
        prices.add(new ListedPrice(name, field.meter(), value.decimalValue(), field.per(), STANDARD, above, from));
    }

    private void leftOut(String model, String what, String why) {
        leftOut.add(new LeftOut(file, model, what, why));
    }
}
