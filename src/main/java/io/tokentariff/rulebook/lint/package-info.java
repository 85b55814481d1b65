/**
 * What is wrong in rule files beyond their grammar: facts, fields and outcomes that do not exist, values of the wrong type,
 * words no table knows, and the house rules. {@link io.tokentariff.rulebook.lint.RuleVocabulary} lists what rules may name;
 * {@link io.tokentariff.rulebook.lint.RuleLint} is the way in. Knows no rule engine.
 */
@NullMarked
package io.tokentariff.rulebook.lint;

import org.jspecify.annotations.NullMarked;
