package io.tokentariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.io.UsageFiles;
import io.tokentariff.io.format.Reject;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.Outcome;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.runtime.KieSession;

class FrontDoorTest {

    private static final Instant APRIL = Instant.parse("2026-04-12T08:30:00Z");
    private static final UsageRecord RECORD = UsageRecord.builder(APRIL, "gpt-4.1-mini")
            .serviceTier("batch")
            .region("eu")
            .input(1_200)
            .cachedInput(1_000)
            .output(300)
            .build();
    private static final Tariff SHIPPED = Tariff.open(Path.of("rules"));

    @TempDir
    Path folder;

    private static String price(Tariff tariff) {
        return String.valueOf(tariff.price(RECORD).amount());
    }

    private void zip(Path file, String prefix) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            Map<String, String> all = new TreeMap<>(ShippedRules.texts());
            all.put("README.md", "no file of a rulebook");
            all.put(".hidden/tables/rates.csv", "nor this");
            for (Map.Entry<String, String> each : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(prefix + each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void aZipIsOpenedAsItsFolder() throws IOException {
        Path top = folder.resolve("top.zip");
        Path inside = folder.resolve("inside.zip");
        zip(top, "");
        zip(inside, "mine-1.0/rules/");

        assertThat(Tariff.open(top).revision()).isEqualTo(SHIPPED.revision());
        assertThat(Tariff.open(inside).revision()).isEqualTo(SHIPPED.revision());
        assertThat(price(Tariff.open(inside))).isEqualTo(price(SHIPPED));
    }

    @Test
    void aZipIsReadAsStrictlyAsAFolder() throws IOException {
        Path file = folder.resolve("not.zip");
        Files.writeString(file, "no zip");
        assertThatThrownBy(() -> Tariff.open(file))
                .isInstanceOfSatisfying(
                        RulebookException.class,
                        e -> assertThat(e.problems()).extracting(Problem::code).containsExactly("missing-rulebook"));

        Path large = folder.resolve("large.zip");
        try (OutputStream out = Files.newOutputStream(large);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("tables/models.csv"));
            zip.write("model\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("charges/bomb.drl"));
            zip.write(new byte[1 << 21]);
        }
        assertThatThrownBy(() -> Tariff.open(large))
                .isInstanceOfSatisfying(
                        RulebookException.class,
                        e -> assertThat(e.problems()).extracting(Problem::code).contains("file-too-large"));
    }

    @Test
    void aFolderOnTheClassPathIsOpenedFromAFolderAndFromAJar() throws IOException {
        Path classes = folder.resolve("classes");
        EditedFolder.in(Files.createDirectories(classes.resolve("rules")));
        Path jar = folder.resolve("app.jar");
        zip(jar, "rules/");

        for (Path entry : List.of(classes, jar)) {
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {entry.toUri().toURL()}, null)) {
                assertThat(Tariff.ofClassPath(loader, "rules").revision())
                        .as("%s", entry)
                        .isEqualTo(SHIPPED.revision());
                assertThatThrownBy(() -> Tariff.ofClassPath(loader, "nothing"))
                        .isInstanceOf(RulebookException.class)
                        .hasMessageContaining("classpath:nothing");
            }
        }
    }

