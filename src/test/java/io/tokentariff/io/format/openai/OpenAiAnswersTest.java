package io.tokentariff.io.format.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.io.duplicates.DuplicateFilter;
import io.tokentariff.io.duplicates.Fingerprint;
import io.tokentariff.io.format.Notice;
import io.tokentariff.io.read.Collected;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in every shape but one a line. */
class OpenAiAnswersTest {

    private static final String CHAT =
            """
            {
              "id": "c%s",
              "object": "chat.completion",
              "created": 1795305600,
              "model": "gpt-5-mini",
              "service_tier": "default",
              "choices": [{"message": {"content": "data: {\\n"}}],
              "usage": {"prompt_tokens": 10, "completion_tokens": 5}
            }
            """;

    private static String chunk(String id, String more) {
        return "{\"id\":\"%s\",\"object\":\"chat.completion.chunk\",\"created\":1795305600,\"model\":\"gpt-5-mini\",\"choices\":[]%s}"
                .formatted(id, more);
    }

    private static String usage(int output) {
        return ",\"service_tier\":\"default\",\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":%s}"
                .formatted(output);
    }

    private static Collected read(String text) {
        return Collected.read(
                text.getBytes(StandardCharsets.UTF_8), new UsageReader(null, Instant.ofEpochSecond(1795305600)));
    }

    private static void holds(Collected read, int records) {
        assertThat(read.rejects).isEmpty();
        assertThat(read.records).hasSize(records).allSatisfy(record -> {
            assertThat(record.tokens()).isEqualTo(TokenCounts.of(10, 0, 5));
            assertThat(record.kind()).isEqualTo(UsageKind.of("gpt-5-mini").withServiceTier("default"));
        });
    }

    @Test
    void prettyPrintedOneAfterTheOtherAndInListsTheyAreTheSame() {
        String two = CHAT.formatted(1) + CHAT.formatted(2);
        String list = "[" + CHAT.formatted(1) + "," + CHAT.formatted(2) + "]";
        holds(read(two), 2);
        holds(read(list), 2);
        holds(read(list.replace("\n", "")), 2);
        holds(read("{\"object\":\"list\",\"data\":" + list + ",\"has_more\":false}"), 2);
        assertThat(read("{\"object\":\"list\",\"data\":" + list + ",\"has_more\":true}")
                        .summary
                        .notices())
                .extracting(Notice::code)
                .containsExactly("more-pages");
    }

    @Test
    void chunksAndEventsOfInterleavedStreamsAreOneRecordEach() {
        String lines = chunk("a", "") + "\n" + chunk("b", ",\"usage\":null") + "\n" + chunk("a", usage(5)) + "\n"
                + chunk("b", usage(5)) + "\n";
        holds(read(lines), 2);
        holds(read(lines.replaceAll("(?m)^", "data: ").replace("data: \n", "") + "data: [DONE]\n"), 2);
        holds(read(lines.replaceAll("(?m)^\\{", "event: x\r\ndata:{") + ": a comment\r\n\r\n"), 2);
        holds(read(lines.replace(",\"choices\"", ",\n\"choices\"").replaceAll("(?m)^(.)", "data: $1")), 2);
    }

    @Test
    void theLastOfSumsThatGrowIsTheUsage() {
        holds(read(chunk("a", usage(1)) + "\n" + chunk("a", usage(3)) + "\n" + chunk("a", usage(5)) + "\n"), 1);
    }

    @Test
    void aStreamWithoutUsageIsARecordThatSaysSo() {
        UsageRecord record = read(chunk("a", "") + "\n" + chunk("a", "") + "\n").only();
        assertThat(record.tokens().inUse()).containsExactly("uncounted_usage");
        assertThat(record.kind().tierSaid()).isFalse();
    }

    @Test
    void eventsOfAResponseEndInItsUsage() {
        String created =
                "{\"type\":\"response.created\",\"response\":{\"id\":\"r\",\"object\":\"response\",\"created_at\":1795305600,"
                        + "\"status\":\"in_progress\",\"model\":\"gpt-5-mini\",\"service_tier\":\"auto\",\"usage\":null}}";
        String delta = "{\"type\":\"response.output_text.delta\",\"item_id\":\"m\",\"delta\":\"hi\"}";
        String completed = created.replace("created\",", "completed\",")
                .replace("in_progress", "completed")
                .replace("auto", "default")
                .replace("null", "{\"input_tokens\":10,\"output_tokens\":5}");
        holds(read(created + "\n" + delta + "\n" + completed + "\n"), 1);
        UsageRecord cut = read(created + "\n" + delta + "\n").only();
        assertThat(cut.tokens().inUse()).containsExactly("uncounted_usage");
        assertThat(cut.kind().tierSaid()).isFalse();
        assertThat(read(created.replace("created\",", "failed\",").replace("in_progress", "failed") + "\n")
                        .only()
                        .kind()
                        .status())
                .isEqualTo(UsageStatus.FAILED);
    }

    @Test
    void pollsOfOneAnswerLeaveItsIdToTheLast() {
        String queued = "{\"id\":\"r\",\"object\":\"response\",\"created_at\":1795305600,\"status\":\"queued\","
                + "\"model\":\"gpt-5-mini\",\"usage\":null}\n";
        Collected read = read(queued + queued.replace("queued", "in_progress"));
        Fingerprint print = new DuplicateFilter().fingerprint();
        assertThat(read.records).hasSize(2).noneMatch(print::of);
        assertThat(print.of(read(queued.replace("queued", "completed")
                                .replace("null", "{\"input_tokens\":10,\"output_tokens\":5}"))
                        .only()))
                .isTrue();
    }

    @Test
    void aRealtimeResponseHasTheModelOfItsSession() {
        String session =
                "{\"type\":\"session.created\",\"session\":{\"object\":\"realtime.session\",\"model\":\"gpt-realtime\"}}\n";
        String done =
                "{\"type\":\"response.done\",\"response\":{\"object\":\"realtime.response\",\"id\":\"r\",\"status\":\"completed\","
                        + "\"usage\":{\"input_tokens\":41,\"output_tokens\":164,\"input_token_details\":{\"audio_tokens\":27}}}}\n";
        UsageRecord record = read(session + "{\"type\":\"rate_limits.updated\",\"rate_limits\":[]}\n" + done)
                .only();
        assertThat(record.kind().model()).isEqualTo("gpt-realtime");
        assertThat(record.tokens().count("audio_input")).isEqualTo(27);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"created\":1795305600,\"data\":[{\"b64_json\":\"iVBOR\"}],\"size\":\"1024x1024\",\"usage\":{\"input_tokens\":10,\"output_tokens\":5}}",
                "{\"text\":\"hi\",\"usage\":{\"type\":\"tokens\",\"input_tokens\":10,\"output_tokens\":5}}",
                "data: {\"type\":\"transcript.text.done\",\"text\":\"hi\",\"usage\":{\"type\":\"tokens\",\"input_tokens\":10,\"output_tokens\":5}}\n\n",
                "{\"id\":\"r\",\"object\":\"response.compaction\",\"created_at\":1795305600,\"output\":[],\"usage\":{\"input_tokens\":10,\"output_tokens\":5}}",
            })
    void whatNamesNoModelIsReadWithoutOne(String answer) {
        UsageRecord record = read(answer).only();
        assertThat(record.kind().model()).isEqualTo(UsageKind.NOT_SAID);
        assertThat(record.tokens()).isEqualTo(TokenCounts.of(10, 0, 5));
    }

    @Test
    void embeddingsAreOneRecordHoweverManyTheyAre() {
        UsageRecord record = read("{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"embedding\":[0.1,0.2]},"
                        + "{\"object\":\"embedding\",\"embedding\":[0.3]}],\"model\":\"text-embedding-3-small\","
                        + "\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}\n")
                .only();
        assertThat(record.tokens()).isEqualTo(TokenCounts.of(8, 0, 0));
        assertThat(record.kind().model()).isEqualTo("text-embedding-3-small");
    }

    @Test
    void aFaultCostsOneAnswerAndNotTheNext() {
        String wrong = CHAT.formatted(1).replace("10,", "-10, \"prompt_tokens_details\": {\"cached_tokens\": 1},");
        Collected read = read(wrong + CHAT.formatted(2));
        assertThat(read.codes()).containsExactly("negative");
        assertThat(read.records).hasSize(1);
        Collected cut =
                read("data: " + chunk("a", ",\"usage\":{\"prom") + "\n\ndata: " + chunk("b", usage(5)) + "\n\n");
        assertThat(cut.codes()).containsExactly("bad-json");
        assertThat(cut.records).extracting(UsageRecord::id).containsExactly("b");
    }
}
