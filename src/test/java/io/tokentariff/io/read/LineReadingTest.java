package io.tokentariff.io.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.io.blocks.LineBlock;
import io.tokentariff.io.blocks.LineBlocks;
import io.tokentariff.io.format.LineParser;
import io.tokentariff.io.format.Notice;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.Reject;
import io.tokentariff.problem.UsageInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReadingTest {

    private static final String LINE = "{\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"m\",\"input_tokens\":1}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"at\":", "not json", "[1]", "5", "\"text\"", "null", "{\"at\" \"x\"}", "{\"a\":\"\u0001\"}"})
    void malformedLineInTheMiddleCostsThatLine(String bad) {
        Collected read = Collected.read(LINE + "\n" + bad + "\n" + LINE + "\n");
        assertThat(read.codes()).containsExactly("bad-json");
        assertThat(read.onlyReject().line()).isEqualTo(2);
        assertThat(read.onlyReject().offset()).isEqualTo(LINE.length() + 1);
        assertThat(read.onlyReject().text()).isEqualTo(bad);
        assertThat(read.lines).containsExactly(1L, 3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", ",", "]", "0", "}"})
    void trailingGarbageIsRejected(String garbage) {
        Collected read = Collected.read(LINE + garbage + "\n" + LINE + " \t\n");
        assertThat(read.codes()).containsExactly("bad-json");
        assertThat(read.records).hasSize(1);
    }

    @Test
    void nulByteRejectsTheLine() {
        assertThat(Collected.read(LINE + "\n" + LINE.replace("\"m\"", "\"m\0\"") + "\n")
                        .codes())
                .containsExactly("bad-json");
    }

    @Test
    void tooDeepNestingIsRejected() {
        String deep = LINE.replace("1}", "1,\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}");
        assertThat(Collected.read(deep + "\n" + LINE + "\n").codes()).containsExactly("bad-json");
    }

    @Test
    void lastLineCutShortIsTorn() {
        Collected read = Collected.read(LINE + "\n" + LINE.substring(0, 50));
        assertThat(read.codes()).containsExactly("torn-last-line");
        assertThat(read.records).hasSize(1);
    }

    @Test
    void whatIsSaidOfALineCutShortNamesNothingOfTheParser() {
        for (int end = 1; end < LINE.length(); end++) {
            Reject reject = Collected.read(LINE + "\n" + LINE.substring(0, end)).onlyReject();
            assertThat(reject.message())
                    .startsWith(
                            "The last line does not end with a line feed and cannot be read: the file was cut short. ")
                    .doesNotContain("Source", "marker at");
        }
    }

    @Test
    void lastLineWithoutLineFeedIsReadAndNoticed() {
        Collected read = Collected.read(LINE + "\n" + LINE);
        assertThat(read.records).hasSize(2);
        assertThat(read.summary.notices()).extracting(Notice::code).containsExactly("no-line-feed-at-end");
    }

    @Test
    void wrongValueInTheLastLineIsNotTorn() {
        assertThat(Collected.read(LINE + "\n" + LINE.replace("1}", "-1}")).codes())
                .containsExactly("negative");
    }

    @Test
    void byteOrderMarkCrlfAndBlankLinesAreFine() {
        Collected read = Collected.read("\ufeff" + LINE + "\r\n\r\n  \n" + LINE + "\r\n");
        assertThat(read.lines).containsExactly(1L, 4L);
        assertThat(read.offsets).containsExactly(3L, 3L + LINE.length() + 2 + 2 + 3);
        assertThat(read.rejects).isEmpty();
    }

    @Test
    void hugeLineIsSkippedAndTheNextOneRead() {
        String huge = LINE.replace("1}", "1,\"x\":[" + "1,".repeat(LineBlock.LONGEST_LINE / 2) + "1]}");
        Collected read =
                Collected.read(LINE + "\n" + huge + "\n" + LINE + "\n" + huge + huge + huge + "\n" + LINE + "\n");
        assertThat(read.codes()).containsExactly("line-too-long", "line-too-long");
        assertThat(read.rejects).extracting(Reject::line).containsExactly(2L, 4L);
        assertThat(read.lines).containsExactly(1L, 3L, 5L);
        assertThat(read.offsets.get(1)).isEqualTo(LINE.length() + 1 + huge.length() + 1);
        assertThat(read.rejects.get(0).text().length()).isLessThan(1100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaa",
                "\u00e9",
                "\ud83d\ude00b",
                "\\\\n",
                "a\\\"b{",
                "aaaaaaaaaa\\u00e9",
                "\\ud83d\\ude00",
                "\\\\\\\""
            })
    void textsOfAnyLengthDoNotMakeALineTooLong(String part) {
        for (int size : new int[] {LineBlock.LONGEST_LINE, 3 * LineBlock.LONGEST_LINE}) {
            String image = part.repeat(size / part.length());
            String huge = LINE.replace("{", "{\"x\":[\"" + image + "\",{\"y\":\"" + image + "\"}],")
                    .replace(":1}", ":2}");
            Collected read = Collected.read(LINE + "\n" + huge + "\r\n" + LINE + "\n" + huge);
            assertThat(read.rejects).isEmpty();
            assertThat(read.records)
                    .extracting(record -> record.tokens().input())
                    .containsExactly(1L, 2L, 1L, 2L);
            assertThat(read.lines).containsExactly(1L, 2L, 3L, 4L);
            assertThat(read.offsets.get(2))
                    .isEqualTo(LINE.length() + 1L + huge.getBytes(StandardCharsets.UTF_8).length + 2);
        }
    }

    @Test
    void lineOfTheLargestSizeIsRead() {
        String filled = LINE.replace("1}", "1,\"x\":[1]}");
        String longest = filled.replace("[1]", "[" + " ".repeat(LineBlock.LONGEST_LINE - filled.length()) + "1]");
        assertThat(longest).hasSize(LineBlock.LONGEST_LINE);
        assertThat(Collected.read(longest + "\r\n" + longest.replace("\"x\"", "\"xx\"") + "\n")
                        .codes())
                .containsExactly("line-too-long");
    }

    @Test
    void blocksGiveTheSameLinesHoweverTheBytesCome() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String line = "x".repeat(1 + random.nextInt(60)) + i;
            expected.add((i + 1) + "@" + text.length() + ":" + line);
            text.append(line).append('\n');
        }
        List<String> found = new ArrayList<>();
        LineBlocks blocks = new LineBlocks(dripping(text.toString().getBytes(StandardCharsets.UTF_8), random));
        LineBlock block = new LineBlock();
        LineParser parser = (buffer, from, to, line, offset, sink) ->
                found.add(line + "@" + offset + ":" + new String(buffer, from, to - from, StandardCharsets.UTF_8));
        while (blocks.next(block)) {
            block.parse(parser, new ReadLog("x", null), new Collected());
        }
        assertThat(found).isEqualTo(expected);
    }

    private static InputStream dripping(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, 1 + random.nextInt(5000)));
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "'',no-usage",
        "'  \n\n',no-usage",
        "hello,unknown-format",
        "'[{}]',json-list",
        "'{\"a\":1}',unknown-format"
    })
    void inputWithoutUsageIsRefused(String text, String code) {
        assertThatThrownBy(() -> Collected.read(text))
                .isInstanceOfSatisfying(
                        UsageInputException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void inputOfNoKnownFormatNamesTheFormats() {
        assertThatThrownBy(() -> Collected.read("hello"))
                .hasMessage(
                        "usage is of no known usage format; the formats are %s: if it is one of them, name it with --input; any other CSV or JSON is read with a map (tariff map FILE)."
                                .formatted(String.join(", ", UsageFormats.names())));
    }

    @Test
    void unknownFormatNameIsRefused() {
        assertThatThrownBy(() -> Collected.readAs("csv", LINE)).hasMessageContaining("no input format \"csv\"");
    }

    @Test
    void utf16IsRefused() {
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThatThrownBy(() -> Collected.read(LINE.getBytes(charset)))
                    .hasMessage("usage is UTF-16; convert it to UTF-8 first.");
        }
    }

    @Test
    void missingFileAndFolderAreRefused() {
        UsageReader reader = new UsageReader();
        Path missing = folder.resolve("none.jsonl");
        assertThatThrownBy(() -> reader.read(UsageInput.of(missing), new Collected()))
                .hasMessage(missing + " does not exist; check the path of the usage file.");
        assertThatThrownBy(() -> reader.read(UsageInput.of(folder), new Collected()))
                .hasMessage(folder + " is a folder; name the usage files in it.");
    }

    @Test
    void fileIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("usage.jsonl"), LINE + "\n");
        ReadSummary summary = new UsageReader().read(UsageInput.of(file), new Collected());
        assertThat(summary.format()).isEqualTo("native");
        assertThat(summary.records()).isEqualTo(1);
    }

    @Test
    void firstLinesMayBeDamaged() {
        Collected read = Collected.read("garbage\n{\"at\":\n" + LINE + "\n");
        assertThat(read.summary.format()).isEqualTo("native");
        assertThat(read.codes()).containsExactly("bad-json", "bad-json");
    }
}
