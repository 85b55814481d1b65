package io.tokentariff.io;

import io.tokentariff.problem.PlanMismatchException;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;

/** Finds the plan of each record as the options say: remembered, made anew, or remembered and now and then verified. */
final class PlanChoice {

    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    private final Rulebook rulebook;
    private final PriceOptions options;

    PlanChoice(Rulebook rulebook, PriceOptions options) {
        this.rulebook = rulebook;
        this.options = options;
    }

    /**
     * Returns a record's plan.
     *
     * @throws PlanMismatchException if it is verified and found wrong
     */
    Plan plan(UsageRecord record, String file, long line) {
        if (!options.rememberPlans()) {
            return rulebook.evaluate(record);
        }
        Plan plan = rulebook.plan(record);
        if (options.verifyOneIn() > 0 && isDrawn(line)) {
            verify(record, plan, file, line);
        }
        return plan;
    }

    /** Draws lines by their number, so that the same ones are drawn again, but not at regular distances. */
    private boolean isDrawn(long line) {
        long mixed = (line * MIX) ^ ((line * MIX) >>> 32);
        return Long.remainderUnsigned(mixed * MIX, options.verifyOneIn()) == 0;
    }

    private void verify(UsageRecord record, Plan plan, String file, long line) {
        Plan full = rulebook.evaluateApart(record);
        if (!full.equals(plan)) {
            throw new PlanMismatchException(
                    "the remembered plan of %s:%s (id %s) is not what the rules decide; use --no-memo, and report it. Remembered: %s; decided: %s"
                            .formatted(file, line, record.id(), plan, full));
        }
    }
}
