package io.tokentariff.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.ShippedRules;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.StatementReport;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage files, cut into slices, come to what the program says of them, byte for byte. */
class FilesOnSpark {

    private static final SparkSession SPARK = Sparks.session();
    private static final RulebookFiles RULES = RulebookFiles.of(ShippedRules.texts());
    private static final long SLICE = 1 << 16;

    @TempDir
    Path folder;

    private static FilePricing pricing(Path usage, RulebookFiles rules, UsageSpec spec, int partitions) {
        return new FilePricing(
                SPARK,
                List.of(usage.toString()),
                spec,
                RulesText.of(rules),
                true,
                Dimension.DEFAULT,
                partitions,
                SLICE);
    }

    private static String statement(FilePricing pricing) {
        return StatementReport.of(pricing.statement(), Form.JSON, Screen.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 64})
    void theQuarterIsTheSameInAnyNumberOfPartitions(int partitions) {
        try (FilePricing pricing = pricing(Sparks.QUARTER, RULES, UsageSpec.TOLD, partitions)) {
            assertThat(statement(pricing)).isEqualTo(Sparks.program(Sparks.QUARTER, "json"));
            pricing.saveLines(folder.resolve("lines").toString());
            assertThat(Sparks.all(folder.resolve("lines"))).isEqualTo(Sparks.program(Sparks.QUARTER, "jsonl"));
            pricing.saveRejects(folder.resolve("rejects").toString());
            assertThat(Sparks.all(folder.resolve("rejects"))).isEqualTo(Sparks.rejects(Sparks.QUARTER, folder));
        }
    }

    @Test
    void rowsSayWhatLinesSay() {
        try (FilePricing pricing = pricing(Sparks.QUARTER, RULES, UsageSpec.TOLD, 4)) {
            Dataset<Row> rows = pricing.rows().cache();
            rows.createOrReplaceTempView("priced");
            Row sum = SPARK.sql("select sum(priced.amount_usd), count_if(priced.status = 'priced'), "
                            + "count_if(priced.status = 'unpriced'), count_if(priced.status = 'not_billed'), count(*), "
                            + "count(distinct line), max(line) from priced")
                    .first();
            assertThat(sum.getDecimal(0)).isEqualByComparingTo("548.8940102025");
            assertThat(sum.getLong(1)).isEqualTo(27_643);
            assertThat(sum.getLong(2)).isEqualTo(109);
            assertThat(sum.getLong(3)).as("with duplicates").isEqualTo(75 + 9);
            assertThat(sum.getLong(5)).isEqualTo(sum.getLong(4));
            BigDecimal lines = SPARK.sql(
                            "select sum(charge.amount_usd) from priced lateral view explode(priced.lines) as charge")
                    .first()
                    .getDecimal(0);
            assertThat(lines).isEqualByComparingTo("548.8940102025");
            assertThat(rows.schema()).isEqualTo(PricedSchema.OF_FILES);
        }
    }

    @Test
    void agreementsAreAppliedToTheWhole() throws IOException {
        Map<String, String> texts = ShippedRules.texts();
        texts.put(
                "agreements/volume-discount.csv",
                """
                agreement,mode,unit,above,percent,project,model,meter,from,until,source
                deal,graduated,tokens,10000000,-10,,gpt-4.1-mini,input,,,test
                month,volume,usd,50,-5,,,,,,test
                """);
        Path rules = folder.resolve("rules");
        for (Map.Entry<String, String> each : texts.entrySet()) {
            Path file = rules.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
        }
        try (FilePricing pricing = pricing(Sparks.QUARTER, RulebookFiles.of(texts), UsageSpec.TOLD, 5)) {
            assertThat(statement(pricing))
                    .isEqualTo(Sparks.program(Sparks.QUARTER, "json", "--rules", rules))
                    .contains("graduated-discount");
        }
    }

