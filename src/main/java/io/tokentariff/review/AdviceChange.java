package io.tokentariff.review;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.AdviceRounding;
import io.tokentariff.advice.Alternative;
import java.util.List;

/**
 * A workload that is advised otherwise by the new rulebook.
 *
 * @param workload its name
 * @param before what the old rulebook advised
 * @param after what the new one advises
 */
public record AdviceChange(String workload, Side before, Side after) {

    /**
     * What one rulebook advises.
     *
     * @param verdict {@code stay}, {@code migrate}, …
     * @param target the model and tier to move to, empty for none
     * @param monthlySaving dollars a month to four decimals, empty where it is not known
     * @param reasons the rules whose recommendations stand, the one that decides first
     */
    public record Side(String verdict, String target, String monthlySaving, List<String> reasons) {

        public Side {
            reasons = List.copyOf(reasons);
        }

        static Side of(Advice advice) {
            Alternative target = advice.target();
            return new Side(
                    advice.verdict(),
                    target == null ? "" : target.model() + ", " + target.tier(),
                    advice.monthlySaving() == null ? "" : AdviceRounding.MONEY.apply(advice.monthlySaving()),
                    advice.reasons().stream().map(reason -> reason.rule().id()).toList());
        }

        /** In words: {@code move-tier to gpt-4.1-mini, batch, saves 12.3456 USD a month (move.batch)}. */
        String said() {
            return verdict
                    + (target.isEmpty() ? "" : " to " + target)
                    + (monthlySaving.isEmpty() || target.isEmpty() ? "" : ", saves " + monthlySaving + " USD a month")
                    + (reasons.isEmpty() ? "" : " (" + String.join(", ", reasons) + ")");
        }

        /** Whether the same is advised for the same reasons; what it saves may differ. */
        boolean advisesAs(Side other) {
            return verdict.equals(other.verdict) && target.equals(other.target) && reasons.equals(other.reasons);
        }
    }
}
