package io.tokentariff.spark;

import io.tokentariff.io.PartRun;
import io.tokentariff.io.duplicates.Repeats;
import io.tokentariff.io.format.Reject;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Usage in a dataset: each row a record, as JSON of its columns would say it. */
final class DatasetPricing {

    /** The column that says where a row stands in its log. */
    static final String POSITION = "position";

    /** The column with what a row costs. */
    static final String PRICED = "priced";

    private static final Map<String, String> JSON =
            Map.of("timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX", "ignoreNullFields", "true");

    private static final int ROWS_TOGETHER = 256;

    private final Dataset<Row> usage;
    private final Dataset<Row> lines;
    private final UsageSpec spec;
    private final Broadcast<RulesText> rules;

    DatasetPricing(Dataset<Row> usage, RulebookFiles rulebook, UsageSpec spec) {
        this.usage = usage;
        this.spec = spec;
        if (Arrays.asList(usage.columns()).contains(PRICED)) {
            throw new WrongUseException(
                    "The dataset has a column \"%s\" already; drop or rename it.".formatted(PRICED));
        }
        this.lines = lines(usage);
        this.rules = JavaSparkContext.fromSparkContext(usage.sparkSession().sparkContext())
                .broadcast(RulesText.of(rulebook));
    }

    /** The dataset with two more columns: its usage as JSON, and where it stands. */
    private static Dataset<Row> lines(Dataset<Row> usage) {
        Map<String, List<Column>> nested = new LinkedHashMap<>();
        List<Column> fields = new ArrayList<>();
        boolean placed = false;
        for (String name : usage.columns()) {
            Column column = usage.col("`" + name.replace("`", "``") + "`");
            int dot = name.indexOf('.');
            if (name.equals(POSITION)) {
                placed = true;
            } else if (dot > 0) {
                nested.computeIfAbsent(name.substring(0, dot), head -> new ArrayList<>())
                        .add(column.as(name.substring(dot + 1)));
            } else {
                fields.add(column.as(name));
            }
        }
        nested.forEach((head, columns) ->
                fields.add(functions.struct(columns.toArray(new Column[0])).as(head)));
        Column place = placed
                ? usage.col(POSITION).cast(DataTypes.LongType)
                : functions.lit(null).cast(DataTypes.LongType);
        return usage.withColumn(" usage", functions.to_json(functions.struct(fields.toArray(new Column[0])), JSON))
                .withColumn(" place", place);
    }

    private LogRun run(boolean keepRows, JavaRDD<Row> rows, boolean findDuplicates, List<Dimension> by) {
        UsageSpec read = spec;
        JavaRDD<LogPart> parts = rows.mapPartitionsWithIndex(
                (number, some) -> List.<LogPart>of(new RowUsage(number, some, read, keepRows))
                        .iterator(),
                true);
        return new LogRun(parts, rows.getNumPartitions(), rules, findDuplicates, by);
    }

    Dataset<Row> priced(boolean findDuplicates) {
        JavaRDD<Row> rows = lines.javaRDD();
        LogRun noting = run(false, rows, findDuplicates, Dimension.DEFAULT);
        LogRun pricing = noting.over(rows.mapPartitionsWithIndex(withRows(spec), true));
        String revision = rules.value().revision();
        JavaRDD<Row> priced = pricing.make(
                noting.repeats(noting.prints()),
                ROWS_TOGETHER,
                (part, repeats, to) -> make(pricing, (RowUsage) part, repeats, revision, to));
        StructType schema = usage.schema().add(PRICED, PricedSchema.PRICED);
        return usage.sparkSession().createDataFrame(priced, schema);
    }

    private static org.apache.spark.api.java.function.Function2<
                    Integer, java.util.Iterator<Row>, java.util.Iterator<LogPart>>
            withRows(UsageSpec spec) {
        return (number, some) ->
                List.<LogPart>of(new RowUsage(number, some, spec, true)).iterator();
    }

    private static void make(LogRun run, RowUsage part, Repeats repeats, String revision, Handover.Taker<Row> to) {
        RowListener listener = new RowListener(part, revision, to);
        run.priced(part, repeats, new PartRun.Listeners(null, listener::priced, listener::rejected));
        listener.end();
    }

    /** Puts what rows cost beside them, in their order. */
    private static final class RowListener {

        private final RowUsage part;
        private final String revision;
        private final Handover.Taker<Row> to;

        RowListener(RowUsage part, String revision, Handover.Taker<Row> to) {
            this.part = part;
            this.revision = revision;
            this.to = to;
        }

        void priced(io.tokentariff.usage.UsageRecord record, io.tokentariff.rating.Plan plan, long line, long offset) {
            to.take(beside(part.row(line, this::none), PricedSchema.priced(record, plan, revision)));
        }

        void rejected(Reject reject) {
            to.take(beside(
                    part.row(reject.line(), this::none),
                    PricedSchema.rejected(reject.code(), reject.message(), revision)));
        }

        private void none(Row row) {
            to.take(beside(row, null));
        }

        void end() {
            part.rest(this::none);
        }

        private static Row beside(Row row, @org.jspecify.annotations.Nullable Row priced) {
            Object[] values = new Object[row.length() - 1];
            for (int i = 0; i < values.length - 1; i++) {
                values[i] = row.get(i);
            }
            values[values.length - 1] = priced;
            return RowFactory.create(values);
        }
    }

    Statement statement(boolean findDuplicates, List<Dimension> by) {
        LogRun run = run(false, lines.javaRDD(), findDuplicates, by);
        JavaRDD<LogRun.Noted> noted = run.noted();
        JavaRDD<LogRun.Priced> priced = run.priced(noted, run.repeats(LogRun.prints(noted)));
        try {
            return run.statement(priced, rules.value().rulebook());
        } finally {
            priced.unpersist(false);
            noted.unpersist(false);
        }
    }
}
