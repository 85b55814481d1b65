package io.tokentariff.review.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A public price list, as read: LiteLLM's {@code model_prices_and_context_window.json}, an object of models by their names, or
 * genai-prices' {@code data.json}, a list of providers with their models.
 *
 * @param name the file
 * @param models in the order of the file
 * @param leftOut what of it could not be read as a price
 * @param entries how many models it names
 */
public record PriceFile(String name, List<ListedModel> models, List<LeftOut> leftOut, int entries) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    public PriceFile {
        models = List.copyOf(models);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Reads a list.
     *
     * @throws WrongUseException if there is no such file, or it is none of these lists
     */
    public static PriceFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new WrongUseException("There is no file %s.".formatted(file));
        }
        try {
            if (Files.size(file) > Limit.TABLE_FILE.most()) {
                throw new WrongUseException(
                        "%s has more than %s bytes; that is no price list.".formatted(file, Limit.TABLE_FILE.most()));
            }
            return read(String.valueOf(file.getFileName()), JSON.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw new WrongUseException("%s:%s:%s: This is no price list in JSON: %s"
                    .formatted(
                            file,
                            e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                            e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                            e.getOriginalMessage()));
        } catch (IOException e) {
            throw new WrongUseException("%s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    private static PriceFile read(String name, JsonNode root) {
        if (root.isArray() && !root.isEmpty() && root.get(0).has("models")) {
            return new GenaiPrices(name).read(root);
        }
        if (root.isObject() && root.findValue("litellm_provider") != null) {
            return new LiteLlmPrices(name).read(root);
        }
        throw new WrongUseException(
                "%s is neither LiteLLM's model_prices_and_context_window.json nor genai-prices' data.json."
                        .formatted(name));
    }
}
