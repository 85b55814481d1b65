/** What the usage of a log costs in all: sums by group, what agreements do to a period's bill, free credits. */
@NullMarked
package io.tokentariff.rating.statement;

import org.jspecify.annotations.NullMarked;