    static Stream<Path> formats() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("fixtures/formats"));
                Stream<Path> usage = Files.list(Path.of("fixtures/usage"))) {
            return Stream.concat(files, usage)
                    .filter(file -> Files.isRegularFile(file)
                            && file.toString().matches(".*\\.(jsonl|json|csv|gz|zst)")
                            && !file.toString().matches(".*(credits|map|2026-q2|columns/|expected).*"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatIsRead(Path usage) {
        String expected = Sparks.program(usage, "json", "--at", "2026-04-12");
        UsageSpec spec = new UsageSpec(null, null, Instant.parse("2026-04-12T00:00:00Z"));
        try (FilePricing pricing = pricing(usage, RULES, spec, 3)) {
            assertThat(statement(pricing)).isEqualTo(expected);
        }
    }

    @Test
    void linesAcrossTheEndsOfSlicesAreReadOnce() throws IOException {
        Path usage = folder.resolve("lines.jsonl");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("{\"id\":\"%d\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"gpt-4.1-mini\",\"input_tokens\":%d,"
                            .formatted(i, i))
                    .append("\"output_tokens\":1,\"tags\":{\"t\":\"")
                    .append("x".repeat(i % 29 * 9))
                    .append("\"}}\n");
        }
        Files.writeString(usage, text.substring(0, text.length() - 1));
        String expected = Sparks.program(usage, "json");
        assertThat(expected).contains("no-line-feed-at-end");
        for (long slice : new long[] {13, 100, 1_000, 4_096, 1 << 20}) {
            try (FilePricing pricing = new FilePricing(
                    SPARK,
                    List.of(usage.toString()),
                    UsageSpec.TOLD,
                    RulesText.of(RULES),
                    true,
                    Dimension.DEFAULT,
                    2,
                    slice)) {
                assertThat(statement(pricing)).as("slices of %s", slice).isEqualTo(expected);
            }
        }
    }

    @Test
    void whatTheProgramRefusesIsRefused() throws IOException {
        Path missing = folder.resolve("missing.jsonl");
        assertThatThrownBy(() -> pricing(missing, RULES, UsageSpec.TOLD, 1))
                .isInstanceOf(UsageInputException.class)
                .hasMessageContaining("holds no usage files");
        Path text = Files.writeString(folder.resolve("notes.txt"), "Dear all,\n");
        assertThatThrownBy(() -> pricing(text, RULES, UsageSpec.TOLD, 1))
                .isInstanceOf(UsageInputException.class)
                .hasMessageContaining("is of no known usage format");
    }

    @Test
    void anotherRevisionOnAnExecutorFailsTheJob() {
        RulesText wrong = new RulesText(ShippedRules.texts(), "sha256:" + "0".repeat(64));
        assertThatThrownBy(() -> new FilePricing(
                        SPARK,
                        List.of(Sparks.QUARTER.toString()),
                        UsageSpec.TOLD,
                        wrong,
                        true,
                        Dimension.DEFAULT,
                        2,
                        SLICE))
                .hasMessageContaining("The rulebook is revision sha256:000")
                .hasMessageContaining("here; nothing is priced");
    }

    @Test
    void moreThanEighteenDecimalsFail() {
        Map<String, String> texts = ShippedRules.texts();
        texts.computeIfPresent(
                "tables/rates.csv",
                (name, rates) ->
                        rates.replaceFirst("(?m)^(gpt-4\\.1-mini,no,standard,,input,)0\\.40,", "$10.400000000001,"));
        RulebookFiles fine = RulebookFiles.of(texts);
        assertThat(fine.revision()).isNotEqualTo(RULES.revision());
        try (FilePricing pricing = pricing(Sparks.QUARTER, fine, UsageSpec.TOLD, 2)) {
            assertThat(pricing.statement().total().usd().stripTrailingZeros().scale())
                    .as("the statement is exact all the same")
                    .isGreaterThan(18);
            assertThatThrownBy(() -> pricing.rows().count())
                    .hasMessageContaining("does not fit decimal(38,18), and is not rounded");
        }
    }
}
