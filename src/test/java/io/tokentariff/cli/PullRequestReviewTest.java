package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the action that reviews pull requests, with a program and a {@code gh} that are stubs. */
class PullRequestReviewTest {

    private static final Path ACTION = Path.of(".github", "actions", "diff");
    private static final int BODY_LIMIT = 60_000;
    private static final String REPORT = "**The bill changes by +1 USD (+1.0 %)**: 100 → 101 USD.\n\n## Bill\n";

    /** What a stub writes down of each call: its arguments, one a line, and the body it was given. */
    private static final String GH =
            """
            #!/bin/sh
            printf '%s\\n' "$@" >>"$STUB/calls"
            case "$*" in
              *--paginate*) [ -z "$STUB_REFUSES_READING" ] || { echo 'HTTP 403' >&2; exit 1; }
                printf '%s' "$STUB_ID" ;;
              *) [ -z "$STUB_REFUSES" ] || { echo 'gh: Resource not accessible by integration (HTTP 403)' >&2; exit 1; }
                for each in "$@"; do case $each in body=@*) cp "${each#body=@}" "$STUB/body" ;; esac; done ;;
            esac
            """;

    private static final String TARIFF =
            """
            #!/bin/sh
            printf '%s\\n' "$@" >"$STUB/asked"
            cat "$STUB/report"
            echo 'tariff: said' >&2
            exit "$STUB_CODE"
            """;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void stubs() throws IOException {
        program("gh", GH);
        program("tariff", TARIFF);
        report(REPORT);
        environment.putAll(Map.of(
                "STUB", folder.toString(),
                "STUB_ID", "",
                "STUB_CODE", "0",
                "STUB_REFUSES", "",
                "STUB_REFUSES_READING", "",
                "TARIFF", folder.resolve("tariff").toString(),
                "OLD", "origin/main:rules",
                "GITHUB_REPOSITORY", "acme/prices",
                "PULL_REQUEST", "7"));
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
    }

    @Test
    void createsAComment() throws Exception {
        assertThat(run()).isZero();
        assertThat(calls()).contains("POST", "repos/acme/prices/issues/7/comments");
        assertThat(text("body")).isEqualTo("<!-- tariff diff -->\n" + REPORT);
        assertThat(text("summary")).isEqualTo(REPORT);
        assertThat(text("output")).contains("exit-code=0\n", "changed=true\n", "comment=created\n");
    }

    @Test
    void updatesTheCommentThatIsThere() throws Exception {
        environment.put("STUB_ID", "41\n42");
        assertThat(run()).isZero();
        assertThat(calls())
                .contains("PATCH", "repos/acme/prices/issues/comments/41")
                .doesNotContain("POST");
        assertThat(text("output")).contains("comment=updated\n");
    }

    @Test
    void isSilentWithoutAChange() throws Exception {
        report("**The bill changes by 0 USD (0.0 %)**: 1 → 1 USD.\n\nNothing changed.\n\n## Bill\n");
        assertThat(run()).isZero();
        assertThat(calls()).doesNotContain("POST", "PATCH");
        assertThat(text("summary")).contains("Nothing changed.");
        assertThat(text("output")).contains("changed=false\n", "comment=none\n");
    }

    @Test
    void textOfARuleCannotSilenceIt() throws Exception {
        report(REPORT + "\n```diff\nNothing changed.\n```\n");
        assertThat(run()).isZero();
        assertThat(calls()).contains("POST");
    }

    @Test
    void aForksTokenCostsOnlyTheComment() throws Exception {
        environment.put("STUB_REFUSES", "yes");
        assertThat(run()).isZero();
        assertThat(text("summary")).isEqualTo(REPORT);
        assertThat(text("log")).contains("::warning::");
        environment.put("STUB_REFUSES_READING", "yes");
        environment.put("STUB_CODE", "1");
        assertThat(run()).isOne();
        assertThat(text("output")).endsWith("exit-code=1\nchanged=true\ncomment=refused\n");
    }

    @Test
    void exitsAsTheProgramDoesAndSaysThatALimitIsPassed() throws Exception {
        environment.put("STUB_CODE", "1");
        environment.put("FAIL_ON", "+1%\nlost-price");
        environment.put("USAGE", "april usage.jsonl\nmay.jsonl");
        assertThat(run()).isOne();
        assertThat(text("body")).contains("**The change passes a limit.**");
        assertThat(text("asked").lines())
                .containsSubsequence(
                        "--usage=april usage.jsonl",
                        "--usage=may.jsonl",
                        "--fail-on=+1%",
                        "--fail-on=lost-price",
                        "--",
                        "origin/main:rules",
                        "rules");
    }

    @Test
    void whatStopsTheProgramIsTheReport() throws Exception {
        report("");
        environment.put("STUB_CODE", "5");
        assertThat(run()).isEqualTo(5);
        assertThat(text("body")).contains("could not be compared", "    tariff: said");
    }

    @Test
    void nothingOfTheInputIsRunOrMentioned() throws Exception {
        String hostile = "`touch ran` $(touch ran) <script>alert(1)</script> ; touch ran @octocat";
        report("**The bill** \\@octocat\n\n```diff\n+ " + hostile + "\n```\n");
        for (String input : List.of("OLD", "NEW", "USAGE", "FAIL_ON", "AS_OF", "GROUP_BY")) {
            environment.put(input, hostile);
        }
        assertThat(run()).isZero();
        assertThat(folder.resolve("ran")).doesNotExist();
        assertThat(Path.of("ran")).doesNotExist();
        assertThat(text("asked").lines()).contains("--usage=" + hostile, "--as-of=" + hostile, hostile);
        assertThat(text("body"))
                .doesNotContain("@octocat")
                .contains("@\u2060octocat")
                .contains("\n+ `touch ran` $(touch ran) <script>");
    }

    @Test
    void aLongReportIsCutBelowTheLimitAndClosed() throws Exception {
        report(REPORT + "<details><summary>rows</summary>\n\n````diff\n" + "+ a row of prices, é\n".repeat(9_000)
                + "````\n</details>\n");
        assertThat(run()).isZero();
        String body = text("body");
        assertThat(body.getBytes(UTF_8).length).isBetween(BODY_LIMIT - 1_000, BODY_LIMIT);
        assertThat(body).contains("é\n````\n\n</details>\n\nThe rest was cut");
        assertThat(text("summary")).endsWith("</details>\n");
    }

    /** Inputs are in the environment alone; other people's actions, if any, are those of one commit. */
    @Test
    void theActionRunsNoTextFromOutside() throws Exception {
        String action = Files.readString(ACTION.resolve("action.yml"));
        assertThat(action.lines().filter(line -> line.contains("run:"))).allMatch(line -> !line.contains("${{"));
        String page = Files.readString(Path.of("src", "docs", "how-to", "review-in-pull-requests.md"));
        assertThat((action + page).lines().filter(line -> line.strip().matches("(- )?uses: [^.].*")))
                .allMatch(Pattern.compile("@[0-9a-f]{40}( |$)").asPredicate());
    }

    private int run() throws IOException, InterruptedException {
        ProcessBuilder process =
                new ProcessBuilder("sh", ACTION.resolve("review.sh").toString());
        process.environment().putAll(environment);
        process.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        return process.start().waitFor();
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void report(String text) throws IOException {
        Files.writeString(folder.resolve("report"), text);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }
}
