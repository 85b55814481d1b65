package io.tokentariff.audit.bill;

import org.jspecify.annotations.Nullable;

/**
 * What a line item of the provider is about.
 *
 * @param text the provider's words
 * @param model canonical name, as said where the rulebook does not know it; null for a fee, or if nobody knows what it is about
 * @param tier canonical tier; null likewise
 * @param meter what is counted; null if nobody knows what the line item is about
 * @param context {@code short} or {@code long}; null for a fee
 */
public record BilledItem(
        String text, @Nullable String model, @Nullable String tier, @Nullable String meter, @Nullable String context) {

    /** Whether it was understood. */
    public boolean isKnown() {
        return meter != null;
    }
}
