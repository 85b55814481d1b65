package io.tokentariff.cases;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as expected.
 *
 * @param sentence what was expected and what was found
 * @param gives what came out where one value was expected, null where more than a value is another
 * @param at where that value stands, null if nobody said yet
 */
record Deviation(String sentence, @Nullable String gives, @Nullable FilePlace at) {

    static Deviation of(String sentence) {
        return new Deviation(sentence, null, null);
    }

    /** @param gives what came out in place of the one value that was expected */
    static Deviation of(String sentence, String gives) {
        return new Deviation(sentence, gives, null);
    }

    /** Says where the value stands, if nobody did. */
    Deviation at(FilePlace place) {
        return at == null ? new Deviation(sentence, gives, place) : this;
    }
}
