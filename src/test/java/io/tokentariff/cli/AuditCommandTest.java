package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on the fixture of three days, and on small usage. */
class AuditCommandTest {

    private static final String USAGE = "fixtures/audit/usage.json";
    private static final String COSTS = "fixtures/audit/costs.json";

    /** 1,000 x 0.40 + 100 x 1.60 per million are 0.00056. */
    private static final String RECORD =
            "{\"id\":\"r-1\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"gpt-4.1-mini\",\"input_tokens\":1000,\"output_tokens\":100";

    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theLineItemsOfABillStandBesideTheUsage() {
        CliRun run = CliRun.of("audit", USAGE, "--billed", COSTS);
        assertThat(run.exit()).isEqualTo(Exit.PROBLEMS);
        assertThat(run.out())
                .contains("Our price less the bill is -4.275 USD: 12.285 less 16.56.")
                .containsPattern("matching +15 ")
                .containsPattern("differing +8 ")
                .containsPattern("only ours +1 ")
                .containsPattern("only theirs +4 ")
                .containsPattern("missing batch discount +-4\\.20 ")
                .containsPattern("cached at full price +-0\\.375 ")
                .containsPattern("other count +\\+0\\.45 ")
                .containsPattern("tool fees +-0\\.12 ")
                .containsPattern("unknown line item +-0\\.03 ")
                .contains("\"Vector storage\"")
                .contains("[tier-not-on-bill]")
                .contains("2026-10-07 is the last day of the bill");
    }

    @Test
    void jsonHasEveryLineAndPartsThatAddUp() {
        CliRun run = CliRun.of("audit", USAGE, "--billed", COSTS, "--json");
        assertThat(run.out())
                .contains("\"difference_usd\" : \"-4.275\"")
                .contains("\"unexplained_usd\" : \"0\"")
                .contains("\"line_item\" : \"Vector storage\"")
                .contains("\"exceeded\" : true");
        assertThat(CliRun.of("audit", USAGE, "--billed", COSTS, "--format", "csv")
                        .out())
                .startsWith("status,day,project,model,tier,meter,context,line_item,ours_usd,billed_usd,")
                .contains("only-theirs,2026-10-05,proj_search,,,web_search_calls,,,,0.12,-0.12,,,tool fees,0,sha256:");
    }

    @Test
    void fewerPartsCompareSums() {
        CliRun run = CliRun.of("audit", USAGE, "--billed", COSTS, "--by", "model", "--format", "markdown");
        assertThat(run.exit()).isEqualTo(Exit.PROBLEMS);
        assertThat(run.out()).contains("| gpt-4.1-mini | 4.20 | 8.40 | -4.20 | missing batch discount |");
    }

    @Test
    void withinTheToleranceAllIsWell() {
        assertThat(CliRun.of("audit", USAGE, "--billed", COSTS, "--by", "day", "--tolerance", "1.78")
                        .exit())
                .isEqualTo(Exit.PROBLEMS);
        assertThat(CliRun.of("audit", USAGE, "--billed", COSTS, "--by", "day", "--tolerance", "1.79")
                        .exit())
                .isEqualTo(Exit.OK);
    }

    @Test
    void daysOfABillWithoutLineItemsAreComparedAsAWhole() throws IOException {
        String bill = file(
                "cost.csv",
                """
                start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id
                1775952000,1776038400,2026-04-12T00:00:00+00:00,2026-04-13T00:00:00+00:00,0.0005600000000000,usd,,
                1776038400,1776124800,2026-04-13T00:00:00+00:00,2026-04-14T00:00:00+00:00,,,,
                """);
        CliRun run = CliRun.of("audit", file("usage.jsonl", RECORD + "}\n"), "--billed", bill);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("[no-line-items]").containsPattern("2026-04-12 +0.00056 +0.00056\n");
    }

