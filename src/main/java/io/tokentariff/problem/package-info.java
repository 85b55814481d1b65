/**
 * What is wrong in a file of a rulebook: one {@link io.tokentariff.problem.Problem} a fault, with its place and a way out,
 * collected in {@link io.tokentariff.problem.Problems} and shown together.
 */
@NullMarked
package io.tokentariff.problem;

import org.jspecify.annotations.NullMarked;
