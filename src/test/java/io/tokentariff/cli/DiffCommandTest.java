package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.EditedFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    @TempDir
    Path folder;

    private EditedFolder edited;
    private String usage;
    private String out = "";
    private String err = "";

    @BeforeEach
    void editedCopy() throws IOException {
        edited = EditedFolder.in(folder.resolve("new"));
        edited.edit("tables/terms.csv", "data-residency,,,,10", "data-residency,,,,12");
        Path file = folder.resolve("usage.jsonl");
        Files.writeString(
                file,
                "{\"id\":\"r-1\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"gpt-4.1-mini\",\"region\":\"eu\","
                        + "\"input_tokens\":1000,\"output_tokens\":100}\n");
        usage = file.toString();
    }

    private int run(String... arguments) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int exit = Main.run(arguments, new PrintStream(outBytes), new PrintStream(errBytes));
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private String after() {
        return edited.path().toString();
    }

    @Test
    void showsWhatChangedAndWhatItCosts() {
        assertThat(run("diff", "rules", after(), "--usage", usage)).isZero();
        // (1,000 x 0.40 + 100 x 1.60) / 1,000,000 = 0.00056, and 10 or 12 percent on it
        assertThat(out)
                .contains("percent 10 → 12")
                .contains(": 0.000616 → 0.0006272 USD.")
                .contains("The bill changes by +0.0000112 USD (+1.8 %)");
    }

    @Test
    void failsWhenTheBillRisesByMoreThanAllowed() {
        assertThat(run("diff", "rules", after(), "--usage", usage, "--fail-on", "+2%"))
                .isEqualTo(Exit.OK);
        assertThat(run("diff", "rules", after(), "--usage", usage, "--fail-on", "+1%"))
                .isEqualTo(Exit.PROBLEMS);
        assertThat(err).contains("more than --fail-on +1% allows");
    }

    @Test
    void saysWhichWorkloadsAreAdvisedOtherwise() throws IOException {
        assertThat(run("diff", "rules", "rules", "--usage", usage, "--recommendations"))
                .isZero();
        assertThat(out).contains("No workload is advised otherwise.");

        Path profiles = folder.resolve("profiles.json");
        Files.writeString(profiles, "{\"workloads\":[{\"workload\":\"all\",\"latency\":\"overnight\"}]}");
        edited.edit("tables/terms.csv", "batch-half-price,,batch,,-50", "batch-half-price,,batch,,5");
        edited.write(
                "tables/rates.csv",
                io.tokentariff.ShippedRules.text("tables/rates.csv").replaceAll("(?m)^[^#\\n]+,batch,.*\\n", ""));
        int exit = run(
                "diff", "rules", after(), "--usage", usage, "--recommendations", "--workloads", profiles.toString());
        assertThat(exit).as(err).isZero();
        assertThat(out)
                .contains("~  all")
                .contains("- migrate to gpt-5-mini, batch")
                .contains("+ migrate to gpt-5-mini, standard");
    }

    @Test
    void losingAPriceIsNoFallAndAConditionOfItsOwn() {
        edited.write(
                "tables/rates.csv",
                io.tokentariff.ShippedRules.text("tables/rates.csv")
                        .replaceAll("(?m)^gpt-4.1-mini,no,standard,.*\n", ""));
        assertThat(run("diff", "rules", after(), "--usage", usage, "--fail-on", "1%", "--fail-on", "1usd"))
                .isEqualTo(Exit.OK);
        assertThat(out)
                .contains("The bill changes by 0 USD for the records that both rulebooks have a price for.")
                .contains("No longer priced: 1 record, which cost 0.000616 USD; that is no saving")
                .contains("1 no longer priced, cost 0.000616")
                .containsPattern("no-rate +1 +0");
        assertThat(run("diff", "rules", after(), "--usage", usage, "--fail-on", "lost-price"))
                .isEqualTo(Exit.PROBLEMS);
        assertThat(err).contains("1 record loses its price; they cost 0.000616 USD (--fail-on lost-price).");
        run("diff", "rules", after(), "--usage", usage, "--json");
        assertThat(out)
                .contains("\"delta_usd\" : \"0\"", "\"no_longer_priced_usd\" : \"0.000616\"", "\"newly_flagged\" : 1")
                .contains("\"delta_usd\" : null");
    }

    @Test
    void takesOptionsBeforeOperandsAndSeveralFiles() throws IOException {
        Path second = folder.resolve("second.jsonl");
        Files.writeString(second, Files.readString(Path.of(usage)).replace("r-1", "r-2"));
        for (String[] arguments : new String[][] {
            {"diff", "--usage", usage, second.toString(), "rules", after()},
            {"diff", "--usage", usage, "--usage", second.toString(), "--fail-on", "+2%", "rules", after()},
            {"diff", "rules", after(), "--usage", usage, second.toString()},
            {"diff", "rules", "--usage=" + usage, after(), second.toString()},
        }) {
            assertThat(run(arguments)).as(err).isZero();
            assertThat(out).contains("2 records, 2 of them change.");
        }
        assertThat(run("diff", "rules", after(), usage)).isEqualTo(Exit.WRONG_USE);
        assertThat(err).contains("one operand too many; usage files come after --usage");
    }

    @Test
    void showsRowsOfTheFutureOnADayOfTheirs() {
        String terms = io.tokentariff.ShippedRules.text("tables/terms.csv");
        int at = terms.indexOf("data-residency,,,,10,");
        String row = terms.substring(at, terms.indexOf('\n', at) + 1);
        edited.write(
                "tables/terms.csv",
                terms.replace(
                        row,
                        row.replaceFirst(",,,,10,([^,]*),[^,]*,", ",,,,10,$1,2026-12-01,")
                                + row.replaceFirst(",,,,10,[^,]*,[^,]*,", ",,,,12,2026-12-01,,")));
        assertThat(run("diff", "rules", after(), "--usage", usage)).as(err).isZero();
        assertThat(out)
                .contains("The bill changes by 0 USD")
                .contains("Changed rows begin or end on 2026-12-01")
                .contains("--as-of 2026-12-01 prices this usage as if it had run then.");
        assertThat(run("diff", "rules", after(), "--usage", usage, "--as-of", "2026-12-01"))
                .as(err)
                .isZero();
        assertThat(out)
                .contains("The bill changes by +0.0000112 USD (+1.8 %): 0.000616 → 0.0006272 USD.")
                .contains("All usage is priced as if it had run on 2026-12-01.")
                .doesNotContain("Changed rows begin or end");
        assertThat(run("diff", "rules", after(), "--as-of", "2026-12-01")).isEqualTo(Exit.WRONG_USE);
        assertThat(run("diff", "rules", after(), "--as-of", "2026-12-1", "--usage", usage))
                .isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void saysLoudlyThatAnAddedRuleFiresForNothing() throws IOException {
        String rule = io.tokentariff.ShippedRules.text("guards/other-provider.drl");
        Path old = folder.resolve("old");
        EditedFolder.in(old).write("guards/other-provider.drl", "");
        assertThat(rule).contains("@id");
        Files.delete(old.resolve("guards/other-provider.drl"));
        Files.delete(old.resolve("guards/other-provider.cases.yaml"));
        edited = EditedFolder.in(folder.resolve("again"));
        assertThat(run("diff", old.toString(), after(), "--usage", usage, "--format", "markdown"))
                .as(err)
                .isZero();
        assertThat(out).contains("**It fires for no record of this usage: nothing here shows what it does.**");
        assertThat(run("diff", old.toString(), after(), "--usage", usage, "--json"))
                .isZero();
        assertThat(out).contains("\"fires\" : 0");
        assertThat(run("diff", after(), old.toString(), "--usage", usage)).isZero();
        assertThat(out).contains("It fired for no record of this usage.");
    }

    @Test
    void showsEveryRowManyOfThemInGroups() {
        edited.write(
                "tables/rates.csv",
                io.tokentariff.ShippedRules.text("tables/rates.csv").replaceAll("(?m)^gpt-5.*\n", ""));
        assertThat(run("diff", "rules", after())).isZero();
        String groups = out;
        assertThat(groups)
                .containsPattern("(?m)^\\d+ rows removed, all: certainty published")
                .doesNotContain("more rows");
        assertThat(run("diff", "rules", after(), "--json")).isZero();
        assertThat(groups.lines().filter(line -> line.strip().startsWith("- gpt-5")))
                .hasSize((int) java.util.regex.Pattern.compile("\"id\" : \"rates: ")
                        .matcher(out)
                        .results()
                        .count());
    }

    @Test
    void needsUsageToFailOn() {
        assertThat(run("diff", "rules", after(), "--fail-on", "+1%")).isEqualTo(Exit.WRONG_USE);
        assertThat(err).contains("--fail-on needs usage");
    }

    @Test
    void saysWhichRulebookDoesNotLoad() {
        edited.write("charges/broken.drl", "rule");
        assertThat(run("diff", "rules", after())).isEqualTo(Exit.RULEBOOK);
        assertThat(err).contains("charges/broken.drl:1").contains("does not load; nothing was compared");
    }

    @Test
    void refusesARevisionThatIsNotThere() {
        assertThat(run("diff", "no-such-revision:rules", after())).isEqualTo(Exit.WRONG_USE);
        assertThat(err).contains("no-such-revision:rules");
    }

    @Test
    void writesTheRulebookAsAPage() throws IOException {
        Path page = folder.resolve("rulebook.html");
        assertThat(run("rules", "--rules", after(), "--format", "html", "--usage", usage, "--out", page.toString()))
                .isZero();
        assertThat(Files.readString(page))
                .contains("data-residency: percent 12")
                .contains("last on 2026-04-12");
    }
}
