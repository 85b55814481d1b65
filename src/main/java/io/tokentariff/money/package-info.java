/**
 * Exact money: {@link io.tokentariff.money.Money amounts}, {@link io.tokentariff.money.UnitPrice unit prices} and
 * {@link io.tokentariff.money.Factor factors} in US dollars. Nothing here rounds, but {@link io.tokentariff.money.Rounding},
 * which only a statement uses.
 */
@NullMarked
package io.tokentariff.money;

import org.jspecify.annotations.NullMarked;
