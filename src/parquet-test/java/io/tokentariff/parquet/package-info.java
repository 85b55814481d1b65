/** Usage and results in Parquet are those in other forms. */
@NullMarked
package io.tokentariff.parquet;

import org.jspecify.annotations.NullMarked;
