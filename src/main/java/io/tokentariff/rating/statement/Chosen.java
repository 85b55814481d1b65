package io.tokentariff.rating.statement;

import io.tokentariff.ratecard.Agreement;
import java.util.List;

/** Of rows that are about the same usage, the one that names most. */
final class Chosen {

    private Chosen() {}

    /** What a row applies to: what no row of its name that names more applies to. */
    static List<Cell> cells(Bill bill, StatementDecision decision, List<StatementDecision> others) {
        Agreement row = decision.outcome().agreement();
        return bill.cells(decision.outcome().total()).stream()
                .filter(cell -> others.stream()
                        .noneMatch(other -> isMoreSpecific(other.outcome().agreement(), row)
                                && other.outcome().total().includes(cell)))
                .toList();
    }

    private static boolean isMoreSpecific(Agreement other, Agreement row) {
        return other.isStepOf(row)
                && other.scope().whom().named() > row.scope().whom().named();
    }
}
