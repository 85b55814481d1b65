package io.tokentariff.review.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A price of which two sources say different things.
 *
 * @param key whose price it is
 * @param prices what each says, by its name, the rulebook first where it has one
 * @param taken whose stands in the rulebook that is made
 */
public record Difference(String key, Map<String, String> prices, String taken) {

    /** What the rulebook itself is called among sources. */
    public static final String RULEBOOK = "rulebook";

    public Difference {
        prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
    }
}
