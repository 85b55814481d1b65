/**
 * Keeps rules from doing anything but decide, beyond the check of their source: compiler and rules see few classes
 * ({@link io.tokentariff.rulebook.sandbox.RuleClassLoader}); the compiled classes call nothing but outcomes
 * ({@link io.tokentariff.rulebook.sandbox.ByteCodeCheck}); builds run apart ({@link io.tokentariff.rulebook.sandbox.Apart});
 * evaluations are counted and stopped ({@link io.tokentariff.rulebook.sandbox.WorkMeter}).
 */
@NullMarked
package io.tokentariff.rulebook.sandbox;

import org.jspecify.annotations.NullMarked;
