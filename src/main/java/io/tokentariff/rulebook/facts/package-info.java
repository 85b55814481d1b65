/**
 * The facts that rules can have patterns on, each declared once: {@link io.tokentariff.rulebook.facts.FactKinds}. Sessions, the
 * keys of remembered plans, compiled rules that are kept, the vocabulary of the rule check and the reference read them here.
 */
@NullMarked
package io.tokentariff.rulebook.facts;

import org.jspecify.annotations.NullMarked;
