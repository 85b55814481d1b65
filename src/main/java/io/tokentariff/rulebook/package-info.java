/**
 * A folder of rules and tables, compiled: {@link io.tokentariff.rulebook.RulebookLoader} reads it,
 * {@link io.tokentariff.rulebook.Rulebook} prices with it. The only package that knows the rule engine.
 */
@NullMarked
package io.tokentariff.rulebook;

import org.jspecify.annotations.NullMarked;
