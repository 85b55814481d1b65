package io.tokentariff.cases;

import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.Quote;
import io.tokentariff.rulebook.plans.Evaluation;
import io.tokentariff.usage.UsageRecord;
import java.util.HashSet;
import java.util.Set;

/**
 * A case about what one usage record costs.
 *
 * @param head its place and name
 * @param usage the record
 * @param tables the rows it runs on
 * @param expected what is expected
 */
record UsageCase(CaseHead head, UsageRecord usage, CaseTables tables, Expectation expected) implements RuleCase {

    @Override
    public Set<String> about() {
        Set<String> about = new HashSet<>(expected.fires());
        about.addAll(expected.silent());
        return about;
    }

    @Override
    public boolean onShippedTables() {
        return tables.shipped();
    }

    @Override
    public CaseOutcome run(CaseRulebook rulebook) {
        Evaluation evaluation = rulebook.on(tables).evaluation(usage);
        Quote quote =
                Calculator.quote(usage, evaluation.plan(), rulebook.shipped().revision());
        return new CaseOutcome(
                evaluation.fired(),
                tables.shipped() ? rows(evaluation) : Set.of(),
                ExpectationCheck.differences(expected, evaluation, quote));
    }

    private static Set<RowRef> rows(Evaluation evaluation) {
        Set<RowRef> rows = new HashSet<>();
        for (Evaluation.Decision decision : evaluation.decisions()) {
            if (decision.outcome() instanceof Charge charge) {
                rows.addAll(charge.rows());
            } else if (decision.outcome() instanceof Adjustment adjustment) {
                rows.add(adjustment.term());
            }
        }
        return rows;
    }
}
