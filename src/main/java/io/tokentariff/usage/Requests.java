package io.tokentariff.usage;

/**
 * The fact whether a record is one request, or sums up several of which nobody knows what each took. Inserted only where a rule
 * that can fire has a pattern on it.
 *
 * @param several whether it sums up more than one
 */
public record Requests(boolean several) {

    /** Returns it of a record. */
    public static Requests of(UsageRecord record) {
        return new Requests(record.requests() > 1);
    }
}
