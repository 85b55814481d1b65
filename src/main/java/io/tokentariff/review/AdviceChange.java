package io.tokentariff.review;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.AdviceRounding;
import java.util.List;

/**
 * A workload that is advised otherwise by the new rulebook: another verdict or target, or the same for other reasons. What it
 * saves may differ without that.
 *
 * @param before what the old rulebook advises
 * @param after what the new one advises
 */
public record AdviceChange(Advice before, Advice after) {

    boolean differs() {
        return !before.verdict().equals(after.verdict())
                || !target(before).equals(target(after))
                || !reasons(before).equals(reasons(after));
    }

    /** The model and tier to move to, empty for none. */
    static String target(Advice advice) {
        return advice.target() == null
                ? ""
                : advice.target().model() + ", " + advice.target().tier();
    }

    /** Dollars a month to four decimals, empty where it is not known. */
    static String monthlySaving(Advice advice) {
        return advice.monthlySaving() == null ? "" : AdviceRounding.MONEY.apply(advice.monthlySaving());
    }

    /** The rules whose recommendations stand, the one that decides first. */
    static List<String> reasons(Advice advice) {
        return advice.reasons().stream().map(reason -> reason.rule().id()).toList();
    }

    /** In words: {@code move-tier to gpt-4.1-mini, batch, saves 12.3456 USD a month (move.batch)}. */
    static String said(Advice advice) {
        String target = target(advice);
        String saving = target.isEmpty() ? "" : monthlySaving(advice);
        return advice.verdict()
                + (target.isEmpty() ? "" : " to " + target)
                + (saving.isEmpty() ? "" : ", saves " + saving + " USD a month")
                + (advice.reasons().isEmpty() ? "" : " (" + String.join(", ", reasons(advice)) + ")");
    }
}
