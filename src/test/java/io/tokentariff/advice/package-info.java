/** Tests of recommendations: sums, rules, verdicts. */
@NullMarked
package io.tokentariff.advice;

import org.jspecify.annotations.NullMarked;
