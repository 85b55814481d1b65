/**
 * From what rules decided to plans ({@link io.tokentariff.rulebook.plans.PlanBuilder}), and the plans that are remembered: in
 * memory ({@link io.tokentariff.rulebook.plans.PlanMemory}) and from one start of the program to the next. Knows no rule engine.
 */
@NullMarked
package io.tokentariff.rulebook.plans;

import org.jspecify.annotations.NullMarked;
