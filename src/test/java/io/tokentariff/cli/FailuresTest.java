package io.tokentariff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends the program, it says so in words and ends with the exit code for it. */
class FailuresTest {

    private final StringWriter err = new StringWriter();

    private int fault(Throwable thrown) {
        PrintWriter writer = new PrintWriter(err, true);
        return new Failures(writer, false).fault(thrown);
    }

    @Test
    void whereAFaultHappenedIsSaidWhereAskedForAndInert() {
        new Failures(new PrintWriter(err, true), true).fault(new AssertionError("a\u001b[2Jb"));
        assertThat(err.toString())
                .contains("fault of the program", "FailuresTest.whereAFaultHappened")
                .doesNotContain("\u001b");
    }

    @Test
    void everyCommandTakesVerboseAndSaysWhyNothingIsCached() {
        for (String[] args :
                new String[][] {{"check", "--rules", "rules", "--verbose"}, {"--verbose", "check", "--rules", "rules"}
                }) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int exit = Main.run(args, new ByteArrayOutputStream(), said);
            assertThat(exit).isZero();
            assertThat(said.toString(UTF_8)).contains("tariff: Nothing is cached: ");
        }
    }

    @Test
    void behindTwoDashesItIsAFile() {
        assertThat(Verbose.isIn(new String[] {"price", "--", "--verbose"})).isFalse();
        assertThat(Verbose.isIn(new String[] {"price", "--verbose", "--"})).isTrue();
    }

    @Test
    void memoryThatEndedLeavesNoResult() {
        assertThat(fault(new OutOfMemoryError("Java heap space"))).isEqualTo(6);
        assertThat(err.toString())
                .contains("memory")
                .doesNotContain("OutOfMemoryError")
                .hasLineCount(1);
    }

    @Test
    void aStackThatEndedIsAFault() {
        assertThat(fault(new StackOverflowError())).isEqualTo(70);
        assertThat(err.toString()).contains("nested too deeply").doesNotContain("\tat ");
    }

    @Test
    void anyOtherFaultIsSaidWithoutATraceAndInert() {
        assertThat(fault(new AssertionError("a\u001b[2Jb"))).isEqualTo(70);
        assertThat(err.toString()).contains("fault of the program").doesNotContain("\tat ", "\u001b");
    }

    @Test
    void aFileWhoseNameBeginsWithAnAtSignBringsNoOptions(@TempDir Path folder) throws Exception {
        Path options = folder.resolve("options");
        Files.writeString(options, "--version\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = Main.run(
                new String[] {"price", "@" + options},
                new PrintStream(out, true, UTF_8),
                new PrintStream(said, true, UTF_8));
        assertThat(exit).isEqualTo(2);
        assertThat(out.toString(UTF_8)).doesNotContain("tariff 0");
        assertThat(said.toString(UTF_8)).contains("@" + options);
    }
}
