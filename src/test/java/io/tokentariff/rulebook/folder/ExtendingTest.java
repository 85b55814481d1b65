package io.tokentariff.rulebook.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.LiveTariff;
import io.tokentariff.ReloadGate;
import io.tokentariff.Tariff;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rating.Quote;
import io.tokentariff.table.Place;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rulebook that extends another is that one, and what it says itself. */
class ExtendingTest {

    private static final String EXTENDS = "extends: ../base\n";
    private static final String RATES = "model,fine_tuned,tier,context,meter,price,from,until,certainty,source\n";

    @TempDir
    Path top;

    private Path own;

    @BeforeEach
    void folders() {
        SmallBook.in(top.resolve("base"));
        own = top.resolve("own");
        write("rulebook.yaml", EXTENDS);
    }

    private void write(String file, String text) {
        SmallBook.write(own, file, text);
    }

    private RulebookFiles files() {
        Problems problems = new Problems();
        RulebookFiles files = RulebookFiles.read(own, problems);
        assertThat(problems.sorted()).isEmpty();
        return files;
    }

    private List<Problem> faults() {
        Problems problems = new Problems();
        try {
            RulebookFiles.read(own, problems);
            return problems.sorted();
        } catch (RulebookException e) {
            return e.problems();
        }
    }

    private Quote price(String model, String day, long input, long output) {
        return Tariff.open(own).price(record(model, day, input, output));
    }

    private static UsageRecord record(String model, String day, long input, long output) {
        return UsageRecord.of(Instant.parse(day + "T00:00:00Z"), UsageKind.of(model), TokenCounts.of(input, 0, output));
    }

    private static String amount(Quote quote) {
        return Objects.requireNonNull(quote.amount()).toPlainString();
    }

    @Test
    void withoutMoreItIsTheOther() {
        assertThat(files().texts()).isEqualTo(SmallBook.texts());
        assertThat(amount(price("acme-mini", "2026-04-12", 1_000, 100))).isEqualTo("0.00056");
    }

    @Test
    void itsRowsStandForThoseForTheSameAndOthersCome() {
        write(
                "tables/rates.csv",
                "# ours\n" + RATES
                        + "acme-mini,no,standard,,input,0.10,,2026-05-01,published,contract\n"
                        + "acme-mini,no,standard,,input,0.20,2026-05-01,,published,contract\n"
                        + "acme-large,no,standard,,output,9.00,,,published,\"contract, \"\"as signed\"\"\"\n");
        assertThat(amount(price("acme-mini", "2026-04-12", 1_000, 100))).isEqualTo("0.00026");
        assertThat(amount(price("acme-mini", "2026-08-12", 1_000, 100))).isEqualTo("0.00036");
        assertThat(amount(price("acme-large", "2026-08-12", 1_000, 1_000))).isEqualTo("0.011");
        assertThat(files().extension()).satisfies(extended -> {
            assertThat(extended.replacedRows()).isEqualTo(2);
            assertThat(extended.addedRows()).isEqualTo(1);
            assertThat(extended.files())
                    .contains("../base/tables/models.csv")
                    .doesNotContain("../base/tables/rates.csv");
        });
    }

    @Test
    void eachRowIsNamedWhereItStands() {
        write("tables/rates.csv", "# ours\n" + RATES + "acme-mini,no,standard,,input,0.10,,,published,contract\n");
        assertThat(price("acme-mini", "2026-04-12", 1_000, 100).lines())
                .extracting(line -> line.charge().rate().row().toString())
                .containsExactly("tables/rates.csv:3", "../base/tables/rates.csv:6");
    }

    @Test
    void columnsThatOnlyOneOfThemHasAreTaken() {
        write(
                "tables/terms.csv",
                """
                term,model,tier,meter,percent,from,until,source,project
                batch-half-price,,batch,,-25,,,contract,search
                """);
        assertThat(files().text("tables/terms.csv"))
                .isEqualTo(
                        """
                        term,model,tier,meter,percent,from,until,source,project
                        batch-half-price,,batch,,-50,,,price list
                        batch-half-price,,batch,,-25,,,contract,search
                        """);
    }

