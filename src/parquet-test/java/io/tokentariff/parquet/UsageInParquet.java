package io.tokentariff.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet that DuckDB wrote is read as the JSON it was made of; what is written, DuckDB reads. */
class UsageInParquet {

    private static final Path QUARTER = Path.of("fixtures/usage/2026-q2.jsonl");

    @TempDir
    Path folder;

    private static void sql(String... commands) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static List<String> query(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            String[] cells = new String[rows.getMetaData().getColumnCount()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = rows.getString(i + 1);
            }
            return List.of(cells);
        }
    }

    private Path parquet(Path json, String codec) throws SQLException {
        Path file = folder.resolve(json.getFileName() + ".parquet");
        sql(
                "copy (select * from read_json('%s', sample_size=-1, maximum_depth=-1, map_inference_threshold=-1)) to '%s' (format parquet, codec '%s')"
                        .formatted(json, file, codec));
        return file;
    }

    static Stream<Path> lines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("fixtures/formats"))) {
            return Stream.concat(
                    files.filter(file -> file.toString().endsWith(".jsonl")
                            && !file.toString().matches(".*(columns|expected).*")),
                    Stream.of(
                            Path.of("fixtures/usage/openai-response.jsonl"),
                            Path.of("fixtures/usage/openai-batch.jsonl"),
                            Path.of("fixtures/usage/openai-finetune.jsonl")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** What is charged, without what is said of lines and of the file. */
    private static String amounts(CliRun run) {
        String out = run.out().replaceAll("(?s)\"findings\" : \\[.*", "");
        assertThat(out).as(run.err()).contains("total_usd");
        return out;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyFormatCostsWhatItsJsonLinesCost(Path json) throws Exception {
        Path good = good(json);
        CliRun of = CliRun.of("price", good, "--format", "json", "--at", "2026-04-12");
        CliRun in = CliRun.of("price", parquet(good, "snappy"), "--format", "json", "--at", "2026-04-12");
        assertThat(amounts(in)).isEqualTo(amounts(of));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "snappy", "zstd"})
    void nativeRecordsCostWhatTheyCostAsJsonLines(String codec) throws Exception {
        Path good = good(QUARTER);
        CliRun of = CliRun.of("price", good, "--format", "json");
        CliRun in = CliRun.of("price", parquet(good, codec), "--format", "json");
        assertThat(amounts(in)).isEqualTo(amounts(of)).contains("548.8940102025");
    }

    /** A file without the lines that are rejected, as no table can hold some of them. */
    private Path good(Path json) throws IOException {
        Set<Integer> rejected = new TreeSet<>();
        Path rejects = folder.resolve("rejects.jsonl");
        CliRun.of("price", json, "--format", "json", "--rejects", rejects, "--at", "2026-04-12");
        Files.readAllLines(rejects)
                .forEach(line -> rejected.add(Integer.parseInt(line.replaceAll(".*?\"line\":(\\d+).*", "$1"))));
        List<String> lines = Files.readAllLines(json);
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (!rejected.contains(i + 1)) {
                kept.append(lines.get(i)).append('\n');
            }
        }
        return Files.writeString(folder.resolve("good.jsonl"), kept);
    }

    @Test
    void columnsOfAnyNameAreMappedAndTypesAreRead() throws Exception {
        Path file = folder.resolve("log.parquet");
        sql(
                """
                copy (select 'a' as request, timestamptz '2026-04-12 08:30:00.123456+00' as created, 'gpt-4.1-mini' as model,
                100000::integer as prompt, 10::ubigint as completion, 0.25::decimal(9,4) as cost, 1.0::double as n, true as ok,
                {'kind': 'x', 'list': [1, 2]} as nested, null as nothing) to '%s' (format parquet)
                """
                        .formatted(file));
        CliRun run = CliRun.of(
                "price",
                file,
                "--map",
                "id=request,at=created,model=model,input_tokens=prompt,output_tokens=completion,billed_usd=cost,requests=n",
                "--format",
                "jsonl");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("\"at\":\"2026-04-12T08:30:00.123456Z\"")
                .contains("\"amount_usd\":\"0.040016\"")
                .contains("\"billed_usd\":\"0.25");
    }

    @Test
    void columnsWithPointsAreNested() throws Exception {
        Path file = folder.resolve("log.parquet");
        sql(
                """
                copy (select 'a' as id, '2026-04-12T08:30:00Z' as at, 'gpt-audio-mini' as model, 100 as input_tokens, 10 as output_tokens,
                1000 as "meters.audio_input", 'search' as "tags.team") to '%s' (format parquet)
                """
                        .formatted(file));
        CliRun run = CliRun.of("price", file, "--format", "csv", "--group-by", "tag:team");
        assertThat(run.out()).contains("audio_input").contains("search");
    }

    @Test
    void codecsThatAreNotReadAreNamed() throws Exception {
        CliRun run = CliRun.of("price", parquet(good(QUARTER), "gzip"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("is Parquet packed with GZIP, which is not read; write it with snappy, zstd or");
    }

    @Test
    void damagedFilesAreRefused() throws Exception {
        Path whole = parquet(good(QUARTER), "snappy");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.parquet"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        CliRun run = CliRun.of("price", cut);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("is a damaged Parquet file");
    }

    @Test
    void resultsAreWrittenToTheDigit() throws Exception {
        Path lines = folder.resolve("lines.parquet");
        CliRun.of("price", QUARTER, "--format", "jsonl", "--out", lines);
        assertThat(query(
                        "select sum(amount_usd), count(*), count_if(\"status\" = 'priced'), max(\"at\"), count(\"lines\") from '%s'"
                                .formatted(lines)))
                .satisfies(row -> {
                    assertThat(new BigDecimal(row.get(0))).isEqualByComparingTo("548.8940102025");
                    assertThat(row.get(1)).isEqualTo("27836");
                    assertThat(row.get(2)).isEqualTo("27643");
                });
        Path statement = folder.resolve("statement.parquet");
        CliRun.of("price", QUARTER, "--format", "csv", "--out", statement);
        assertThat(new BigDecimal(query("select sum(amount_usd) from '%s'".formatted(statement))
                        .get(0)))
                .isEqualByComparingTo("548.8940102025");
        Path plans = folder.resolve("plans.parquet");
        CliRun.of("plans", QUARTER, "--format", "parquet", "--out", plans);
        Path csv = folder.resolve("plans.csv");
        CliRun.of("plans", QUARTER, "--out", csv);
        assertThat(query("select count(*), sum(usd_within) from '%s'".formatted(plans)))
                .isEqualTo(query(
                        "select count(*), sum(nullif(usd_within, '')::decimal(38,18)) from read_csv('%s', all_varchar=true)"
                                .formatted(csv)));
    }

    @Test
    void focusIsTheSameInCsvAndParquet() throws Exception {
        Path csv = folder.resolve("focus.csv");
        Path parquet = folder.resolve("focus.parquet");
        CliRun.of("price", QUARTER, "--format", "focus", "--billing-account", "acme", "--out", csv);
        CliRun.of("price", QUARTER, "--format", "focus", "--billing-account", "acme", "--out", parquet);
        String sums = "select count(*), sum(BilledCost::decimal(38,18)), sum(ListCost::decimal(38,18)), "
                + "min(ChargePeriodStart::timestamp), max(ChargePeriodEnd::timestamp) from ";
        List<String> one = query("set timezone='UTC'; " + sums + "read_csv('%s', all_varchar=true)".formatted(csv));
        List<String> other = query("set timezone='UTC'; " + sums + "'%s'".formatted(parquet));
        assertThat(other).isEqualTo(one);
        assertThat(new BigDecimal(other.get(1))).isEqualByComparingTo("548.8940102025");
    }

    @Test
    void formsThatAreNoTablesAreRefused() {
        Path out = folder.resolve("out.parquet");
        CliRun run = CliRun.of("price", "fixtures/usage/native.csv", "--format", "json", "--out", out);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("is Parquet, which holds tables");
        assertThat(out).doesNotExist();
    }
}
