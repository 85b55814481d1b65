package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.fixtures.CliRun;
import io.tokentariff.io.merge.StatementFile;
import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeCommandTest {

    private static final String APRIL =
            """
            {"id":"a","at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","input_tokens":1200,"output_tokens":300}
            {"id":"b","at":"2026-04-13T08:30:00Z","model":"gpt-5-nano","service_tier":"priority","input_tokens":7}
            {"id":"c","at":"2026-04-13T08:30:00Z","model":"gpt-5-mini","service_tier":"batch","input_tokens":5,"status":"failed"}
            {"id":"d","cached_input_tokens":9}
            """;
    private static final String MAY =
            """
            {"id":"e","at":"2026-05-02T08:30:00Z","model":"gpt-4.1-mini","input_tokens":4000,"cached_input_tokens":1000}
            {"id":"f","at":"2026-05-02T08:30:00Z","model":"gpt-5-mini","input_tokens":100,"meters":{"web_search_calls":3}}
            """;

    @TempDir
    Path folder;

    private Path april;
    private Path may;

    @BeforeEach
    void price() throws IOException {
        april = priced("april", APRIL);
        may = priced("may", MAY);
    }

    private Path usage(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name + ".jsonl"), lines);
    }

    private Path priced(String name, String lines, Object... options) throws IOException {
        Path statement = folder.resolve(name + ".json");
        Object[] args = new Object[5 + options.length];
        List.of("price", usage(name, lines), "--json", "--out", statement).toArray(args);
        System.arraycopy(options, 0, args, 5, options.length);
        assertThat(CliRun.of(args).exit()).isIn(0, 3);
        return statement;
    }

    private static String message(int exit, Object... args) {
        CliRun run = CliRun.of(args);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    @Test
    void partsGiveTheWholeInEachForm() throws IOException {
        Path whole = usage("whole", APRIL + MAY);
        for (String form : List.of("json", "csv", "text", "markdown", "html")) {
            CliRun expected = CliRun.of("price", whole, "--format", form);
            CliRun merged = CliRun.of("merge", may, april, "--format", form);
            assertThat(merged.out()).isEqualTo(expected.out());
            assertThat(merged.exit()).as("a line was rejected").isEqualTo(3).isEqualTo(expected.exit());
            assertThat(merged.err())
                    .contains("Added up 2 statements.")
                    .contains("charged several times")
                    .contains("1 line was rejected and not priced.");
        }
        assertThat(CliRun.of("merge", may, april, "--strict").exit()).isEqualTo(4);
    }

    @Test
    void oneStatementIsItself() throws IOException {
        CliRun merged = CliRun.of("merge", may, "--json");
        assertThat(merged.out()).isEqualTo(Files.readString(may));
        assertThat(merged.err()).isEmpty();
        assertThat(merged.exit()).isZero();
    }

    @Test
    void aPartIsAddedOnce() throws IOException {
        assertThat(message(2, "merge", may, april, may))
                .contains("may.json is named twice; it would be charged twice.");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), may);
        assertThat(message(2, "merge", may, link)).contains("link.json is named twice, also as " + may);
        Path copy = Files.copy(may, folder.resolve("copy.json"));
        assertThat(message(2, "merge", may, copy))
                .contains("copy.json is equal to " + may + ", and would be charged once more; leave it out,"
                        + " or say --allow-equal if they are of different usage.");
        CliRun both = CliRun.of("merge", may, copy, "--allow-equal", "--json");
        assertThat(both.exit()).isZero();
        assertThat(both.out()).contains("\"read\" : 4");
    }

    @Test
    void whatIsNoStatementIsRefused() throws IOException {
        assertThat(message(2, "merge", april, folder.resolve("june.json"))).contains("june.json is no file;");
        assertThat(message(2, "merge", usage("usage", MAY)))
                .contains("usage.jsonl:2:1: This is no statement in JSON: ");
        Path list = Files.writeString(folder.resolve("list.json"), "[]");
        assertThat(message(2, "merge", list))
                .contains("list.json is no statement; tariff price --format json writes one");
        String text = Files.readString(april);
        Path cut = Files.writeString(folder.resolve("cut.json"), text.substring(0, text.length() / 2));
        assertThat(message(2, "merge", may, cut))
                .containsPattern("cut.json:\\d+:\\d+: The statement is cut short; copy it again");
        Path older =
                Files.writeString(folder.resolve("older.json"), text.replaceFirst(",\\s+\"merge\" : \\{[^}]*\\}", ""));
        assertThat(message(2, "merge", older)).contains("lacks what is needed to add it to others (\"merge\")");
    }

    @Test
    void whatWasChangedByHandIsRefused() throws IOException {
        changed("\"amount_usd\" : \"0.00096\"", "\"amount_usd\" : \"0.0009\"", "its groups add up to 0.0009");
        changed("\"amount_usd\" : \"0.00096\"", "\"amount_usd\" : 0.00096", "groups[0].amount_usd is no text");
        changed("\"amount_usd\" : \"0.00096\"", "\"amount_usd\" : \"1e9\"", "is \"1e9\", which is no amount");
        changed("\"read\" : 4", "\"read\" : 5", "records add up to 4, and records.read is 5.");
        changed("\"unpriced\" : 1,\n    \"not", "\"unpriced\" : 0,\n    \"not", "records add up to 3");
        changed("\"input\" : 1200", "\"input\" : -1200", "groups[0].tokens.input is no count");
        changed("\"input\" : 1200", "\"input\" : 1200, \"input\" : 1", "Duplicate field 'input'");
        changed("\"zone\" : \"UTC\"", "\"zone\" : \"Moon/Crater\"", "merge.zone is \"Moon/Crater\", which is none");
        changed(
                "group_by\" : [\n      \"model\"",
                "group_by\" : [\n      \"mood\"",
                "merge.group_by has \"mood\", by which nothing is grouped");
        changed("\"model\",\n      \"tier\"\n    ],", "\"model\"\n    ],", "Its groups are not by model.");
        changed("\"effect\" : \"unpriced\"", "\"effect\" : \"free\"", "is \"free\", which is none");
        changed("\"usage_usd\"", "\"used_usd\"", "usage_usd is missing");
    }

    private void changed(String place, String replacement, String told) throws IOException {
        String text = Files.readString(april);
        assertThat(text).contains(place);
        String edited = text.replaceFirst(Pattern.quote(place), replacement);
        assertThatThrownBy(() -> new StatementFile(List.of()).read("april.json", edited.getBytes(UTF_8)))
                .isInstanceOf(WrongUseException.class)
                .hasMessageStartingWith("april.json:")
                .hasMessageContaining(told);
    }

    @Test
    void aBudgetIsThatOfTheWhole() throws IOException {
        Path rules = folder.resolve("rules");
        CliRun.of("init", rules);
        Files.writeString(
                rules.resolve("agreements/budget.csv"),
                "purse,0.032,100,,,,,,,,,,,,,by hand\n",
                java.nio.file.StandardOpenOption.APPEND);
        Path one = priced("first", APRIL, "--rules", rules);
        Path two = priced("second", MAY.replace("-05-", "-04-"), "--rules", rules);
        CliRun below = CliRun.of("merge", one, "--rules", rules, "--fail-above-budget");
        assertThat(below.exit()).as(below.err()).isEqualTo(3);
        CliRun above = CliRun.of("merge", one, two, "--rules", rules, "--fail-above-budget");
        assertThat(above.exit()).as(above.err()).isEqualTo(1);
        assertThat(above.err()).contains("The budget purse of 2026-04 was passed on 2026-04-12");
        assertThat(message(2, "merge", one, two)).contains("was priced by the rulebook sha256:");
    }
}
