package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import io.tokentariff.fixtures.RulesCopy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tariff price} as people use it. */
class PriceEndToEndTest {

    private static final String GOOD =
            """
            {"id":"a","at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","input_tokens":1200,"cached_input_tokens":1000,"output_tokens":300,"project":"x"}
            {"id":"b","at":"2026-05-12T08:30:00Z","model":"gpt-4.1-mini","service_tier":"batch","input_tokens":1200,"cached_input_tokens":1000,"output_tokens":300,"region":"eu","project":"y"}
            """;
    private static final String UNPRICED =
            "{\"id\":\"c\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"nobody-knows\",\"input_tokens\":1,\"output_tokens\":1}\n";
    private static final String TRAINING =
            "{\"id\":\"%s\",\"at\":\"%s\",\"operation\":\"training\",\"model\":\"gpt-4.1-mini\",\"trained_tokens\":1000000,\"project\":\"%s\"}\n";

    @TempDir
    Path folder;

    @Test
    void exitsWithZeroIfAllIsWell() throws IOException {
        CliRun run = CliRun.of("price", file("good.jsonl", GOOD));

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Total  0.00 USD  (exactly 0.001023)").contains("2 records read: 2 priced");
    }

    @Test
    void exitsWithThreeIfLinesWereRejectedAndPricesTheOthers() throws IOException {
        CliRun run = CliRun.of("price", file("bad.jsonl", GOOD + "oops\n"));

        assertThat(run.exit()).isEqualTo(Exit.REJECTED);
        assertThat(run.err()).contains("bad.jsonl:3: rejected: ").contains("1 line was rejected and not priced.");
        assertThat(run.out())
                .contains("at least")
                .contains("3 records read: 2 priced")
                .contains("0.001023");
    }

    @Test
    void exitsWithFourOnlyIfStrict() throws IOException {
        Path file = file("unpriced.jsonl", GOOD + UNPRICED);

        assertThat(CliRun.of("price", file).exit()).isEqualTo(Exit.OK);
        CliRun strict = CliRun.of("price", file, "--strict");
        assertThat(strict.exit()).isEqualTo(Exit.UNPRICED);
        assertThat(strict.err()).contains("1 of the records have no price");
        assertThat(strict.out()).contains("at least").contains("The model nobody-knows is in no row of models.csv.");
    }

    @Test
    void readsStandardInputFilesAndPackedFilesTogether() throws IOException {
        Path packed = folder.resolve("unpriced.jsonl.gz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(UNPRICED.getBytes(UTF_8));
        }
        Files.write(packed, bytes.toByteArray());
        String job = TRAINING.formatted("t", "2026-04-12T08:30:00Z", "x");
        CliRun run = CliRun.withInput(GOOD.getBytes(UTF_8), "price", "-", packed, file("job.jsonl", job), "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("\"total_usd\" : \"5.001023\"")
                .contains("\"read\" : 4")
                .contains("\"unpriced\" : 1");
    }

    @Test
    void theSameFileTwiceIsChargedOnce() throws IOException {
        Path file = file("good.jsonl", GOOD);

        assertThat(CliRun.of("price", file, file).out())
                .contains("4 records read: 2 priced")
                .contains("2 duplicate");
        assertThat(CliRun.of("price", file, file, "--duplicates", "off").out())
                .contains("4 priced")
                .contains("0.002046");
    }

    @Test
    void anIdWithOtherContentIsRejected() throws IOException {
        String later = GOOD.replace("300", "301");
        CliRun run = CliRun.of("price", file("one.jsonl", GOOD), file("two.jsonl", later));

        assertThat(run.exit()).isEqualTo(Exit.REJECTED);
        assertThat(run.err()).contains("two.jsonl:1: rejected: The id \"a\" came before with other content");
        assertThat(run.out()).contains("0.001023");
    }

