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
