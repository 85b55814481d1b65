package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records are chosen, what their source cannot say is said, and of records with one id the last may be taken. */
class ChoiceEndToEndTest {

    private static final String RECORD =
            "{\"id\":\"%s\",\"at\":\"%s\",\"model\":\"gpt-4.1-mini\",\"input_tokens\":%s,\"output_tokens\":0,\"project\":\"%s\"}\n";

    @TempDir
    Path folder;

    private Path usage;
    private Path answers;

    @BeforeEach
    void write() throws IOException {
        usage = folder.resolve("usage.jsonl");
        Files.writeString(
                usage,
                RECORD.formatted("a", "2026-04-11T22:30:00Z", 1_000, "one")
                        + RECORD.formatted("b", "2026-04-12T08:30:00Z", 10_000, "two")
                        + RECORD.formatted("c", "2026-04-12T22:30:00Z", 100_000, "one"));
        answers = folder.resolve("answers.jsonl");
        Files.writeString(
                answers,
                "{\"id\":\"d\",\"object\":\"chat.completion\",\"created\":1775982600,\"model\":\"gpt-4.1-mini\",\"usage\":{\"prompt_tokens\":100000,\"completion_tokens\":0,\"total_tokens\":100000}}\n");
    }

    private String total(Object... options) {
        Object[] args = new Object[options.length + 2];
        args[0] = "price";
        System.arraycopy(options, 0, args, 1, options.length);
        args[args.length - 1] = "--json";
        CliRun run = CliRun.of(args);
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out().replaceAll("(?s).*\"total_usd\" ?: ?\"([^\"]*)\".*", "$1");
    }

    @ParameterizedTest
    @CsvSource({
        "--from, 2026-04-12, , , 0.044",
        "--until, 2026-04-12, , , 0.0004",
        "--from, 2026-04-12, --zone, Europe/Berlin, 0.0444",
        "--until, 2026-04-12T08:30:00Z, , , 0.0004",
        "--only, project=one, , , 0.0404",
        "--only, 'project=one,project=two', , , 0.0444",
        "--only, 'project=one,model=gpt-4.1-mini', --from, 2026-04-12, 0.04",
        "--only, model=gpt-5-mini, , , 0",
    })
    void recordsAreChosen(String option, String value, String more, String moreValue, String expected) {
        Object[] options = more == null
                ? new Object[] {usage, option, value}
                : new Object[] {usage, option, value, more, moreValue};
        assertThat(total(options)).isEqualTo(expected);
    }

    @Test
    void whatTheSourceCannotSayIsSaid() {
        assertThat(total(answers)).isEqualTo("0.04");
        assertThat(total(answers, "--tier", "batch")).isEqualTo("0.02");
        assertThat(total(answers, "--tier", "batch", "--region", "eu")).isEqualTo("0.022");
        assertThat(total(answers, usage, "--project", "three", "--only", "project=three"))
                .isEqualTo("0.04");
    }

    @Test
    void whatHasNoEffectIsSaid() {
        assertThat(CliRun.of("price", usage, "--tier", "batch").err()).contains("--tier batch had no effect");
        assertThat(CliRun.of("price", usage, "--from", "2026-04-12").err()).contains("1 record was left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--zone|Mars|is no zone; write Europe/Berlin",
                "--only|modl=x|Maybe \"model\" was meant",
                "--only|project|is not model=NAME",
                "--from|yesterday|is neither a day",
                "--input|columns|needs --map",
                "--map|nowhere.json|cannot be read",
                "--duplicates|first|on, last or off",
            })
    void whatCannotBeMeantIsWrongUse(String option, String value, String says) {
        CliRun run = CliRun.of("price", usage, option, value);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(says);
    }

    @Test
    void ofRecordsWithOneIdTheLastIsCharged() throws IOException {
        Files.writeString(
                usage,
                RECORD.formatted("a", "2026-04-12T08:30:00Z", 1_000, "one")
                        + RECORD.formatted("b", "2026-04-12T08:30:00Z", 10_000, "one")
                        + RECORD.formatted("a", "2026-04-12T08:31:00Z", 100_000, "one"));
        assertThat(CliRun.of("price", usage).exit()).isEqualTo(3);
        assertThat(total(usage, "--duplicates", "last")).isEqualTo("0.044");
        assertThat(CliRun.of("price", usage, "--duplicates", "last").out())
                .contains("3 records read: 2 priced, 0 unpriced, 0 not billed, 0 rejected, 1 duplicate");
        assertThat(total(usage, "--duplicates", "last", "--until", "2026-04-12T08:31:00Z"))
                .isEqualTo("0.0044");
        assertThat(CliRun.withInput(new byte[0], "price", "-", "--duplicates", "last")
                        .err())
                .contains("can be read once");
    }

    @Test
    void aFolderIsPricedFileByFile() {
        assertThat(total(folder)).isEqualTo("0.0844");
        assertThat(total(folder + "/*wers*")).isEqualTo("0.04");
    }
}
