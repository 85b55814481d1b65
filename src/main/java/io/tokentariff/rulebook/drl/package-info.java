/**
 * The language of rule files: the small part of DRL that can decide and do nothing else.
 * {@link io.tokentariff.rulebook.drl.RuleParser} reads it before the rule engine sees a file; what it does not know is
 * refused by name and place, never passed on. Knows no facts, no tables and no engine.
 */
@NullMarked
package io.tokentariff.rulebook.drl;

import org.jspecify.annotations.NullMarked;
