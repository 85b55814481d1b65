/**
 * What a person looks at before a changed rulebook is used: {@link io.tokentariff.review.RulebookDiff which rules and rows
 * changed}, {@link io.tokentariff.review.Impact what that does to a bill}, and {@link io.tokentariff.review.RuleReference the
 * rulebook as prose}.
 */
@NullMarked
package io.tokentariff.review;

import org.jspecify.annotations.NullMarked;
