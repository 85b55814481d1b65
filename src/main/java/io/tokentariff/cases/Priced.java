package io.tokentariff.cases;

import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.RequestBound;
import io.tokentariff.rulebook.plans.Evaluation;
import io.tokentariff.usage.UsageRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one usage record costs.
 *
 * @param usage what was priced
 * @param evaluation what was decided
 * @param quote what that comes to
 * @param named the rows that have its names: of its model, its tier, its region
 */
record Priced(UsageRecord usage, Evaluation evaluation, Quote quote, List<RowRef> named) implements TrialOutcome {

    /** What is tried with one usage record. */
    static Trial<Priced> trial(String words, UsageRecord usage, Expectation<Priced> expected) {
        return new Trial<>(words, expected, (rulebook, shipped) -> {
            Evaluation evaluation = rulebook.evaluation(usage);
            return new Priced(
                    usage,
                    evaluation,
                    Calculator.quote(usage, evaluation.plan(), shipped.revision()),
                    named(rulebook.facts(usage)));
        });
    }

    private static List<RowRef> named(List<Object> facts) {
        return facts.stream()
                .filter(Row.Named.class::isInstance)
                .map(fact -> ((Row.Named) fact).row())
                .toList();
    }

    @Override
    public List<Tried> tried() {
        return List.of(new Tried(usage, evaluation.plan()));
    }

    @Override
    public Set<String> fired() {
        return evaluation.fired();
    }

    @Override
    public @Nullable String stopped() {
        return evaluation.plan().isCutShort()
                ? evaluation.plan().findings().get(0).message()
                : null;
    }

    @Override
    public Set<RowRef> rows() {
        Set<RowRef> rows = new HashSet<>(named);
        for (Evaluation.Decision decision : evaluation.decisions()) {
            if (decision.outcome() instanceof Charge charge) {
                rows.addAll(charge.rows());
            } else if (decision.outcome() instanceof Adjustment adjustment) {
                rows.add(adjustment.term());
            } else if (decision.outcome() instanceof RequestBound bound) {
                rows.add(bound.limit().row());
            }
        }
        return rows;
    }
}
