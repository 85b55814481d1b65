/**
 * What the rule engine is told and what it says: checked rules as the engine's descriptions, compiled rules out of them, kept
 * ones out of the store, and sessions that evaluate. The engine never sees the text of a rule file.
 */
@NullMarked
package io.tokentariff.rulebook.engine;

import org.jspecify.annotations.NullMarked;
