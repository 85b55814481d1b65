/**
 * What a user's own usage says about staying or moving: each {@link io.tokentariff.advice.Workload} is re-priced exactly under
 * every {@link io.tokentariff.advice.Candidate}, rules judge the {@link io.tokentariff.advice.Alternative alternatives}, and
 * {@link io.tokentariff.advice.Advice} shows the verdict with its reasons and with what was overruled. Nothing here knows the
 * rule engine, and nothing here holds a price.
 */
@NullMarked
package io.tokentariff.advice;

import org.jspecify.annotations.NullMarked;
