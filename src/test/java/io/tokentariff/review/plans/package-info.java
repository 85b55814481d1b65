/** Usage priced by a join with the table of plans. */
@NullMarked
package io.tokentariff.review.plans;

import org.jspecify.annotations.NullMarked;