    @Test
    void rowsAndFilesCanBeRemoved() {
        write(
                "rulebook.yaml",
                EXTENDS
                        + """
                removes:
                  - charges/long-context.drl   # all the same
                  - charges/long-context.cases.yaml
                  - long-context: acme-large
                  - "rates: acme-mini, standard, input, from 2026-07-30"
                """);
        RulebookFiles files = files();
        assertThat(files.texts()).doesNotContainKey("charges/long-context.drl");
        assertThat(files.text("tables/long-context.csv")).doesNotContain("acme-large");
        assertThat(files.text("tables/rates.csv")).contains("0.40").doesNotContain("0.30");
        assertThat(files.place("tables/rates.csv", 5)).isEqualTo(new Place("../base/tables/rates.csv", 6));
        assertThat(amount(price("acme-large", "2026-04-12", 300_000, 0))).isEqualTo("0.60");
    }

    @Test
    void aFileIsReplacedWhereThatIsSaid() {
        String rule = Objects.requireNonNull(files().text("charges/long-context.drl"));
        write("rulebook.yaml", EXTENDS + "replaces:\n- charges/long-context.drl\n- tables/terms.csv\n");
        write("charges/long-context.drl", "// Ours\n" + rule);
        write("tables/terms.csv", "term,model,tier,meter,percent,from,until,source\nother,,,,1,,,us\n");
        assertThat(files().text("charges/long-context.drl")).startsWith("// Ours");
        assertThat(files().text("tables/terms.csv")).doesNotContain("batch-half-price");
    }

    @Test
    void whatTheOtherSaysIsAPartOfTheRevision() {
        String before = files().revision();
        assertThat(before).isNotEqualTo(RulebookFiles.of(files().texts()).revision());
        SmallBook.write(top.resolve("base"), "charges/published-rate.cases.yaml", "cases: []\n");
        assertThat(files().revision()).isEqualTo(before);
        SmallBook.write(top.resolve("base"), "tables/tiers.csv", "tier,also_called,rated,source\nstandard,,yes,us\n");
        assertThat(files().revision()).isNotEqualTo(before);
        write("rulebook.yaml", "# a word more\n" + EXTENDS);
        assertThat(files().revision()).isNotEqualTo(before);
    }

    @Test
    void anEditOfTheOtherIsTakenWhileItIsWatched() {
        try (LiveTariff live = LiveTariff.unwatched(own, ReloadGate.OPEN)) {
            UsageRecord record = record("acme-mini", "2026-04-12", 1_000, 0);
            assertThat(amount(live.price(record))).isEqualTo("0.0004");
            String rates = Objects.requireNonNull(files().text("tables/rates.csv"));
            SmallBook.write(top.resolve("base"), "tables/rates.csv", rates.replace(",0.40,", ",0.50,"));
            assertThat(live.scanNow()).isEqualTo(LiveTariff.Scan.UNSETTLED);
            assertThat(live.scanNow()).isEqualTo(LiveTariff.Scan.RELOADED);
            assertThat(amount(live.price(record))).isEqualTo("0.0005");
        }
    }

    @Test
    void itsFilesMakeTheSameInMemory() {
        write("tables/rates.csv", RATES + "acme-mini,no,standard,,input,0.10,,,published,contract\n");
        Path third = top.resolve("more/third");
        SmallBook.write(third, "rulebook.yaml", "extends: ../../own/\n");
        for (Tariff read : List.of(Tariff.open(own), Tariff.open(third))) {
            Tariff again = Tariff.of(read.sources());
            assertThat(again.revision()).isEqualTo(read.revision());
            assertThat(again.texts()).isEqualTo(read.texts());
            assertThat(again.sources()).isEqualTo(read.sources());
        }
    }

