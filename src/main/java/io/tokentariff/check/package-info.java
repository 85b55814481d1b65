/**
 * Everything that is wrong with a rulebook, at once: {@link io.tokentariff.check.RulebookCheck} loads it as far as it goes,
 * looks at its tables for what can hardly be meant, runs its cases and tries every row.
 */
@NullMarked
package io.tokentariff.check;

import org.jspecify.annotations.NullMarked;
