package io.tokentariff.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.ShippedRules;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.StatementReport;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage in datasets costs what it costs in files, however it is partitioned. */
class DatasetsOnSpark {

    private static final SparkSession SPARK = Sparks.session();
    private static final RulebookFiles RULES = RulebookFiles.of(ShippedRules.texts());
    private static final String COLUMNS =
            "id string, at string, model string, service_tier string, region string, project string, user string, "
                    + "api_key string, workload string, operation string, status string, input_tokens bigint, cached_input_tokens bigint, "
                    + "cache_write_tokens bigint, output_tokens bigint, context_tokens bigint, training_tokens bigint, trained_tokens bigint, "
                    + "epochs bigint, requests bigint, meters map<string, bigint>, tags map<string, string>";
    private static final Pattern LINE = Pattern.compile("^\\{\"id\":\"([^\"]+)\".*?\"amount_usd\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    /** The quarter's rows, each with its place. */
    private Dataset<Row> quarter() throws IOException {
        Dataset<Row> json = SPARK.read()
                .schema(COLUMNS)
                .option("mode", "FAILFAST")
                .json(Sparks.rows(folder).toString());
        return SPARK.createDataFrame(
                        json.javaRDD().coalesce(1).zipWithIndex().map(each -> {
                            Object[] values = new Object[each._1().length() + 1];
                            for (int i = 0; i < values.length - 1; i++) {
                                values[i] = each._1().get(i);
                            }
                            values[values.length - 1] = each._2();
                            return RowFactory.create(values);
                        }),
                        json.schema().add("position", "bigint"))
                .persist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 64})
    void eachRecordCostsWhatItCostsInTheFile(int partitions) throws IOException {
        Dataset<Row> usage = quarter().repartition(partitions, col("id")).persist();
        Map<String, BigDecimal> expected = new HashMap<>();
        Sparks.program(Sparks.QUARTER, "jsonl").lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.find() && !line.contains("\"code\":\"duplicate\"")) {
                expected.put(matcher.group(1), new BigDecimal(matcher.group(2)));
            }
        });

        List<Row> rows = TariffSpark.price(usage, RULES)
                .select("id", "priced.status", "priced.amount_usd", "priced.findings.code")
                .collectAsList();

        assertThat(rows).hasSize((int) usage.count());
        BigDecimal sum = BigDecimal.ZERO;
        Map<String, Long> statuses = new HashMap<>();
        for (Row row : rows) {
            boolean duplicate = row.getList(3).contains("duplicate");
            statuses.merge(duplicate ? "duplicate" : row.getString(1), 1L, Long::sum);
            if (row.get(2) != null && !duplicate) {
                sum = sum.add(row.getDecimal(2));
                assertThat(row.getDecimal(2)).as(row.getString(0)).isEqualByComparingTo(expected.get(row.getString(0)));
            }
        }
        assertThat(sum).isEqualByComparingTo("548.8940102025");
        assertThat(statuses)
                .containsEntry("priced", 27_643L)
                .containsEntry("unpriced", 109L)
                .containsEntry("not_billed", 75L)
                .containsEntry("duplicate", 9L);
        usage.unpersist();
    }

    @Test
    void theStatementOfADatasetIsThatOfItsFile() throws IOException {
        Dataset<Row> usage = quarter().repartition(3, col("id"));
        String statement = StatementReport.of(
                TariffSpark.statement(usage, RULES, UsageSpec.NATIVE, Dimension.DEFAULT), Form.JSON, Screen.PLAIN);
        String expected = Sparks.program(Sparks.QUARTER, "json");
        assertThat(statement.substring(statement.indexOf("\"groups\""), statement.indexOf("\"findings\"")))
                .isEqualTo(expected.substring(expected.indexOf("\"groups\""), expected.indexOf("\"findings\"")));
        assertThat(statement).contains("548.8940102025");
    }

    @Test
    void parquetIsReadInTheOrderOfItsRows() throws IOException {
        String file = folder.resolve("usage").toString();
        quarter().drop("position").coalesce(1).write().parquet(file);
        Dataset<Row> usage = ParquetLog.read(SPARK, List.of(file)).repartition(7);
        Dataset<Row> priced = TariffSpark.price(usage, RULES);
        assertThat(priced.agg(org.apache.spark.sql.functions.sum("priced.amount_usd"))
                        .first()
                        .getDecimal(0))
                .isEqualByComparingTo("548.8940102025");
    }

    private static Dataset<Row> usage(String values) {
        return SPARK.sql("select * from values " + values + " as usage(id, at, model, input_tokens, output_tokens)");
    }

    @Test
    void theEarliestOfRowsWithoutPlacesIsCharged() {
        Dataset<Row> usage = usage("('a', timestamp'2026-04-12 09:00:00Z', 'gpt-4.1-mini', 150000, 0),"
                        + "('a', timestamp'2026-04-12 08:00:00Z', 'gpt-4.1-mini', 100000, 0),"
                        + "('a', timestamp'2026-04-12 08:00:00Z', 'gpt-4.1-mini', 100000, 0),"
                        + "('b', timestamp'2026-04-12 08:00:00.000001Z', 'gpt-4.1-mini', -1, 0),"
                        + "('c', timestamp'2026-04-12 08:00:00Z', 'gpt-9', 1, 0)")
                .repartition(5);
        List<Row> rows = TariffSpark.price(usage, RULES)
                .select("id", "input_tokens", "priced.status", "priced.amount_usd", "priced.findings.code")
                .orderBy("id", "input_tokens", "priced.status")
                .collectAsList();
        assertThat(rows)
                .extracting(row -> "%s %s %s %s %s"
                        .formatted(
                                row.get(0),
                                row.get(1),
                                row.get(2),
                                row.get(3) == null
                                        ? null
                                        : row.getDecimal(3).stripTrailingZeros().toPlainString(),
                                row.getList(4)))
                .containsExactlyInAnyOrder(
                        "a 100000 not_billed 0 [duplicate]",
                        "a 100000 priced 0.04 []",
                        "a 150000 rejected null [id-conflict]",
                        "b -1 rejected null [negative]",
                        "c 1 unpriced null [unknown-model]");
    }

    @Test
    void metersAndTagsMayBeColumnsOfTheirOwn() {
        Dataset<Row> usage = usage("('a', timestamp'2026-04-12 09:00:00Z', 'gpt-audio-mini', 100, 10)")
                .withColumn("meters.audio_input", lit(1000))
                .withColumn("tags.team", lit("search"));
        Row priced = TariffSpark.price(usage, RULES)
                .selectExpr("priced.amount_usd", "transform(priced.lines, each -> each.meter)", "`tags.team`")
                .first();
        assertThat(priced.getList(1)).contains("audio_input");
        assertThat(priced.getString(2)).isEqualTo("search");
    }

    @Test
    void otherColumnsAreReadWithAMap() {
        Dataset<Row> usage = usage("('a', timestamp'2026-04-12 09:00:00Z', 'gpt-4.1-mini', 100000, 0)")
                .withColumnRenamed("id", "request")
                .withColumnRenamed("input_tokens", "prompt");
        UsageSpec spec = new UsageSpec(
                null, "id=request,at=at,model=model,input_tokens=prompt,output_tokens=output_tokens", null);
        assertThat(TariffSpark.price(usage, RULES, spec)
                        .select("priced.amount_usd")
                        .first()
                        .getDecimal(0))
                .isEqualByComparingTo("0.04");
    }

    @Test
    void aDatasetThatChangesBetweenReadsFails() throws IOException {
        Dataset<Row> usage = quarter().coalesce(2);
        // another order each time it is read
        Dataset<Row> shuffled = SPARK.createDataFrame(
                usage.javaRDD().mapPartitions(rows -> {
                    List<Row> all = new ArrayList<>();
                    rows.forEachRemaining(all::add);
                    Collections.shuffle(all);
                    return all.iterator();
                }),
                usage.schema());
        Dataset<Row> priced = TariffSpark.price(shuffled, RULES);
        assertThatThrownBy(priced::count).hasMessageContaining("holds other usage when it is read again");
    }
}