    @ParameterizedTest
    @CsvSource({
        "project, x, y",
        "day, 2026-04-12, 2026-05-12",
        "month, 2026-04, 2026-05",
        "region, global, eu",
        "'tier,project', standard, batch"
    })
    void groupsByWhatIsAskedFor(String by, String first, String second) throws IOException {
        CliRun run = CliRun.of("price", file("good.jsonl", GOOD), "--group-by", by, "--format", "csv");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(first).contains(second);
    }

    @Test
    void writesRejectsWithTheirPlaceAndText() throws IOException {
        Path rejects = folder.resolve("rejects.jsonl");
        CliRun run = CliRun.of("price", file("bad.jsonl", GOOD + "oops\n"), "--rejects", rejects);

        assertThat(run.exit()).isEqualTo(Exit.REJECTED);
        assertThat(Files.readString(rejects))
                .contains("\"line\":3,\"offset\":" + GOOD.length())
                .contains("\"code\":\"bad-json\"")
                .contains("\"text\":\"oops\"");
    }

    @Test
    void creditsAreTakenOffOldestExpiryFirstAndNeverBelowZero() throws IOException {
        String usage = TRAINING.formatted("t1", "2026-04-12T08:30:00Z", "x") // 5.00
                + TRAINING.formatted("t2", "2026-05-12T08:30:00Z", "x") // 5.00
                + TRAINING.formatted("t3", "2026-05-13T08:30:00Z", "legal"); // 5.00
        String credits =
                """
                grant,amount_usd,from,until,account
                late,3.00,2026-04-01,2027-01-01,
                early,4.00,2026-04-01,2026-05-01,
                legal,100.00,2026-01-01,2026-12-01,legal
                over,50.00,2025-01-01,2026-01-01,
                """;
        CliRun run = CliRun.of("price", file("u.jsonl", usage), "--credits", file("c.csv", credits), "--json");

        assertThat(run.exit()).isZero();
        String text = run.out();
        assertThat(text).contains("\"early\"", "\"late\"", "\"legal\"");
        // 15.00 less 4 (April only), less all of legal's 5, less 3
        assertThat(text).containsPattern("\"(total|due|payable)[a-z_]*\" : \"3\\.00\"");
        assertThat(text).doesNotContain("\"-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "jsonl", "csv", "markdown", "JSON"})
    void writesEachFormatToAFileAsToStandardOutput(String format) throws IOException {
        Path file = file("good.jsonl", GOOD);
        Path out = folder.resolve("out." + format);
        CliRun printed = CliRun.of("price", file, "--format", format);
        CliRun written = CliRun.of("price", file, "--format", format, "--out", out);

        assertThat(printed.out()).isNotBlank().endsWith("\n");
        assertThat(written.out()).isEmpty();
        assertThat(Files.readString(out)).isEqualTo(printed.out());
    }

    @Test
    void afterAFailureAnOldOutputIsUntouchedAndNothingIsLeft() throws IOException {
        Path out = file("bill.txt", "old");
        Path rejects = folder.resolve("rejects.jsonl");
        CliRun run = CliRun.of(
                "price", file("good.jsonl", GOOD), folder.resolve("no.jsonl"), "--out", out, "--rejects", rejects);

        assertThat(run.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(Files.readString(out)).isEqualTo("old");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("bill.txt", "good.jsonl");
        }
    }

    @Test
    void linesWithoutATimeArePricedAsOfTheDayGiven() {
        Path responses = CliRun.USAGE.resolve("openai-response.jsonl");
        CliRun run = CliRun.of("price", responses, "--at", "2026-05-12", "--group-by", "day", "--format", "csv");
        CliRun now = CliRun.of("price", responses);

        assertThat(run.out()).contains("2026-05-12").doesNotContain("2026-05-13");
        assertThat(now.out()).contains("[assumed-time]").contains("9 records read: 7 priced");
        assertThat(CliRun.of("explain", "resp_08", responses, "--at", "2026-05-12")
                        .out())
                .contains("2026-05-12T00:00:00Z");
    }

    @Test
    void anEditedRuleChangesTheNextBill() throws IOException {
        Path file = file("good.jsonl", GOOD);
        RulesCopy rules = RulesCopy.in(folder.resolve("rules"));
        assertThat(CliRun.of("price", file, "--rules", rules.folder()).out()).contains("exactly 0.001023)");

        rules.edit(
                "tables/rates.csv", "gpt-4.1-mini,no,standard,,output,1.60", "gpt-4.1-mini,no,standard,,output,3.20");
        assertThat(CliRun.of("price", file, "--rules", rules.folder()).out()).contains("exactly 0.001503)");

        rules.edit("charges/data-residency.drl", "$charge : Charge( )", "$charge : Charge( meter == \"output\" )");
        // batch: 90 x 0.20 + 1,000 x 0.05 + 300 x 0.80 x 1.1 per million, where all of it was 1.1 before
        assertThat(CliRun.of("price", file, "--rules", rules.folder()).out()).contains("exactly 0.001494)");
    }

    @Test
    void coloursAreForTerminals() throws IOException {
        Path file = file("good.jsonl", GOOD);
        String plain = CliRun.of("price", file).out();
        System.setProperty("tariff.terminal.out", "yes");
        try {
            assertThat(plain).doesNotContain("\u001b[");
            if (System.getenv("NO_COLOR") == null) {
                assertThat(CliRun.of("price", file).out()).contains("\u001b[");
            }
        } finally {
            System.clearProperty("tariff.terminal.out");
        }
    }

    @Test
    void whatIsNoUsageIsRefusedInOneSentence() throws IOException {
        Path utf16 = Files.write(folder.resolve("utf16.jsonl"), GOOD.getBytes(StandardCharsets.UTF_16));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {1, 0, 2, 0});
        byte[] whole = Files.readAllBytes(CliRun.USAGE.resolve("openai-batch.jsonl.gz"));
        Path half = Files.write(folder.resolve("half.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
        refused("does not exist", folder.resolve("nowhere.jsonl"));
        refused("holds no usage at all", file("empty.jsonl", ""));
        refused("is UTF-16; convert it to UTF-8 first.", utf16);
        refused("is not a text file", binary);
        refused("is cut short", half);
        refused("is of no known usage format", Path.of("rules/tables/rates.csv"));
        refused("is a folder; name a file in it.", file("good.jsonl", GOOD), "--out", folder);
        refused("there is no folder", file("good.jsonl", GOOD), "--out", folder.resolve("no/where"));
        refused("cannot be grouped by \"colour\"", file("good.jsonl", GOOD), "--group-by", "colour");
        refused("is no file; check the path of the credits", file("good.jsonl", GOOD), "--credits", "no.csv");
        refused("the credits cannot be read:", file("good.jsonl", GOOD), "--credits", file("c.csv", "a,b\n"));
        refused("--duplicates is on, last or off", file("good.jsonl", GOOD), "--duplicates", "x");
        refused("--format", file("good.jsonl", GOOD), "--format", "pdf");
        refused("\"nothing\"", file("good.jsonl", GOOD), "--input", "nothing");
    }

    @Test
    void explainSaysWhatItDoesNotFind() {
        Path quarter = CliRun.USAGE.resolve("2026-q2.jsonl");

        assertThat(CliRun.of("explain", "nobody", quarter).exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(CliRun.of("explain", "nobody", quarter).err()).contains("There is no record \"nobody\"");
        assertThat(CliRun.of("explain", "line:1989", quarter).err()).contains("was rejected, not priced");
        assertThat(CliRun.of("explain", "line:1", quarter, "--json").out()).contains("\"id\" : \"r-00001\"");
    }

    private static void refused(String sentence, Object... args) {
        List<Object> all = new java.util.ArrayList<>(List.of("price"));
        all.addAll(List.of(args));
        CliRun run = CliRun.of(all.toArray());

        assertThat(run.exit()).as(sentence).isEqualTo(Exit.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(5);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