    @Test
    void theContextsClassPathIsLookedAtFirst() throws IOException {
        Path jar = folder.resolve("app.jar");
        zip(jar, "rules/");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThat(Tariff.ofClassPath("rules").revision()).isEqualTo(SHIPPED.revision());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void textsOfAnyLineEndAreTheSameRulebook() {
        Map<String, String> windows = ShippedRules.texts();
        windows.replaceAll((name, text) -> "\uFEFF" + text.replace("\n", "\r\n"));
        windows.put("notes.txt", "not read");

        assertThat(Tariff.of(windows).revision()).isEqualTo(SHIPPED.revision());
    }

    @Test
    void whatIsDoneToASessionLeavesThePricesAlone() {
        Tariff tariff = Tariff.open(Path.of("rules"));
        String plain = price(tariff);
        KieSession session = tariff.newSession();
        tariff.rulebook().facts(RECORD).forEach(session::insert);
        assertThat(session.fireAllRules()).isPositive();
        assertThat(session.getObjects(Outcome.class::isInstance)).isNotEmpty();

        InternalKnowledgeBase rules = (InternalKnowledgeBase) session.getKieBase();
        KieBase others = Tariff.open(Path.of("fixtures", "problems", "base"))
                .newSession()
                .getKieBase();
        for (KiePackage each : List.copyOf(rules.getKiePackages())) {
            List.copyOf(each.getRules()).forEach(rule -> rules.removeRule(each.getName(), rule.getName()));
        }
        rules.addPackages(new ArrayList<>(others.getKiePackages()));
        session.dispose();

        Rulebook rulebook = tariff.rulebook();
        assertThat(String.valueOf(io.tokentariff.rating.Calculator.quote(
                                RECORD, rulebook.evaluateApart(RECORD), rulebook.revision())
                        .amount()))
                .isEqualTo(plain);
        assertThat(price(tariff)).isEqualTo(plain);
        KieSession next = tariff.newSession();
        assertThat(next.getKieBase().getKiePackages())
                .flatExtracting(KiePackage::getRules)
                .hasSameSizeAs(rulebook.rules());
        next.dispose();
    }

    @Test
    void aRulebookForTryingDoesNotPassForTheRevision() {
        Rulebook rulebook = SHIPPED.rulebook();

        assertThat(rulebook.withRateCard(rulebook.rateCard()).revision()).isEqualTo("trial of " + rulebook.revision());
        assertThat(rulebook.withAdviceTables(rulebook.adviceTables()).revision())
                .isEqualTo("trial of " + rulebook.revision());
        assertThat(Tariff.of(rulebook.withRateCard(rulebook.rateCard()))
                        .price(RECORD)
                        .revision())
                .startsWith("trial of");
    }

    @Test
    void usageFilesArePricedAsTheCommandDoes() {
        Path quarter = Path.of("fixtures", "usage", "2026-q2.jsonl");
        List<Reject> rejects = new ArrayList<>();

        Statement statement = SHIPPED.statement(UsageFiles.of(List.of(quarter))
                .groupedBy(List.of(new Dimension("project")))
                .withRejects(rejects::add));

        assertThat(statement.total().toPlainString()).isEqualTo("548.8940102025");
        assertThat(statement.records().duplicate()).isEqualTo(9);
        assertThat(rejects).hasSize(14);
        assertThat(statement.groups().get(0).by()).hasSize(1);
    }

    @Test
    void aQuotesJsonIsTheLineThatTheCommandWrites() throws IOException {
        Path file = folder.resolve("one.jsonl");
        String line =
                """
                {"id":"r-1","at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","service_tier":"batch","region":"eu",\
                "input_tokens":1200,"cached_input_tokens":1000,"output_tokens":300,"tags":{"env":"prod"}}""";
        Files.writeString(file, line + "\n");

        Quote quote = SHIPPED.price(Tariff.usage(line));

        assertThat(quote.toJson() + "\n")
                .isEqualTo(
                        CliRun.of("price", file.toString(), "--format", "jsonl").out());
        JsonNode json = new ObjectMapper().readTree(quote.toJson());
        assertThat(json.get("amount_usd").textValue()).isEqualTo("0.000363");
        assertThat(json.get("rulebook").textValue()).isEqualTo(SHIPPED.revision());
        JsonNode explained = new ObjectMapper()
                .readTree(CliRun.of("explain", "r-1", file.toString(), "--json").out());
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals("lines")) {
                assertThat(explained.get(name)).as(name).isEqualTo(json.get(name));
            }
        });
    }

    @Test
    void usageIsReadFromJsonAsStrictlyAsFromAFile() {
        assertThat(Tariff.usage("{\"at\":\"2026-04-12T08:30:00Z\",\n \"model\":\"gpt-4.1-mini\", \"input_tokens\":5}")
                        .tokens()
                        .input())
                .isEqualTo(5);
        rejected("{\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"m\",\"input_tokens\":5,\"cached_input_tokens\":6}")
                .hasFieldOrPropertyWithValue("code", "cached-exceeds-input");
        rejected("[]").hasFieldOrPropertyWithValue("code", "bad-json");
        rejected("").hasFieldOrPropertyWithValue("code", "bad-json");
        rejected("{\"at\":").hasFieldOrPropertyWithValue("code", "bad-json");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> rejected(String json) {
        return assertThatThrownBy(() -> Tariff.usage(json)).isInstanceOf(InvalidUsageException.class);
    }

    @Test
    void aFolderThatCannotBeListedSaysSo() {
        ClassLoader odd = new ClassLoader(null) {
            @Override
            public URL getResource(String name) {
                try {
                    return new URL(null, "odd:/" + name, new java.net.URLStreamHandler() {
                        @Override
                        protected java.net.URLConnection openConnection(URL url) {
                            return new java.net.URLConnection(url) {
                                @Override
                                public void connect() {}
                            };
                        }
                    });
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        assertThatThrownBy(() -> Tariff.ofClassPath(odd, "rules"))
                .hasMessageContaining("cannot be listed at odd:/rules/tables/models.csv");
    }
}
