package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.rulebook.folder.SmallBook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code price --beside}, as it is called. */
class BesideTest {

    @TempDir
    Path top;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path usage;

    @BeforeEach
    void folders() {
        SmallBook.write(
                top.resolve("own"),
                "rulebook.yaml",
                "extends: ../base\nremoves:\n- rates: acme-mini, standard, output\n");
        SmallBook.write(
                top.resolve("own"),
                "tables/rates.csv",
                """
                model,fine_tuned,tier,context,meter,price,from,until,certainty,source
                acme-large,no,standard,,input,3.00,,,published,contract
                """);
        SmallBook.in(top.resolve("base"));
        usage = top.resolve("usage.jsonl");
        SmallBook.write(
                top,
                "usage.jsonl",
                """
                {"id":"a","at":"2026-04-12T08:30:00Z","model":"acme-large","input_tokens":1000,"project":"p"}
                {"id":"b","at":"2026-04-12T08:30:00Z","model":"acme-mini","input_tokens":1000,"output_tokens":100}
                {"id":"b","at":"2026-04-12T08:30:00Z","model":"acme-mini","input_tokens":1000,"output_tokens":100}
                {"id":"c","at":"2026-04-12T08:30:00Z","model":"nobody","input_tokens":1000}
                no json
                """);
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "price",
                usage.toString(),
                "--rules",
                top.resolve("base").toString(),
                "--beside",
                top.resolve("own").toString()));
        arguments.addAll(List.of(more));
        out.reset();
        err.reset();
        return Main.run(
                arguments.toArray(String[]::new), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private String out() {
        return out.toString(UTF_8);
    }

    @Test
    void totalsStandSideBySideWithWhatMakesThemDiffer() {
        assertThat(run()).isEqualTo(Exit.REJECTED);
        assertThat(out())
                .contains("at least 0.00256 USD", "at least 0.003 USD")
                .contains("5 records read: 2 priced, 1 unpriced, 0 not billed, 1 rejected, 1 duplicate")
                .contains("5 records read: 1 priced, 2 unpriced, 0 not billed, 1 rejected, 1 duplicate")
                .containsPattern(
                        "~  rates: acme-large, standard, input +price 2.00 → 3.00  tables/rates.csv:2 +1 +\\+0.001")
                .containsPattern(
                        "-  rates: acme-mini, standard, output +removed  tables/rates.csv:6 +1 +-0.00056 +0.00056 of it")
                .containsPattern("all of it +\\+0.00044");
        assertThat(err.toString(UTF_8)).contains("1 line was rejected");
    }

    @Test
    void programsReadTheSame() throws IOException {
        run("--json", "--group-by", "project");
        JsonNode json = new ObjectMapper().readTree(out());
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : json.get("because")) {
            sum = sum.add(new BigDecimal(part.get("usd").asText()));
        }
        assertThat(sum).isEqualByComparingTo(json.get("difference_usd").asText());
        assertThat(new BigDecimal(json.at("/second/total_usd").asText())
                        .subtract(new BigDecimal(json.at("/first/total_usd").asText())))
                .isEqualByComparingTo(sum);
        assertThat(json.at("/second/records/unpriced").asInt()).isEqualTo(2);
        assertThat(json.at("/groups/0/by/project").asText()).isEqualTo("p");
        assertThat(json.at("/groups/0/difference_usd").asText()).isEqualTo("0.001");
    }

    @Test
    void spreadsheetsAndPullRequestsHaveIt() {
        run("--format", "csv", "--group-by", "model");
        assertThat(out().lines())
                .containsExactly(
                        "model,records,first_usd,second_usd,difference_usd,only_first,only_second",
                        "acme-large,1,0.002,0.003,0.001,0,0",
                        "acme-mini,1,0.00056,0,-0.00056,1,0",
                        "nobody,1,0,0,0,0,0");
        run("--format", "markdown");
        assertThat(out()).contains("| `~` | rates: acme-large, standard, input |");
    }

    @Test
    void twoThatPriceTheSameSaySo() {
        SmallBook.write(top.resolve("own"), "rulebook.yaml", "extends: ../base\n");
        SmallBook.write(
                top.resolve("own"), "tables/rates.csv", SmallBook.texts().getOrDefault("tables/rates.csv", ""));
        run();
        assertThat(out())
                .contains("difference", "0 USD", "No record costs another amount.", "3 groups cost the same by both.");
    }

    @Test
    void whatDoesNotGoWithItIsRefused() {
        assertThat(run("--format", "jsonl")).isEqualTo(Exit.WRONG_USE);
        assertThat(run("--rejects", top.resolve("r").toString())).isEqualTo(Exit.WRONG_USE);
        assertThat(err.toString(UTF_8)).contains("leave out --credits");
        SmallBook.write(top.resolve("own"), "rulebook.yaml", "extends: ../nowhere\n");
        assertThat(run()).isEqualTo(Exit.RULEBOOK);
        assertThat(err.toString(UTF_8)).contains("missing-base", "nothing was priced");
        assertThat(out()).isEmpty();
    }
}
