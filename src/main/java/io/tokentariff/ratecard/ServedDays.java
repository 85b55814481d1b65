package io.tokentariff.ratecard;

import org.jspecify.annotations.Nullable;

/**
 * The days on which a model is served, as plans are remembered: usage before them, on them and after them is decided apart. They split the
 * plans of one model, not those of all.
 *
 * @param released the first day, counted from 1970-01-01
 * @param retired the first day after
 */
public record ServedDays(long released, long retired) {

    /** A model of which nobody knows either. */
    public static final ServedDays ALWAYS = new ServedDays(Long.MIN_VALUE, Long.MAX_VALUE);

    /** How many parts there are: served, not yet, no longer. */
    public static final int PARTS = 3;

    private static final int NOT_YET = 1;
    private static final int NO_LONGER = 2;

    /** Returns those of a model; of one that is not known, any. */
    public static ServedDays of(@Nullable ModelInfo model) {
        if (model == null || (model.released() == null && model.retiredOn() == null)) {
            return ALWAYS;
        }
        return new ServedDays(
                model.released() == null ? ALWAYS.released : model.released().toEpochDay(),
                model.retiredOn() == null ? ALWAYS.retired : model.retiredOn().toEpochDay());
    }

    /** Which part a day lies in, from 0; a retirement before a release counts. */
    public int part(long epochDay) {
        if (epochDay >= retired) {
            return NO_LONGER;
        }
        return epochDay < released ? NOT_YET : 0;
    }

    /** How many parts there can be. */
    public int parts() {
        return equals(ALWAYS) ? 1 : PARTS;
    }
}
