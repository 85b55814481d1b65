package io.tokentariff.usage;

/**
 * A model name taken apart: provider prefix, fine-tuning marks, and the name to look up in the table of models.
 *
 * <p>{@code openai/gpt-4.1-mini} → base {@code gpt-4.1-mini}; {@code ft:gpt-4.1-mini-2025-04-14:acme::x} → base
 * {@code gpt-4.1-mini-2025-04-14}, fine-tuned. Nothing else is guessed: which names mean one model stands in
 * {@code models.csv}.
 *
 * @param base the name to look up
 * @param fineTuned whether it is a fine-tuned model of that name
 */
public record ModelId(String base, boolean fineTuned) {

    private static final String PROVIDER_PREFIX = "openai/";
    private static final String FINE_TUNED_PREFIX = "ft:";

    /** Takes a name apart; a name of no known shape is its own base. */
    public static ModelId parse(String name) {
        String rest = name.startsWith(PROVIDER_PREFIX) ? name.substring(PROVIDER_PREFIX.length()) : name;
        if (!rest.startsWith(FINE_TUNED_PREFIX)) {
            return new ModelId(rest, false);
        }
        String tuned = rest.substring(FINE_TUNED_PREFIX.length());
        int end = tuned.indexOf(':');
        return new ModelId(end < 0 ? tuned : tuned.substring(0, end), true);
    }

    /** The canonical name for groups and reports, once the base is resolved: {@code ft:} before a fine-tuned model. */
    public static String canonical(String model, boolean fineTuned) {
        return fineTuned ? FINE_TUNED_PREFIX + model : model;
    }
}
