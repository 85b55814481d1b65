package io.tokentariff.io.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.tokentariff.problem.ParserText;

/** How strictly JSON is read, and what is said of faults in it. */
public final class JsonFaults {

    private static final int DEEPEST = 100;
    private static final String DUPLICATE = "Duplicate field '";

    /** For parsers that look after duplicate fields themselves. */
    public static final JsonFactory PLAIN = builder().build();

    /** For parsers that do not: a duplicate field, however deep, is a fault. */
    public static final JsonFactory NO_DUPLICATES =
            builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private JsonFaults() {}

    private static JsonFactoryBuilder builder() {
        // numbers are never converted before their length was looked at, so their length needs no cap of Jackson's
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build());
    }

    static String code(JsonProcessingException fault) {
        return fault.getOriginalMessage().startsWith(DUPLICATE) ? "duplicate-field" : "bad-json";
    }

    static String message(JsonProcessingException fault) {
        String said = fault.getOriginalMessage();
        if (said.startsWith(DUPLICATE)) {
            String name = said.substring(DUPLICATE.length(), Math.max(DUPLICATE.length(), said.length() - 1));
            return "The field \"%s\" is given twice.".formatted(name);
        }
        return "This is not JSON: " + ParserText.plain(said) + ".";
    }
}
