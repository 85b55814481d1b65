package io.tokentariff.audit;

import io.tokentariff.rating.LineItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that whoever made a bill may have assumed otherwise.
 *
 * @param cause what it is called
 * @param byMeter whether it may be made for one meter and not for another; others are about whole requests
 * @param sign 1 where it makes things dearer, -1 where it makes them cheaper, 0 where it may do either
 * @param repricing prices records so
 */
record Assumption(Cause cause, boolean byMeter, int sign, Repricing repricing) {

    /** Prices records under an assumption. */
    @FunctionalInterface
    interface Repricing {

        /** Returns the line items then, null where the assumption changes nothing about them or there is no price then. */
        @Nullable
        List<LineItem> lines(Priced priced);
    }

    static Assumption of(String code, String name, String message, Repricing repricing) {
        return new Assumption(new Cause(code, name, message), false, 0, repricing);
    }

    Assumption perMeter() {
        return new Assumption(cause, true, sign, repricing);
    }

    Assumption ifDearer() {
        return new Assumption(cause, byMeter, 1, repricing);
    }

    Assumption ifCheaper() {
        return new Assumption(cause, byMeter, -1, repricing);
    }
}
