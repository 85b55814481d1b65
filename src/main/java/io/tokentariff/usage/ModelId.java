package io.tokentariff.usage;

/**
 * A model name taken apart: the marks of fine-tuning, and the name without them.
 *
 * <p>{@code ft:gpt-4.1-mini-2025-04-14:acme::x} → base {@code gpt-4.1-mini-2025-04-14}, fine-tuned; a provider's part before
 * the mark stays: {@code openai/ft:gpt-4.1-mini:acme::x} → {@code openai/gpt-4.1-mini}. Nothing else is guessed: what other parts
 * mean stands in {@code name-parts.csv}, which names mean one model in {@code models.csv}.
 *
 * @param base the name without the marks
 * @param fineTuned whether it is a fine-tuned model of that name
 */
public record ModelId(String base, boolean fineTuned) {

    private static final String FINE_TUNED_PREFIX = "ft:";

    /** Takes a name apart; a name of no known shape is its own base. */
    public static ModelId parse(String name) {
        int mark = name.indexOf(FINE_TUNED_PREFIX);
        if (mark < 0 || (mark > 0 && name.charAt(mark - 1) != '/' && name.charAt(mark - 1) != ':')) {
            return new ModelId(name, false);
        }
        String tuned = name.substring(mark + FINE_TUNED_PREFIX.length());
        int end = tuned.indexOf(':');
        return new ModelId(name.substring(0, mark) + (end < 0 ? tuned : tuned.substring(0, end)), true);
    }

    /** The canonical name for groups and reports, once the base is resolved: {@code ft:} before a fine-tuned model. */
    public static String canonical(String model, boolean fineTuned) {
        return fineTuned ? FINE_TUNED_PREFIX + model : model;
    }
}
