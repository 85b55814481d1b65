package io.tokentariff.spark;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.StatementReport;
import io.tokentariff.problem.ProblemPrinter;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.problem.TariffException;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spark-submit}'s way in: prices usage files as {@code tariff price} does. */
@Command(
        name = "spark-submit … tokentariff-spark.jar",
        description = "Prices usage files on Spark, to the digit as tariff price does.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SparkPrice implements Runnable {

    @Parameters(
            paramLabel = "USAGE",
            arity = "1..*",
            description =
                    "Files, folders or patterns, wherever Hadoop reads them, in the order of the log: JSON lines, CSV and whatever "
                            + "tariff price reads, plain, .gz or .zst; or Parquet (--parquet).")
    List<String> usage = List.of();

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "DIR",
            description = "The rulebook: a folder or a zip file of the driver's.")
    java.nio.file.@Nullable Path rules;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "A new folder for statement.json, rejects and priced.")
    String out = "";

    @Option(
            names = "--priced",
            paramLabel = "FORM",
            description =
                    "Each record with what it costs: none, jsonl (what tariff price --format jsonl writes) or parquet "
                            + "(default: ${DEFAULT-VALUE}).")
    String form = "none";

    @Option(
            names = "--group-by",
            split = ",",
            paramLabel = "DIMENSION",
            description = "As of tariff price (default: model,tier).")
    List<String> groups = List.of();

    @Option(
            names = "--input",
            paramLabel = "FORMAT",
            description = "The format of the files (default: told by their content).")
    @Nullable
    String input;

    @Option(
            names = "--map",
            paramLabel = "MAP",
            description =
                    "Of any CSV, JSON or Parquet, which column is which field: at=created,model=model,… or a JSON file.")
    @Nullable
    String map;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "When usage ran that does not say so (default: it is rejected).")
    @Nullable
    Instant at;

    @Option(
            names = "--parquet",
            description = "The usage is Parquet; its columns are fields of native records, or --map says.")
    boolean parquet;

    @Option(
            names = "--duplicates",
            paramLabel = "on|off",
            description = "Whether records with the same id count once (default: ${DEFAULT-VALUE}).")
    String duplicates = "on";

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "How many tasks read (default: as many as there are slices, up to four for each core).")
    int partitions;

    /** Runs the job; ends the process if it fails. */
    public static void main(String[] args) {
        PrintStream err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        int exit = run(args, err);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** Returns the exit code: that of {@code tariff price}, but 0 where lines were rejected. */
    static int run(String[] args, PrintStream err) {
        CommandLine line = new CommandLine(new SparkPrice());
        line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((thrown, command, result) -> tell(thrown, err));
        return line.execute(args);
    }

    /** Says what went wrong, wherever it did. */
    private static int tell(Throwable thrown, PrintStream err) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof RulebookException rulebook) {
                err.print(new ProblemPrinter((file, number) -> "").print(rulebook.problems()));
                return rulebook.failure().exitCode();
            }
            if (each instanceof TariffException told) {
                err.println("spark: " + told.getMessage());
                return told.failure().exitCode();
            }
        }
        err.println("spark: " + thrown.getMessage());
        thrown.printStackTrace(err);
        return io.tokentariff.problem.Failure.of(thrown).exitCode();
    }

    @Override
    public void run() {
        check();
        SparkSession spark = SparkSession.builder().appName("TokenTariff").getOrCreate();
        Problems problems = new Problems();
        RulebookFiles files = RulebookFiles.read(java.util.Objects.requireNonNull(rules), problems);
        problems.throwIfErrors();
        List<Dimension> by = groups.isEmpty()
                ? Dimension.DEFAULT
                : groups.stream().map(Dimension::new).toList();
        try {
            Statement statement = parquet ? priceRows(spark, files, by) : priceFiles(spark, files, by);
            write(spark, "statement.json", StatementReport.of(statement, Form.JSON, Screen.PLAIN));
            System.out.print(StatementReport.of(statement, Form.TEXT, Screen.PLAIN));
            System.out.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            spark.stop();
        }
    }

    private void check() {
        if (!List.of("none", "jsonl", "parquet").contains(form)) {
            throw new WrongUseException("--priced is none, jsonl or parquet, not \"%s\".".formatted(form));
        }
        if (!List.of("on", "off").contains(duplicates)) {
            throw new WrongUseException(
                    "--duplicates is on or off here, not \"%s\"; last is for tariff price.".formatted(duplicates));
        }
        if (parquet && form.equals("jsonl")) {
            throw new WrongUseException(
                    "--priced jsonl is for files that are read line by line; of Parquet write parquet.");
        }
    }

    private UsageSpec spec() {
        try {
            String text = map;
            String columns = text == null || text.contains("=") ? text : Files.readString(java.nio.file.Path.of(text));
            return new UsageSpec(parquet && columns == null && input == null ? "native" : input, columns, at);
        } catch (IOException e) {
            throw new WrongUseException(
                    "The map %s cannot be read; name a file, or write field=column,…".formatted(map));
        }
    }

    private Statement priceFiles(SparkSession spark, RulebookFiles files, List<Dimension> by) {
        try (FilePricing pricing = new FilePricing(
                spark, usage, spec(), RulesText.of(files), duplicates.equals("on"), by, partitions, Slices.BYTES)) {
            Statement statement = pricing.statement();
            if (statement.records().rejected() > 0) {
                pricing.saveRejects(below("rejects"));
            }
            if (form.equals("jsonl")) {
                pricing.saveLines(below("priced"));
            } else if (form.equals("parquet")) {
                pricing.rows().write().parquet(below("priced"));
            }
            return statement;
        }
    }

    private Statement priceRows(SparkSession spark, RulebookFiles files, List<Dimension> by) {
        Dataset<Row> rows = ParquetLog.read(spark, usage);
        DatasetPricing pricing = new DatasetPricing(rows, files, spec());
        Statement statement = pricing.statement(duplicates.equals("on"), by);
        Dataset<Row> priced = pricing.priced(duplicates.equals("on"));
        if (statement.records().rejected() > 0) {
            priced.where("priced.status = 'rejected'").write().json(below("rejects"));
        }
        if (form.equals("parquet")) {
            priced.write().parquet(below("priced"));
        }
        return statement;
    }

    private String below(String name) {
        return new Path(out, name).toString();
    }

    private void write(SparkSession spark, String name, String text) throws IOException {
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        Path file = new Path(out, name);
        FileSystem system = file.getFileSystem(hadoop);
        try (FSDataOutputStream to = system.create(file, false)) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
