package io.tokentariff.io.format.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.io.format.Notice;
import io.tokentariff.io.read.Collected;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiFormatsTest {

    private static final String CHAT =
            """
            {"id":"chatcmpl-1","object":"chat.completion","created":1795305600,"model":"gpt-4.1-mini-2025-04-14","service_tier":"default",\
            "choices":[{"message":{"content":"hi {}"}}],"usage":{"prompt_tokens":2006,"completion_tokens":300,"total_tokens":2306,\
            "prompt_tokens_details":{"cached_tokens":1920,"cache_write_tokens":6,"audio_tokens":0,"image_tokens":0,"text_tokens":2006},\
            "completion_tokens_details":{"reasoning_tokens":100,"audio_tokens":0}}}
            """;

    private static final String RESPONSE =
            """
            {"id":"resp_1","object":"response","created_at":1795305600.0,"status":"incomplete","model":"gpt-5-mini-2025-08-07","service_tier":"flex",\
            "metadata":{"team":"a"},"user":"u","usage":{"input_tokens":9126,"input_tokens_details":{"cached_tokens":4864},"output_tokens":3197,\
            "output_tokens_details":{"reasoning_tokens":2048},"total_tokens":12323}}
            """;

    private static final String BATCH =
            """
            {"id":"batch_req_1","custom_id":"row-17","response":{"status_code":200,"request_id":"req_1","body":{"object":"chat.completion",\
            "created":1795305600,"model":"m","service_tier":"default","usage":{"prompt_tokens":1200,"completion_tokens":80,"total_tokens":1280,\
            "prompt_tokens_details":{"cached_tokens":1024}}}},"error":null}
            """;

    private static final String EXPIRED =
            """
            {"id":"batch_req_2","custom_id":"row-18","response":null,"error":{"code":"batch_expired","message":"not run in time"}}
            """;

    private static final String RESULT =
            """
            {"object":"organization.usage.completions.result","input_tokens":5000000,"input_cached_tokens":1800000,\
            "input_cache_write_tokens":0,"input_uncached_tokens":3200000,"output_tokens":900000,"num_model_requests":4100,\
            "project_id":"p","user_id":null,"api_key_id":"key_1","model":"gpt-4.1-mini-2025-04-14","batch":false,"service_tier":"default"}""";

    private static final String JOB =
            """
            {"id":"ftjob-1","object":"fine_tuning.job","model":"gpt-4.1-mini-2025-04-14","fine_tuned_model":"ft:x","status":"succeeded",\
            "trained_tokens":3000000,"hyperparameters":{"n_epochs":3},"created_at":1795200000,"finished_at":1795203600}
            """;

    private static String page(String results, boolean more) {
        return "{\"object\":\"page\",\"data\":[{\"object\":\"bucket\",\"start_time\":1795219200,\"end_time\":1795305600,\"results\":["
                + results + "]}],\"has_more\":" + more + ",\"next_page\":null}\n";
    }

    @Test
    void chatCompletionHasCachedAndWrittenInsideTheInputAndReasoningInsideTheOutput() {
        Collected read = Collected.read(CHAT);
        assertThat(read.summary.format()).isEqualTo("openai-response");
        assertThat(read.only())
                .isEqualTo(new UsageRecord(
                        "chatcmpl-1",
                        Instant.ofEpochSecond(1795305600),
                        UsageKind.of("gpt-4.1-mini-2025-04-14").withServiceTier("default"),
                        TokenCounts.of(2006, 1920, 6, 300),
                        Account.NONE,
                        null));
    }

    @Test
    void responsesObjectIsReadWithTheTierThatWasServed() {
        UsageRecord record = Collected.read(RESPONSE).only();
        assertThat(record.kind().serviceTier()).isEqualTo("flex");
        assertThat(record.kind().status()).isEqualTo(UsageStatus.COMPLETED);
        assertThat(record.tokens()).isEqualTo(TokenCounts.of(9126, 4864, 3197));
        assertThat(record.account()).isEqualTo(new Account(null, "u", null, Map.of("team", "a")));
        assertThat(Collected.read(RESPONSE.replace("incomplete", "complete")).only())
                .isEqualTo(record);
    }

    @Test
    void absentTierIsAssumedToBeStandard() {
        UsageKind kind = Collected.read(CHAT.replace("\"service_tier\":\"default\",", ""))
                .only()
                .kind();
        assertThat(kind.serviceTier()).isEqualTo("standard");
        assertThat(kind.tierSaid()).isFalse();
    }

    @Test
    void audioTokensAreMetersOfTheirOwn() {
        TokenCounts tokens = Collected.read(CHAT.replace("\"audio_tokens\":0,\"image", "\"audio_tokens\":80,\"image")
                        .replace("\"audio_tokens\":0}", "\"audio_tokens\":30}"))
                .only()
                .tokens();
        assertThat(tokens.input()).isEqualTo(1926);
        assertThat(tokens.output()).isEqualTo(270);
        assertThat(tokens.count("audio_input")).isEqualTo(80);
        assertThat(tokens.count("audio_output")).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"cached_tokens\":1920 | \"cached_tokens\":2007 | cached-exceeds-input",
                "\"reasoning_tokens\":100 | \"reasoning_tokens\":301 | reasoning-exceeds-output",
                "\"audio_tokens\":0,\"image | \"audio_tokens\":5000,\"image | audio-exceeds-total",
                "\"prompt_tokens\":2006 | \"prompt_tokens\":2006.5 | not-an-integer",
                "\"prompt_tokens\":2006 | \"prompt_tokens\":\"2006\" | not-an-integer",
                "\"prompt_tokens\":2006, | `` | missing-field",
                "\"usage\": | \"x\": | missing-field",
                "\"model\": | \"x\": | missing-field",
                "\"created\": | \"x\": | missing-field",
                "1795305600 | 1795305600000 | bad-time",
                "\"prompt_tokens\":2006 | \"prompt_tokens\":2006,\"prompt_tokens\":1 | duplicate-field",
                "\"usage\":{ | \"usage\":[{ | bad-json",
            })
    void wrongChatCompletionIsRejected(String was, String is, String code) {
        Collected read = Collected.read(CHAT + CHAT.replace(was, is));
        if (code.equals("bad-json")) {
            assertThat(read.codes()).hasSize(1);
        } else {
            assertThat(read.codes()).containsExactly(code);
        }
        assertThat(read.records).hasSize(1);
    }

    @Test
    void totalThatIsNotTheSumIsNoticed() {
        Collected read = Collected.read(CHAT.replace("2306", "2406"));
        assertThat(read.records).hasSize(1);
        assertThat(read.summary.notices()).extracting(Notice::code).containsExactly("total-mismatch");
    }

    @Test
    void batchLineIsBatchWhateverItsBodySays() {
        Collected read = Collected.read(BATCH);
        assertThat(read.summary.format()).isEqualTo("openai-batch");
        assertThat(read.only().id()).isEqualTo("batch_req_1");
        assertThat(read.only().kind().serviceTier()).isEqualTo("batch");
        assertThat(read.only().tokens()).isEqualTo(TokenCounts.of(1200, 1024, 80));
    }

    @Test
    void batchLineWithoutIdHasItsCustomId() {
        assertThat(Collected.read(BATCH.replace("\"id\":\"batch_req_1\",", ""))
                        .only()
                        .id())
                .isEqualTo("row-17");
    }

    @Test
    void batchErrorsHaveNoTokensAndTheTimeOfTheNearestLine() {
        String later = BATCH.replace("1795305600", "1795309200").replace("batch_req_1", "batch_req_3");
        Collected read = Collected.read(EXPIRED + BATCH + EXPIRED + later);
        assertThat(read.records)
                .extracting(r -> r.at().getEpochSecond())
                .containsExactly(1795305600L, 1795305600L, 1795305600L, 1795309200L);
        UsageRecord first = read.records.get(0);
        assertThat(first.tokens()).isEqualTo(TokenCounts.NONE);
        assertThat(first.kind().status()).isEqualTo(UsageStatus.EXPIRED);
        assertThat(first.kind().model()).isEqualTo(UsageKind.NOT_SAID);
        assertThat(read.lines).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void batchErrorsAloneHaveTheFirstDayOfAll() {
        assertThat(Collected.read(EXPIRED).only().at()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void batchLineWithAnotherStatusCodeHasFailed() {
        String failed = BATCH.replace("\"status_code\":200", "\"status_code\":429")
                .replaceAll("\"body\":.*\\}\\},\"error\"", "\"body\":{\"error\":{\"code\":\"x\"}}},\"error\"");
        assertThat(Collected.read(BATCH + failed).records.get(1).kind().status())
                .isEqualTo(UsageStatus.FAILED);
    }

    @Test
    void batchLineWithoutErrorMustHaveUsageAndTime() {
        assertThat(Collected.read(BATCH + BATCH.replace("\"usage\"", "\"x\"")).codes())
                .containsExactly("missing-field");
        assertThat(Collected.read(BATCH + BATCH.replace("\"created\"", "\"x\"")).codes())
                .containsExactly("missing-field");
        assertThat(Collected.read(BATCH + "{\"custom_id\":\"a\",\"response\":null,\"error\":null}\n")
                        .codes())
                .containsExactly("missing-field");
    }

    @Test
    void usageResultIsASumOfRequests() {
        UsageRecord record = Collected.read(page(RESULT, false)).only();
        assertThat(record.id())
                .isEqualTo("completions:1795219200:1795305600:p::key_1:gpt-4.1-mini-2025-04-14::default:");
        assertThat(record.at()).isEqualTo(Instant.ofEpochSecond(1795219200));
        assertThat(record.requests()).isEqualTo(4100);
        assertThat(record.contextUnknown()).isTrue();
        assertThat(record.tokens())
                .isEqualTo(TokenCounts.of(5_000_000, 1_800_000, 900_000).withRequests(4100));
        assertThat(record.account()).isEqualTo(new Account("p", null, "key_1", Map.of()));
        assertThat(record.kind().serviceTier()).isEqualTo("default");
        assertThat(record.kind().tierSaid()).isTrue();
    }

    @Test
    void whatTheExportIsNotGroupedByIsNotSaid() {
        String bare = RESULT.replace("\"gpt-4.1-mini-2025-04-14\"", "null").replace("\"default\"", "null");
        UsageKind kind = Collected.read(page(bare, false)).only().kind();
        assertThat(kind.model()).isEqualTo(UsageKind.NOT_SAID);
        assertThat(kind.serviceTier()).isEqualTo("standard");
        assertThat(kind.tierSaid()).isFalse();
    }

    @Test
    void batchOfAUsageResultIsItsTier() {
        UsageKind kind = Collected.read(page(RESULT.replace("\"batch\":false", "\"batch\":true"), false))
                .only()
                .kind();
        assertThat(kind.serviceTier()).isEqualTo("batch");
    }

    @Test
    void severalPagesInOneFileAreRead() {
        String pretty =
                page(RESULT + ",\n  " + RESULT, true).replace("[", "[\n  ").replace("},", "},\n    ");
        Collected read = Collected.read(pretty + page(RESULT, false));
        assertThat(read.records).hasSize(3);
        assertThat(read.summary.notices()).isEmpty();
        assertThat(read.lines.get(2)).isEqualTo(1 + pretty.lines().count());
        assertThat(read.offsets.get(0)).isEqualTo(pretty.indexOf("{\"object\":\"organization"));
    }

    @Test
    void lastPageWithMorePagesIsNoticed() {
        assertThat(Collected.read(page(RESULT, true)).summary.notices())
                .extracting(Notice::code)
                .containsExactly("more-pages");
    }

    @Test
    void wrongUsageResultCostsThatResult() {
        Collected read = Collected.read(page(
                RESULT.replace("3200000", "3200001") + "," + RESULT.replace("900000", "-1") + ","
                        + RESULT.replace("5000000", "5e6") + "," + RESULT.replace("completions", "images") + ","
                        + RESULT,
                false));
        assertThat(read.codes()).containsExactly("sum-mismatch", "negative", "not-an-integer", "unsupported-result");
        assertThat(read.records).hasSize(1);
    }

    @Test
    void audioOfAUsageResultIsAMeter() {
        String audio = RESULT.replace("\"batch\"", "\"input_audio_tokens\":1000,\"output_audio_tokens\":500,\"batch\"");
        TokenCounts tokens = Collected.read(page(audio, false)).only().tokens();
        assertThat(tokens.input()).isEqualTo(4_999_000);
        assertThat(tokens.count("audio_output")).isEqualTo(500);
    }

    @Test
    void damagedPageCostsItsRest() {
        String whole = page(RESULT + "," + RESULT, false);
        String cut = whole.substring(0, whole.lastIndexOf("num_model")) + "\n";
        Collected read = Collected.read(cut + page(RESULT, false));
        assertThat(read.records).hasSize(2);
        assertThat(read.codes()).containsExactly("bad-json");
        assertThat(read.lines).containsExactly(1L, 2L);
    }

    @Test
    void costsAreNotUsage() {
        assertThatThrownBy(() -> Collected.read(page(
                        "{\"object\":\"organization.costs.result\",\"amount\":{\"value\":1.46,\"currency\":\"usd\"}}",
                        false)))
                .hasMessage(
                        "usage holds costs, not usage: fetch the usage pages of the same days, and compare the two with tariff audit USAGE --billed COSTS.");
    }

    @Test
    void trainedTokensOfAJobAreNotMultiplied() {
        UsageRecord record = Collected.read(JOB).only();
        assertThat(record.tokens()).isEqualTo(TokenCounts.trained(3_000_000));
        assertThat(record.at()).isEqualTo(Instant.ofEpochSecond(1795203600));
        assertThat(record.kind())
                .isEqualTo(UsageKind.of("gpt-4.1-mini-2025-04-14").withOperation(Operation.TRAINING));
    }

    @ParameterizedTest
    @CsvSource({
        "running,IN_PROGRESS",
        "queued,IN_PROGRESS",
        "validating_files,IN_PROGRESS",
        "failed,FAILED",
        "cancelled,CANCELLED"
    })
    void jobThatHasNotSucceededMayHaveNoTokens(String word, UsageStatus status) {
        UsageRecord record = Collected.read(JOB.replace("succeeded", word)
                        .replace("3000000", "null")
                        .replace(",\"finished_at\":1795203600", ""))
                .only();
        assertThat(record.kind().status()).isEqualTo(status);
        assertThat(record.tokens()).isEqualTo(TokenCounts.NONE);
        assertThat(record.at()).isEqualTo(Instant.ofEpochSecond(1795200000));
    }

    @Test
    void wrongJobCostsThatJob() {
        Collected read = Collected.read(JOB
                + JOB.replace("3000000", "null")
                + JOB.replace("succeeded", "odd")
                + JOB.replace(":{\"n_epochs\":3}", ":{\"n_epochs\":")
                + JOB);
        assertThat(read.codes()).containsExactly("missing-field", "unknown-value", "bad-json");
        assertThat(read.records).hasSize(2);
        assertThat(read.lines).containsExactly(1L, 5L);
    }

    @Test
    void listOfJobsIsRead() {
        Collected read = Collected.read("{\"object\":\"list\",\"data\":[" + JOB + "," + JOB + "],\"has_more\":true}");
        assertThat(read.summary.format()).isEqualTo("openai-finetune");
        assertThat(read.records).hasSize(2);
        assertThat(read.summary.notices()).extracting(Notice::code).containsExactly("more-pages");
    }
}
