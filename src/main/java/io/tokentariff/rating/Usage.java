package io.tokentariff.rating;

/**
 * The fact every rule begins with: what is the same for all records of a kind. All texts are the words of usage files and
 * tables.
 *
 * @param model canonical model name; the name as given where the rulebook does not know it, empty where none was said
 * @param fineTuned whether it is a fine-tuned model of that name
 * @param tier canonical service tier; the tier as given where the rulebook does not know it
 * @param tierSaid whether the usage says its tier; where not, {@code tier} is an assumption
 * @param operation {@code inference} or {@code training}
 * @param region canonical region, {@code global} for none; as given where the rulebook does not know it
 * @param context {@code short}, {@code long} (beyond the model's threshold) or {@code unknown} (a sum of requests of a model
 *     that has a threshold)
 * @param provider who serves the model: as its name says, else its developer; empty if nobody knows
 * @param status {@code completed}, {@code failed}, {@code expired}, {@code cancelled} or {@code in_progress}
 */
public record Usage(
        String model,
        boolean fineTuned,
        String tier,
        boolean tierSaid,
        String operation,
        String region,
        String context,
        String provider,
        String status) {

    /** The context band of a sum of requests whose contexts nobody knows. */
    public static final String UNKNOWN_CONTEXT = "unknown";

    /** The context of one record with more input than the model takes at once: it sums up several requests. */
    public static final String BEYOND_WINDOW = "beyond-window";
}
