/**
 * What usage costs. The facts rules see ({@link io.tokentariff.rating.Usage}, {@link io.tokentariff.rating.MeterUsed},
 * {@link io.tokentariff.rating.Uncharged}), the outcomes rules insert ({@link io.tokentariff.rating.Charge},
 * {@link io.tokentariff.rating.Adjustment}, {@link io.tokentariff.rating.Finding}), the
 * {@link io.tokentariff.rating.Plan} made of them, and the arithmetic from a plan to a
 * {@link io.tokentariff.rating.Quote} and a {@link io.tokentariff.rating.statement.Statement}. No rule engine here.
 */
@NullMarked
package io.tokentariff.rating;

import org.jspecify.annotations.NullMarked;
