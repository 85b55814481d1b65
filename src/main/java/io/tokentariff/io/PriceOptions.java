package io.tokentariff.io;

/**
 * How usage files are priced; none of it changes a price.
 *
 * @param findDuplicates whether records with the same id are charged once
 * @param rememberPlans whether plans are remembered from record to record; else the rules decide about each anew
 * @param verifyOneIn of how many records one is evaluated once more, in full, to be compared with its remembered plan; 0 for
 *     none
 * @param threads how many threads read and price
 */
public record PriceOptions(boolean findDuplicates, boolean rememberPlans, long verifyOneIn, int threads) {

    /** Duplicates are found, plans remembered, and all processors used. */
    public static final PriceOptions DEFAULT =
            new PriceOptions(true, true, 0, Runtime.getRuntime().availableProcessors());

    public PriceOptions {
        if (verifyOneIn < 0) {
            throw new IllegalArgumentException("One plan in %s cannot be verified.".formatted(verifyOneIn));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("Nothing can be done with %s threads.".formatted(threads));
        }
    }
}
