package io.tokentariff.io.focus;

import java.util.Locale;
import java.util.Map;

/** How FOCUS writes units and what is metered: in capitals, several. */
final class Units {

    /** Meters that FinOps tools know by name; others are told by their own. */
    private static final Map<String, String> METERS = Map.of(
            "input", "Input Tokens",
            "cached_input", "Cache Read Input Tokens",
            "cache_write", "Cache Write Input Tokens",
            "output", "Output Tokens",
            "training", "Training Tokens");

    private Units() {}

    /** Returns {@code Tokens} for {@code token}. */
    static String plural(String unit) {
        return capital(unit.endsWith("y") ? unit.substring(0, unit.length() - 1) + "ies" : unit + "s");
    }

    /** Returns {@code Web Search Calls} for {@code web_search_calls}. */
    static String meter(String meter) {
        String known = METERS.get(meter);
        if (known != null) {
            return known;
        }
        StringBuilder words = new StringBuilder();
        for (String word : meter.split("_", -1)) {
            words.append(words.isEmpty() ? "" : " ").append(capital(word));
        }
        return words.toString();
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
