package io.tokentariff.spark;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Parquet files as one log: in the order of their names and of their rows. */
final class ParquetLog {

    /** Rows a file may have. */
    private static final long ROWS = 1L << 40;

    private ParquetLog() {}

    /** Returns the files' rows, with where they stand unless they say so themselves. */
    static Dataset<Row> read(SparkSession spark, List<String> names) {
        Dataset<Row> rows = spark.read().parquet(names.toArray(new String[0]));
        if (Arrays.asList(rows.columns()).contains(DatasetPricing.POSITION)) {
            return rows;
        }
        Column[] files = Arrays.stream(rows.inputFiles())
                .sorted()
                .map(file -> normal(functions.lit(file)))
                .toArray(Column[]::new);
        Column number = functions.array_position(functions.array(files), normal(functions.col("_metadata.file_path")));
        return rows.withColumn(
                DatasetPricing.POSITION, number.multiply(ROWS).plus(functions.col("_metadata.row_index")));
    }

    /** Slashes after the scheme are one or three. */
    private static Column normal(Column file) {
        return functions.regexp_replace(file, "^([a-z0-9]+):/+", "$1:/");
    }
}
