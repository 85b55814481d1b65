/** Parquet, in and out, in a jar of its own. */
@NullMarked
package io.tokentariff.parquet;

import org.jspecify.annotations.NullMarked;
