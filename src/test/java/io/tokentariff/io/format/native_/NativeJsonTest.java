package io.tokentariff.io.format.native_;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.io.format.InstantText;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.Collected;
import io.tokentariff.money.Money;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeJsonTest {

    private static final String HEAD = "\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"gpt-4.1-mini\"";

    private static Collected line(String fields) {
        return Collected.readAs("native", "{" + fields + "}\n");
    }

    private static Collected with(String fields) {
        return line(HEAD + "," + fields);
    }

    @Test
    void readsAllFieldsOfARecord() {
        UsageRecord record =
                line("""
                        "id":"req-1","at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","service_tier":"batch","input_tokens":1200,\
                        "cached_input_tokens":1000,"cache_write_tokens":50,"output_tokens":300,"context_tokens":5000,"region":"eu",\
                        "status":"failed","requests":2,"project":"search","user":"u","api_key":"k","workload":"rag-chat",\
                        "meters":{"audio_input":7,"image":0},"tags":{"team":"a"}""")
                        .only();
        assertThat(record.id()).isEqualTo("req-1");
        assertThat(record.at()).isEqualTo(Instant.parse("2026-04-12T08:30:00Z"));
        assertThat(record.kind())
                .isEqualTo(new UsageKind("gpt-4.1-mini", "batch", true, Operation.INFERENCE, "eu", UsageStatus.FAILED));
        assertThat(record.tokens().input()).isEqualTo(1200);
        assertThat(record.tokens().cachedInput()).isEqualTo(1000);
        assertThat(record.tokens().cacheWrite()).isEqualTo(50);
        assertThat(record.tokens().output()).isEqualTo(300);
        assertThat(record.tokens().context()).isEqualTo(5000);
        assertThat(record.tokens().meters().others()).containsExactly("audio_input");
        assertThat(record.requests()).isEqualTo(2);
        assertThat(record.account()).isEqualTo(new Account("search", "u", "k", Map.of("team", "a")));
        assertThat(record.workload()).isEqualTo("rag-chat");
    }

    @Test
    void defaultsAreThoseOfThePolicyAndNullIsAbsent() {
        UsageRecord record =
                with("\"input_tokens\":1,\"id\":null,\"region\":null,\"service_tier\":null,\"status\":null,\"operation\":null,\"requests\":null,\"tags\":null,\"meters\":null,\"context_tokens\":null")
                        .only();
        assertThat(record.kind()).isEqualTo(UsageKind.of("gpt-4.1-mini"));
        assertThat(record.id()).isNull();
        assertThat(record.requests()).isEqualTo(1);
        assertThat(record.account()).isSameAs(Account.NONE);
        assertThat(record.tokens().contextSaid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'\"0.0125\"',0.0125", "0.30000000000000004,0.30000000000000004", "5e-05,0.00005", "0,0"})
    void whatTheSourceSaysItCostIsKeptToTheLastDigit(String said, String billed) {
        assertThat(with("\"input_tokens\":1,\"billed_usd\":" + said).only().billed())
                .isEqualTo(Money.of(billed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"1,25\"", "\"$1\"", "true", "1e999999999"})
    void whatIsNoAmountIsRejected(String said) {
        assertThat(with("\"input_tokens\":1,\"billed_usd\":" + said).rejects).hasSize(1);
    }

    @Test
    void emptyRegionIsGlobal() {
        assertThat(with("\"input_tokens\":1,\"region\":\"\"").only().kind().region())
                .isEqualTo("global");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"input_tokens\":1.9 | not-an-integer",
                "\"input_tokens\":1e3 | not-an-integer",
                "\"input_tokens\":1e999999999 | not-an-integer",
                "\"input_tokens\":\"12\" | not-an-integer",
                "\"input_tokens\":\"\" | not-an-integer",
                "\"input_tokens\":true | wrong-type",
                "\"input_tokens\":[1] | wrong-type",
                "\"input_tokens\":{} | wrong-type",
                "\"input_tokens\":-1 | negative",
                "\"input_tokens\":-99999999999999999999 | negative",
                "\"input_tokens\":9223372036854775808 | out-of-range",
                "\"input_tokens\":99999999999999999999999 | out-of-range",
                "\"input_tokens\":1000000000001 | out-of-range",
                "\"input_tokens\":05 | bad-json",
                "\"input_tokens\":NaN | bad-json",
                "\"input_tokens\":Infinity | bad-json",
                "input_tokens:5 | bad-json",
                "\"input_tokens\":1,\"input_tokens\":1 | duplicate-field",
                "\"input_tokens\":1,\"x\":1,\"x\":2 | duplicate-field",
                "\"input_tokens\":1,\"tags\":{\"a\":\"1\",\"a\":\"2\"} | duplicate-field",
                "\"input_tokens\":1,\"meters\":{\"a\":1,\"a\":2} | duplicate-field",
                "\"input_tokens\":1,\"meters\":{\"output\":1} | reserved-meter",
                "\"input_tokens\":1,\"meters\":{\"a\":1.5} | not-an-integer",
                "\"input_tokens\":1,\"meters\":5 | wrong-type",
                "\"input_tokens\":1,\"tags\":{\"a\":1} | wrong-type",
                "\"input_tokens\":1,\"id\":7 | wrong-type",
                "\"input_tokens\":10,\"cached_input_tokens\":11 | cached-exceeds-input",
                "\"input_tokens\":10,\"cached_input_tokens\":6,\"cache_write_tokens\":5 | cached-exceeds-input",
                "\"cached_input_tokens\":11 | cached-exceeds-input",
                "\"input_tokens\":10,\"context_tokens\":9 | context-below-input",
                "\"input_tokens\":1,\"requests\":0 | out-of-range",
                "\"input_tokens\":1,\"status\":\"done\" | unknown-value",
                "\"input_tokens\":1,\"operation\":\"tuning\" | unknown-value",
                "\"input_tokens\":1,\"training_tokens\":1 | wrong-operation",
                "\"operation\":\"training\",\"training_tokens\":1,\"output_tokens\":1 | wrong-operation",
                "\"operation\":\"training\",\"training_tokens\":1,\"trained_tokens\":1 | both-training-counts",
                "\"operation\":\"training\",\"epochs\":1,\"trained_tokens\":1 | both-training-counts",
                "\"operation\":\"training\" | missing-field",
                "\"operation\":\"training\",\"epochs\":3 | missing-field",
                "\"operation\":\"training\",\"training_tokens\":1,\"epochs\":0 | out-of-range",
                "\"operation\":\"training\",\"training_tokens\":1000000000000000,\"epochs\":1000000000 | out-of-range",
                "\"project\":\"p\" | missing-field",
                "\"context_tokens\":5 | missing-field",
            })
    void badValueRejectsTheLine(String fields, String code) {
        Collected read = with(fields);
        assertThat(read.codes()).containsExactly(code);
        assertThat(read.records).isEmpty();
        assertThat(read.onlyReject().text()).contains(fields);
        assertThat(read.onlyReject().line()).isEqualTo(1);
    }

    @Test
    void modelAndTimeAreRequired() {
        assertThat(line("\"at\":\"2026-04-12T08:30:00Z\",\"input_tokens\":1")
                        .onlyReject()
                        .message())
                .isEqualTo("The field \"model\" is missing.");
        assertThat(line("\"model\":\"m\",\"input_tokens\":1").onlyReject().message())
                .isEqualTo("The field \"at\" is missing.");
    }

    @Test
    void trainingTokensAreMultipliedByEpochsAndTrainedTokensAreNot() {
        assertThat(with("\"operation\":\"training\",\"training_tokens\":2000000,\"epochs\":3")
                        .only()
                        .tokens())
                .isEqualTo(TokenCounts.trained(6_000_000));
        assertThat(with("\"operation\":\"training\",\"training_tokens\":2000000")
                        .only()
                        .tokens())
                .isEqualTo(TokenCounts.trained(2_000_000));
        assertThat(with("\"operation\":\"training\",\"trained_tokens\":2000000")
                        .only()
                        .tokens())
                .isEqualTo(TokenCounts.trained(2_000_000));
    }

    @Test
    void recordThatDidNotCompleteMayHaveNoCounts() {
        assertThat(with("\"operation\":\"training\",\"status\":\"in_progress\"")
                        .only()
                        .tokens())
                .isEqualTo(TokenCounts.NONE);
        assertThat(with("\"status\":\"failed\"").only().tokens()).isEqualTo(TokenCounts.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "inputTokens,input_tokens",
        "input-tokens,input_tokens",
        "input_token,input_tokens",
        "imput_tokens,input_tokens",
        "prompt_tokens,input_tokens",
        "completion_tokens,output_tokens",
        "cached_tokens,cached_input_tokens",
        "cacheReadInputTokens,cached_input_tokens",
        "tier,service_tier",
        "serviceTier,service_tier",
        "Region,region",
        "n_epochs,epochs",
    })
    void slipOfAKnownFieldIsRejected(String slip, String meant) {
        Reject reject = with("\"meters\":{\"image\":1},\"" + slip + "\":5").onlyReject();
        assertThat(reject.code()).isEqualTo("unknown-field");
        assertThat(reject.message()).contains("\"" + slip + "\"").contains("Maybe \"" + meant + "\" was meant.");
    }

    @Test
    void similarFieldBesideTheKnownOneIsIgnored() {
        Collected read =
                with("\"input_tokens\":5,\"prompt_tokens\":5,\"mode\":\"x\",\"latency_ms\":7,\"request\":{\"a\":[1]}");
        assertThat(read.only().tokens().input()).isEqualTo(5);
        assertThat(read.summary.ignoredFields()).containsOnlyKeys("prompt_tokens", "mode", "latency_ms", "request");
    }

    @Test
    void unknownFieldsAreCounted() {
        String line = "{" + HEAD + ",\"input_tokens\":1,\"latency_ms\":5,\"trace\":{\"a\":{\"b\":[1,2]}}}\n";
        assertThat(Collected.read(line + line).summary.ignoredFields())
                .containsExactlyInAnyOrderEntriesOf(Map.of("latency_ms", 2L, "trace", 2L));
    }

    @Test
    void unknownFieldsOfARejectedLineAreNotCountedAsIgnored() {
        String rejected = "{" + HEAD + ",\"input_tokens\":-1,\"latency_ms\":5,\"ouput_tokens\":5}\n";
        assertThat(Collected.read(rejected).summary.ignoredFields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-04-12T24:00:00Z",
                "2026-04-12T08:60:00Z",
                "2026-04-12T08:30:61Z",
                "2026-04-12T08:30:00",
                "2026-04-12",
                "2026-04-12 08:30:00Z",
                "yesterday",
                "",
                "1795305600",
                "2026-04-12T08:30:00.1234567890Z",
                "2026-04-1 T08:30:00Z",
                "+99999-01-01T00:00:00Z"
            })
    void timeThatIsNoneIsRejected(String at) {
        assertThat(line("\"at\":\"" + at + "\",\"model\":\"m\",\"input_tokens\":1")
                        .codes())
                .containsExactly("bad-time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-12T08:30:00Z",
                "2024-02-29T23:59:59Z",
                "2000-02-29T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "2026-04-12T08:30:00.123Z",
                "2026-04-12T08:30:00.123456Z",
                "2026-04-12T08:30:00.123456789Z",
                "2026-04-12T08:30:00.1Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void timesAreThoseOfTheJdk(String at) {
        assertThat(line("\"at\":\"" + at + "\",\"model\":\"m\",\"input_tokens\":1")
                        .only()
                        .at())
                .isEqualTo(Instant.parse(at));
    }

    @Test
    void timeWithAnOffsetIsAnInstant() {
        assertThat(line("\"at\":\"2026-04-12T01:30:00+02:00\",\"model\":\"m\",\"input_tokens\":1")
                        .only()
                        .at())
                .isEqualTo(Instant.parse("2026-04-11T23:30:00Z"));
    }

    @Test
    void everyDayOfFourCenturiesIsTheCalendars() {
        for (java.time.LocalDate day = java.time.LocalDate.of(1800, 1, 1);
                day.getYear() < 2201;
                day = day.plusDays(1)) {
            char[] text = (day + "T00:00:00Z").toCharArray();
            assertThat(InstantText.parse("at", text, 0, text.length).getEpochSecond())
                    .isEqualTo(day.toEpochDay() * 86_400);
        }
    }

    @Test
    void equalKindsAndTextsAreOneInstance() {
        String line = "{" + HEAD + ",\"input_tokens\":1,\"project\":\"p\",\"workload\":\"w\",\"region\":\"eu\"}\n";
        String other = line.replace("gpt-4.1-mini", "gpt-5-nano");
        Collected read = Collected.read(line + other + line);
        UsageRecord first = read.records.get(0);
        UsageRecord last = read.records.get(2);
        assertThat(last.kind()).isSameAs(first.kind());
        assertThat(last.account()).isSameAs(first.account());
        assertThat(last.workload()).isSameAs(first.workload());
        assertThat(read.records.get(1).kind()).isNotEqualTo(first.kind());
    }

    @Test
    void textsOutsideAsciiAreRead() {
        assertThat(with("\"input_tokens\":1,\"project\":\"Zürich 東京 😀\"")
                        .only()
                        .account()
                        .project())
                .isEqualTo("Zürich 東京 😀");
    }

    @Test
    void invalidUtf8RejectsTheLineAlone() {
        byte[] good = ("{" + HEAD + ",\"input_tokens\":1}\n").getBytes(StandardCharsets.UTF_8);
        byte[] bad = ("{" + HEAD + ",\"input_tokens\":1,\"x\":\"#\"}\n").getBytes(StandardCharsets.UTF_8);
        bad[bad.length - 4] = (byte) 0xff;
        byte[] all = new byte[2 * good.length + bad.length];
        System.arraycopy(good, 0, all, 0, good.length);
        System.arraycopy(bad, 0, all, good.length, bad.length);
        System.arraycopy(good, 0, all, good.length + bad.length, good.length);
        Collected read = Collected.read(all);
        assertThat(read.codes()).containsExactly("bad-utf8");
        assertThat(read.onlyReject().offset()).isEqualTo(good.length);
        assertThat(read.lines).containsExactly(1L, 3L);
    }
}
