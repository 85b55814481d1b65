package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tariff check} prints and how it ends. */
class CheckCommandTest {

    private static final Path BASE = Path.of("fixtures", "problems", "base");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path rulebook;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Main.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private void broken(String file, String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(BASE)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                Path target = rulebook.resolve(BASE.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
        Path edited = rulebook.resolve(file);
        Files.writeString(edited, Files.readString(edited).replace(from, to));
    }

    @Test
    void endsWithZeroWhereAllIsWell() {
        assertThat(run("check", BASE.toString())).isZero();
        assertThat(out.toString(UTF_8)).contains("cases     15 run, 0 failed").contains("0 errors, 0 warnings");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void endsWithOneForAnErrorAndSaysTheSameAsPriceDoes() throws IOException {
        broken("tables/rates.csv", "0.90", "free");

        assertThat(run("check", rulebook.toString())).isEqualTo(1);
        String told = "tables/rates.csv:7:28: error: \"free\" is not a decimal number such as 0.40. [bad-number]";
        assertThat(out.toString(UTF_8)).startsWith(told);

        assertThat(run("quote", "--rules", rulebook.toString(), "--model", "acme-mini", "--input", "1k"))
                .isEqualTo(5);
        assertThat(err.toString(UTF_8)).startsWith(told);
    }

    @Test
    void priceTellsFaultsOfTablesAndRulesAtOnce() throws IOException {
        broken("tables/rates.csv", "0.90", "free");
        Path drl = rulebook.resolve("charges/published-rate.drl");
        Files.writeString(drl, Files.readString(drl).replace("MeterUsed( )", "MeterUse( )"));

        assertThat(run("quote", "--rules", rulebook.toString(), "--model", "acme-mini", "--input", "1k"))
                .isEqualTo(5);
        assertThat(err.toString(UTF_8)).contains("[unknown-fact]").contains("[bad-number]");
    }

    @Test
    void countsWarningsAsErrorsWhereAsked() throws IOException {
        broken("tables/rates.csv", "input,2.00,", "input,0.000002,");

        assertThat(run("check", rulebook.toString())).isZero();
        assertThat(run("check", rulebook.toString(), "--strict-warnings")).isEqualTo(1);
    }

    @Test
    void warnsOfRulesWithoutCasesAndOfRulesThatNoCaseTries() throws IOException {
        broken("charges/published-rate.drl", "", "");
        Files.delete(rulebook.resolve("charges/published-rate.cases.yaml"));
        Files.writeString(rulebook.resolve("guards/no-rate.cases.yaml"), "cases: []\n");

        assertThat(run("check", rulebook.toString())).isZero();
        assertThat(out.toString(UTF_8))
                .contains("charges/published-rate.drl: warning: The rules have no cases beside them.", "[no-cases]")
                .contains("guards/no-rate.drl:", "[never-silent]");
        assertThat(run("check", rulebook.toString(), "--strict-warnings")).isEqualTo(1);
    }

    @Test
    void endsWithTwoWhereThereIsNoFolder() {
        assertThat(run("check", rulebook.resolve("nothing").toString())).isEqualTo(2);
        assertThat(run("check", BASE.toString(), "--json", "--format", "sarif")).isEqualTo(2);
    }

    @Test
    void writesJsonForPrograms() throws IOException {
        broken("charges/published-rate.drl", "operation ==", "operaton ==");

        assertThat(run("check", "--rules", rulebook.toString(), "--json")).isEqualTo(1);
        JsonNode json = JSON.readTree(out.toString(UTF_8));
        JsonNode problem = json.get("problems").get(0);
        assertThat(problem.get("code").textValue()).isEqualTo("unknown-field");
        assertThat(problem.get("severity").textValue()).isEqualTo("error");
        assertThat(problem.get("file").textValue()).isEqualTo("charges/published-rate.drl");
        assertThat(problem.get("line").intValue()).isEqualTo(16);
        assertThat(problem.get("column").intValue()).isEqualTo(21);
        assertThat(problem.get("hint").textValue()).isEqualTo("Maybe \"operation\" was meant.");
        assertThat(problem.get("see").textValue()).isEqualTo("src/docs/codes.md#unknown-field");
        assertThat(json.get("cases").get("run").intValue()).isZero();
        assertThat(json.get("rulebook").textValue()).startsWith("sha256:");
    }

    @Test
    void countsInJsonWhatWasLookedAt() throws IOException {
        run("check", BASE.toString(), "--json");

        JsonNode json = JSON.readTree(out.toString(UTF_8));
        assertThat(json.get("problems")).isEmpty();
        assertThat(json.get("rules").intValue()).isEqualTo(5);
        assertThat(json.get("rows").intValue()).isEqualTo(17);
        assertThat(json.get("cases").get("run").intValue()).isEqualTo(15);
        assertThat(json.get("coverage").get("fired").intValue()).isEqualTo(5);
        assertThat(json.get("coverage").get("silent").intValue()).isEqualTo(5);
        assertThat(json.get("coverage").get("never")).isEmpty();
    }

    @Test
    void writesSarifForCodeHosts() throws IOException {
        broken("charges/published-rate.drl", "operation ==", "operaton ==");

        assertThat(run("check", rulebook.toString(), "--format", "sarif")).isEqualTo(1);
        JsonNode sarif = JSON.readTree(out.toString(UTF_8)).at("/runs/0");
        JsonNode rule = sarif.at("/tool/driver/rules/0");
        assertThat(rule.get("id").textValue()).isEqualTo("unknown-field");
        assertThat(rule.at("/shortDescription/text").textValue()).startsWith("A fact or a profile has no such field.");
        assertThat(rule.at("/help/text").textValue()).endsWith("See src/docs/codes.md#unknown-field.");
        JsonNode result = sarif.at("/results/0");
        assertThat(result.get("ruleId").textValue()).isEqualTo("unknown-field");
        assertThat(result.get("level").textValue()).isEqualTo("error");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").textValue()).endsWith("charges/published-rate.drl");
        assertThat(place.at("/region/startLine").intValue()).isEqualTo(16);
        assertThat(place.at("/region/startColumn").intValue()).isEqualTo(21);
    }
}
