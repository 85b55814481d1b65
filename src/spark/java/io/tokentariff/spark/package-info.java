/**
 * Pricing in Apache Spark: {@link io.tokentariff.spark.TariffSpark} for those who have usage in datasets, {@link io.tokentariff.spark.SparkPrice}
 * for {@code spark-submit}. Each partition is priced by itself; what came before is decided in the order of the log, as one machine does.
 */
@NullMarked
package io.tokentariff.spark;

import org.jspecify.annotations.NullMarked;
