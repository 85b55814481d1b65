package io.tokentariff.rating;

/** What rules may insert about one kind of usage. */
public sealed interface Outcome permits Charge, Adjustment, RequestBound, Finding {}