    @Test
    void itCanItselfBeExtended() {
        write("tables/rates.csv", RATES + "acme-mini,no,standard,,input,0.10,,,published,contract\n");
        Path third = top.resolve("more/third");
        SmallBook.write(third, "rulebook.yaml", "extends: ../../own/\n");
        Quote quote = Tariff.open(third).price(record("acme-mini", "2026-04-12", 1_000, 100));
        assertThat(amount(quote)).isEqualTo("0.00026");
        assertThat(quote.lines())
                .extracting(line -> line.charge().rate().row().toString())
                .containsExactly("../../own/tables/rates.csv:2", "../../base/tables/rates.csv:6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
            extend: ../base                               | bad-extension | 1 | Maybe "extends" was meant
            replaces:                                     | bad-extension | 0 | Write extends: ../rules
            extends: ../base;extends: ../base             | bad-extension | 2 | "extends" stands here twice
            extends: ../base;- charges                    | bad-extension | 2 | below neither
            extends: ../base;removes: x                   | bad-extension | 2 | One a line
            extends: ../base;removes:;  - x;  - x         | bad-extension | 4 | stands here twice
            extends: "../base                             | bad-extension | 1 | quotes do not close
            extends: ../base;  odd                        | bad-extension | 2 | not understood
            extends: ../bas                               | missing-base  | 1 | no rulebook "../bas"
            extends: /etc                                 | base-outside  | 1 | no path from this folder
            extends: C:\\rules                            | base-outside  | 1 | no path from this folder
            extends: http://x/y                           | base-outside  | 1 | no path from this folder
            extends: ../../../../../../../../../../base   | base-outside  | 1 | more than 8 folders up
            extends: ..                                   | base-outside  | 1 | within each other
            extends: tables                               | base-outside  | 1 | within each other
            extends: .                                    | base-outside  | 1 | in a circle
            extends: ../link                              | base-outside  | 1 | by a link
            extends: ../loop                              | base-outside  | 1 | in a circle
            extends: classpath:no/such                    | missing-base  | 1 | classpath:no/such
            extends: ../base;removes:;- charges/x.drl     | not-in-base   | 3 | no file and no row
            extends: ../base;removes:;- rates: acme, input | not-in-base  | 3 | no row "rates: acme, input"
            extends: ../base;removes:;- regions: eu;replaces:;- charges/y.drl | not-in-base | 5 | to replace
            extends: ../base;replaces:;- guards/no-rate.drl | not-in-base | 3 | no file "guards/no-rate.drl" here
            """)
    void whatIsWrongIsSaidWithItsLine(String lines, String code, int line, String says) throws IOException {
        Files.createDirectories(own.resolve("tables"));
        Files.createSymbolicLink(top.resolve("link"), top.resolve("base"));
        SmallBook.write(top.resolve("loop"), "rulebook.yaml", "extends: ../own");
        write("rulebook.yaml", lines.replace(";", "\n"));
        assertThat(faults()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.file()).endsWith("rulebook.yaml");
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem + " " + problem.hint()).contains(says);
        });
        assertThatThrownBy(() -> Tariff.open(own)).isInstanceOf(RulebookException.class);
    }

    @Test
    void aFileOfBothMustBeSaidToCount() {
        write("guards/no-rate.drl", Objects.requireNonNull(files().text("guards/no-rate.drl")));
        assertThat(faults()).extracting(Problem::code).containsExactly("in-base-too");
    }

    @Test
    void nothingOutsideOfARepositoryIsExtended() throws IOException {
        Files.createDirectory(own.resolve(".git"));
        assertThat(faults()).extracting(Problem::code).containsExactly("base-outside");
        Files.delete(own.resolve(".git"));
        Files.createDirectory(top.resolve(".git"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void noMoreThanAFewExtendEachOther() {
        SmallBook.write(top.resolve("a4"), "rulebook.yaml", EXTENDS);
        for (int i = 3; i >= 0; i--) {
            SmallBook.write(top.resolve("a" + i), "rulebook.yaml", "extends: ../a" + (i + 1));
        }
        assertThat(RulebookFiles.read(top.resolve("a1"), new Problems()).texts())
                .isEqualTo(SmallBook.texts());
        own = top.resolve("a0");
        assertThat(faults()).extracting(Problem::toString).anySatisfy(said -> assertThat(said)
                .contains("more than 4 rulebooks"));
    }

    @Test
    void faultsOfTheOtherAreNamedThere() {
        SmallBook.write(top.resolve("base"), "tables/tiers.csv", "tier,also_called,rated,source\nstandard,,maybe,us\n");
        assertThatThrownBy(() -> Tariff.open(own))
                .isInstanceOfSatisfying(RulebookException.class, e -> assertThat(e.problems())
                        .extracting(problem -> problem.file() + ":" + problem.line() + " " + problem.code())
                        .contains("../base/tables/tiers.csv:2 unknown-value"));
    }

    @Test
    void faultsOfItsOwnRowsAreNamedHere() {
        write("tables/rates.csv", "# ours\n" + RATES + "acme-mini,no,standard,,input,dear,,,published,contract\n");
        assertThatThrownBy(() -> Tariff.open(own))
                .isInstanceOfSatisfying(RulebookException.class, e -> assertThat(e.problems())
                        .extracting(problem -> problem.file() + ":" + problem.line() + " " + problem.code())
                        .containsExactly("tables/rates.csv:3 bad-number"));
        write("tables/rates.csv", "# ours\n" + RATES + "acme-mini,no\n");
        assertThatThrownBy(() -> Tariff.open(own))
                .isInstanceOfSatisfying(RulebookException.class, e -> assertThat(e.problems())
                        .extracting(problem -> problem.file() + ":" + problem.line() + " " + problem.code())
                        .contains("tables/rates.csv:3 wrong-cell-count"));
    }

    @Test
    void aZipHoldsBoth() throws IOException {
        Path zip = top.resolve("both.zip");
        pack(zip, "ours/", Map.of("rulebook.yaml", EXTENDS));
        assertThat(RulebookFiles.read(zip, new Problems()).texts()).isEqualTo(SmallBook.texts());
        Path outside = top.resolve("outside.zip");
        pack(outside, "", Map.of("rulebook.yaml", EXTENDS));
        assertThatThrownBy(() -> RulebookFiles.read(outside, new Problems())).hasMessageContaining("lies outside");
    }

    private static void pack(Path zip, String prefix, Map<String, String> ours) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            Map<String, String> all = new HashMap<>();
            ours.forEach((name, text) -> all.put(prefix + name, text));
            SmallBook.texts().forEach((name, text) -> all.put("base/" + name, text));
            for (Map.Entry<String, String> each : all.entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void theClassPathHoldsTheOther() throws IOException {
        Path jar = top.resolve("list.jar");
        pack(jar, "ours/", Map.of("rulebook.yaml", EXTENDS));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            write("rulebook.yaml", "extends: classpath:base\n");
            assertThat(files().texts()).isEqualTo(SmallBook.texts());
            assertThat(files().place("tables/rates.csv", 2).file()).isEqualTo("classpath:base/tables/rates.csv");
            Tariff inMemory = Tariff.of(Map.of("rulebook.yaml", "extends: classpath:base\n"));
            assertThat(inMemory.texts()).isEqualTo(SmallBook.texts());
            Tariff packed = Tariff.ofClassPath(loader, "ours");
            assertThat(packed.texts()).isEqualTo(SmallBook.texts());
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThatThrownBy(() -> Tariff.of(Map.of("rulebook.yaml", EXTENDS)))
                .hasMessageContaining("no rulebook \"../base\"");
    }
}
