package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import io.tokentariff.fixtures.RulesCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rulebook with a fault prices nothing, and says where the fault is. */
class BrokenRulebookTest {

    private static final String RATES = "tables/rates.csv";
    private static final String PUBLISHED = "charges/published-rate.drl";
    private static final String NANO = "gpt-5-nano,no,standard,,output,0.40,";

    @TempDir
    Path temporary;

    private RulesCopy rules;

    @BeforeEach
    void copyTheRules() throws IOException {
        rules = RulesCopy.in(temporary.resolve("rules"));
    }

    @Test
    void aTypingErrorInTheSyntax() throws IOException {
        int line = rules.lineOf(PUBLISHED, "when");
        rules.edit(PUBLISHED, "\nwhen\n", "\nwehn\n");
        refused(PUBLISHED + ":" + line + ":", "wehn");
    }

    @Test
    void aTypingErrorInAFact() throws IOException {
        int line = rules.lineOf(PUBLISHED, "$rate  : Rate(");
        rules.edit(PUBLISHED, "$rate  : Rate(", "$rate  : Raet(");
        refused(PUBLISHED + ":" + line, "Raet");
    }

    @Test
    void aTypingErrorInAField() throws IOException {
        int line = rules.lineOf(PUBLISHED, "$rate  : Rate(");
        rules.edit(PUBLISHED, "meter == $meter.ratedAs", "meetr == $meter.ratedAs");
        refused(PUBLISHED + ":" + line, "meetr");
    }

    @Test
    void aTypingErrorInTheOutcome() throws IOException {
        int line = rules.lineOf(PUBLISHED, "insert(");
        rules.edit(PUBLISHED, "insert( Charge.at", "insert( Chrage.at");
        refused(PUBLISHED + ":" + line, "Chrage");
    }

    @Test
    void anUnknownColumn() throws IOException {
        int line = rules.lineOf(RATES, "model,fine_tuned,tier");
        rules.edit(RATES, ",price,", ",usd_per_millon,");
        refused(RATES + ":" + line, "\"usd_per_millon\"", "Maybe \"usd_per_million\" was meant.");
    }

    @Test
    void anOverlappingPeriod() throws IOException {
        int line = rules.lineOf(RATES, NANO);
        rules.edit(RATES, NANO, "gpt-5-nano,no,standard,,output,0.50,2026-06-01,,published,x\n" + NANO);
        refused(RATES + ":" + (line + 1), "are in force on the same days");
    }

    @Test
    void aNumberThatIsNone() throws IOException {
        int line = rules.lineOf(RATES, NANO);
        rules.edit(RATES, NANO, NANO.replace("0.40", "$0.40"));
        refused(RATES + ":" + line + ":", "\"$0.40\" is not a decimal number");
    }

    @Test
    void aMissingTable() throws IOException {
        rules.delete(RATES);
        refused(RATES, "The table is missing.");
    }

    @Test
    void aMissingFolder() {
        refused(temporary.resolve("nowhere"), "There is no folder");
    }

    @Test
    void anEmptyFolder() throws IOException {
        refused(Files.createDirectory(temporary.resolve("empty")), "holds no rules and no tables");
    }

    private void refused(String place, String... sentences) {
        CliRun run = refused(rules.folder(), sentences);
        assertThat(run.err()).contains(place);
    }

    private CliRun refused(Path folder, String... sentences) {
        Path out = temporary.resolve("statement.json");
        CliRun run = CliRun.of("price", CliRun.USAGE.resolve("native.csv"), "--rules", folder, "--out", out);

        assertThat(run.exit()).isEqualTo(Exit.RULEBOOK);
        assertThat(run.out()).isEmpty();
        assertThat(out).doesNotExist();
        assertThat(run.err())
                .contains(sentences)
                .contains("does not load; nothing was priced.")
                .doesNotContain("Exception", "\tat ");
        return run;
    }
}