    @Test
    void aDayOfTheBillAloneAndOneOfTheUsageAloneAreNamed() throws IOException {
        String bill = file("cost.csv", "start_time,amount_value\n1776038400,0.5\n");
        CliRun run = CliRun.of("audit", file("usage.jsonl", RECORD + "}\n"), "--billed", bill);
        assertThat(run.exit()).isEqualTo(Exit.PROBLEMS);
        assertThat(run.out())
                .contains("The usage has nothing for 2026-04-13, for which 0.50 USD are billed")
                .contains("The bill has no amounts for 2026-04-12, on which there is usage.");
    }

    @Test
    void oneWrongModelOfADayIsFoundInItsSum() throws IOException {
        // 1,000 + 100 tokens on flex: 0.0003 + 0.00012, and of gpt-5-nano 0.000025 + 0.00002, at the standard price
        // twice that
        String flex = RECORD + ",\"service_tier\":\"flex\"}\n";
        String nano = flex.replace("r-1", "r-2").replace("gpt-4.1-mini", "gpt-5-nano");
        String usage = file("usage.jsonl", flex + nano);
        CliRun run = CliRun.of(
                "audit", usage, "--billed", file("cost.csv", "start_time,amount_value\n1775952000,0.00051\n"));
        assertThat(run.out()).containsPattern("missing flex discount +-0.000045 +gpt-5-nano: Usage of the flex tier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00056", "0.000560"})
    void recordsThatSayWhatTheyCostAreComparedWithThat(String billed) throws IOException {
        String usage = file("usage.jsonl", RECORD + ",\"billed_usd\":\"" + billed + "\"}\n");
        CliRun run = CliRun.of("audit", usage);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).containsPattern("matching +1 +0.00056 +0.00056 +0\n");
    }

    @Test
    void recordsThatDoNotSayItAreToldApart() throws IOException {
        String other = RECORD.replace("r-1", "r-2").replace("gpt-4.1-mini", "no-such-model") + ",\"billed_usd\":3}\n";
        CliRun run = CliRun.of("audit", file("usage.jsonl", RECORD + "}\n" + other + "{broken\n"));
        assertThat(run.exit()).isEqualTo(Exit.PROBLEMS);
        assertThat(run.out())
                .contains("at least 0.00056 less 3.00")
                .containsPattern("no amount said +\\+0.00056 +1 ")
                .containsPattern("usage without a price +-3.00 +1 ")
                .contains("[rejected-usage]");
        assertThat(CliRun.of("audit", file("usage.jsonl", RECORD + "}\n")).out())
                .contains("No record says what it cost");
    }

    @Test
    void daysAreChosenOnBothSides() {
        CliRun run =
                CliRun.of("audit", USAGE, "--billed", COSTS, "--from", "2026-10-05", "--until", "2026-10-06T00:00:00Z");
        assertThat(run.out())
                .contains("Our price less the bill is -1.13 USD: 2.785 less 3.915.")
                .doesNotContain("2026-10-06", "late-bill");
        assertThat(CliRun.of("audit", USAGE, "--billed", COSTS, "--from", "2026-10-05", "--zone", "Europe/Berlin")
                        .err())
                .contains("Bills are of whole days in UTC");
        assertThat(CliRun.of("audit", USAGE, "--billed", COSTS, "--only", "model=gpt-4o")
                        .err())
                .contains("--only chooses records");
    }

    @Test
    void wrongUseIsTold() {
        assertThat(CliRun.of("audit", USAGE, "--billed", COSTS, "--by", "modell")
                        .err())
                .contains("cannot be compared by \"modell\"")
                .contains("model");
        assertThat(CliRun.of("audit", USAGE, "--by", "meter").err())
                .contains("--by meter and context go with --billed");
        assertThat(CliRun.of("audit", USAGE, "--tolerance", "-1").exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(CliRun.of("audit", USAGE, "--billed", USAGE).exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(CliRun.of("audit", USAGE, "--billed", COSTS, "--out", COSTS).exit())
                .isEqualTo(Exit.WRONG_USE);
    }
}
