package io.tokentariff.spark;

import io.tokentariff.io.PartRun;
import io.tokentariff.io.duplicates.Repeats;
import io.tokentariff.io.write.RejectJson;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.lib.output.TextOutputFormat;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/** Usage files of the formats that are read, priced in slices. Reads each file once, and again the slices in which something came before. */
final class FilePricing implements AutoCloseable {

    private static final int ROWS_TOGETHER = 256;
    private static final int CHUNK = 1 << 20;

    private final SparkSession spark;
    private final Broadcast<RulesText> rules;
    private final List<Slice> slices;
    private final LogRun run;
    private final JavaRDD<LogRun.Noted> noted;
    private final JavaPairRDD<Integer, Repeats> repeats;
    private final JavaRDD<LogRun.Priced> priced;
    private final long[] linesBefore;

    /**
     * Prices files.
     *
     * @param partitions how many tasks there are, 0 for one a slice, or a few for each core
     * @param sliceBytes how much is read at one go
     * @throws UsageInputException if one holds no usage
     */
    FilePricing(
            SparkSession spark,
            List<String> files,
            UsageSpec spec,
            RulesText rulebook,
            boolean findDuplicates,
            List<Dimension> by,
            int partitions,
            long sliceBytes) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Configuration hadoop = context.hadoopConfiguration();
        this.spark = spark;
        this.rules = context.broadcast(rulebook);
        this.slices = Slices.of(files, spec, hadoop, sliceBytes);
        Broadcast<SerializableConfiguration> sent = context.broadcast(new SerializableConfiguration(hadoop));
        int tasks = partitions > 0 ? partitions : Math.min(slices.size(), 4 * context.defaultParallelism());
        JavaRDD<LogPart> parts = context.parallelize(slices, tasks)
                .map(slice -> new FilePart(slice, spec, sent.value().value()));
        this.run = new LogRun(parts, slices.size(), rules, findDuplicates, by);
        this.noted = run.noted();
        this.linesBefore = check();
        this.repeats = run.repeats(LogRun.prints(noted)).cache();
        this.priced = run.priced(noted, repeats);
    }

    /** Prices each slice by itself; returns of each how many lines of its file are before it. */
    private long[] check() {
        long[] before = new long[slices.size()];
        Map<String, Long> seen = new LinkedHashMap<>();
        long[] lines = new long[slices.size()];
        for (long[] each : noted.map(part -> new long[] {part.part(), part.seen(), part.lines()})
                .collect()) {
            lines[(int) each[0]] = each[2];
            seen.merge(slices.get((int) each[0]).path(), each[1], Long::sum);
        }
        for (Slice slice : slices) {
            if (seen.getOrDefault(slice.path(), 0L) == 0) {
                throw new UsageInputException(
                        "no-usage",
                        "%s holds no usage at all; check that it is the right file.".formatted(slice.file()));
            }
            int i = slice.number();
            boolean first = i == 0 || !slices.get(i - 1).path().equals(slice.path());
            before[i] = first ? 0 : before[i - 1] + lines[i - 1];
        }
        return before;
    }

    Statement statement() {
        return run.statement(priced, rules.value().rulebook());
    }

    /** Writes the lines that are not priced, as JSON lines, into a folder. */
    void saveRejects(String folder) {
        long[] before = linesBefore;
        priced.flatMap(part -> part.rejects().stream()
                        .map(reject -> RejectJson.line(reject.after(before[part.part()]))
                                .stripTrailing())
                        .iterator())
                .saveAsTextFile(folder);
    }

    /** Writes what {@code tariff price --format jsonl} writes, into a folder. */
    void saveLines(String folder) {
        LogRun its = run;
        run.<Text>make(repeats, 1, (part, known, to) -> {
                    try (Chunks chunks = new Chunks(to)) {
                        its.priced(part, known, new PartRun.Listeners(chunks, null, reject -> {}));
                    }
                })
                .mapToPair(chunk -> new Tuple2<>(NullWritable.get(), chunk))
                .saveAsNewAPIHadoopFile(folder, NullWritable.class, Text.class, TextOutputFormat.class);
    }

    /** The records with what they cost, in the order of the log. */
    Dataset<Row> rows() {
        LogRun its = run;
        List<String> names = slices.stream().map(Slice::file).toList();
        String[] files = names.toArray(new String[0]);
        long[] before = linesBefore;
        String revision = rules.value().revision();
        JavaRDD<Row> rows = run.make(repeats, ROWS_TOGETHER, (part, known, to) -> {
            int number = part.number();
            its.priced(
                    part,
                    known,
                    new PartRun.Listeners(
                            null,
                            (record, plan, line, offset) -> to.take(
                                    PricedSchema.row(files[number], before[number] + line, record, plan, revision)),
                            reject -> {}));
        });
        return spark.createDataFrame(rows, PricedSchema.OF_FILES);
    }

    @Override
    public void close() {
        priced.unpersist(false);
        repeats.unpersist(false);
        noted.unpersist(false);
    }

    /** Cuts a stream of lines into texts of some of them. */
    private static final class Chunks extends OutputStream {

        private final Handover.Taker<Text> to;
        private byte[] chunk = new byte[CHUNK];
        private int length;

        Chunks(Handover.Taker<Text> to) {
            this.to = to;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        /** Takes whole lines. */
        @Override
        public void write(byte[] lines, int from, int count) {
            if (length + count > chunk.length) {
                pass();
            }
            if (count > chunk.length) {
                chunk = Arrays.copyOf(chunk, count);
            }
            System.arraycopy(lines, from, chunk, length, count);
            length += count;
        }

        /** A text ends without the line feed that is written behind each. */
        private void pass() {
            if (length > 0) {
                Text text = new Text();
                text.set(chunk, 0, length - 1);
                to.take(text);
                length = 0;
            }
        }

        @Override
        public void close() {
            pass();
        }
    }
}
