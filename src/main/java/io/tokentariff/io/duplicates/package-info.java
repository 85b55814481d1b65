/** Tells usage that was read before, in memory that does not hold it; strangers cannot make two records look alike. */
@NullMarked
package io.tokentariff.io.duplicates;

import org.jspecify.annotations.NullMarked;
