package io.tokentariff.rating.statement;

import io.tokentariff.ratecard.Agreement;

/** What rules may insert about one total of one agreement. */
public sealed interface StatementOutcome permits StatementLine, PeriodFinding {

    /** The row that applies. */
    Agreement agreement();

    /** What it applies to. */
    PeriodTotal total();
}
