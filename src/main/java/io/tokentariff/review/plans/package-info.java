/** What the rules decide as a table, for those who price by a join. */
@NullMarked
package io.tokentariff.review.plans;

import org.jspecify.annotations.NullMarked;
