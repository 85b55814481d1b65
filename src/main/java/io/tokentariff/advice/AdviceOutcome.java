package io.tokentariff.advice;

/** What rules may insert about one workload. */
public sealed interface AdviceOutcome permits Recommendation, Overrule {}
