package io.tokentariff.io.format.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.io.format.Notice;
import io.tokentariff.io.read.Collected;
import io.tokentariff.problem.Limit;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traces of OpenTelemetry: each call once, whoever sums it up, and in whatever order its spans come. */
class OtelTest {

    private static final String USAGE = "gen_ai.usage.";

    private static String span(String trace, String id, String parent, String... attributes) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            String kind = value.matches("[0-9]+") ? "intValue" : "stringValue";
            list.append(i == 0 ? "" : ",")
                    .append("{'key':'%s','value':{'%s':'%s'}}".formatted(attributes[i], kind, value));
        }
        return "{'traceId':'%s','spanId':'%s','parentSpanId':'%s','name':'n','startTimeUnixNano':'1778576400000000000','attributes':[%s]}"
                .formatted(trace, id, parent, list);
    }

    /** A span that used so much of one model. */
    private static String used(String trace, String id, String parent, int input) {
        return span(
                trace,
                id,
                parent,
                "gen_ai.response.model",
                "m",
                USAGE + "input_tokens",
                "" + input,
                USAGE + "output_tokens",
                "1");
    }

    private static String document(String... spans) {
        return "{'resourceSpans':[{'scopeSpans':[{'spans':[%s]}]}]}\n".formatted(String.join(",", spans));
    }

    private static Collected read(String... documents) {
        return Collected.read(String.join("", documents).replace('\'', '"'));
    }

    private static List<Long> inputs(Collected read) {
        return read.records.stream().map(record -> record.tokens().input()).toList();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theLeavesOfATraceAreChargedWhicheverComesFirst(boolean childrenFirst) {
        String agent = document(used("t", "1", "", 300));
        String calls = document(used("t", "2", "1", 100), span("t", "3", "1"), used("t", "4", "3", 200));
        Collected read = childrenFirst ? read(calls, agent) : read(agent, calls);

        assertThat(inputs(read)).containsExactly(100L, 200L);
        assertThat(read.summary.notices()).extracting(Notice::code).contains("sums-of-spans");
        assertThat(inputs(read(agent))).containsExactly(300L);
    }

    @Test
    void spansOfOtherTracesAreOnNobodysWay() {
        assertThat(inputs(read(document(used("t", "1", "", 3), used("u", "2", "1", 4)))))
                .containsExactly(3L, 4L);
    }

    @Test
    void spansAboveThemselvesAreChargedOnceAtLeast() {
        assertThat(inputs(read(document(used("t", "1", "1", 3))))).containsExactly(3L);
        assertThat(inputs(read(document(used("t", "1", "2", 3), used("t", "2", "1", 4)))))
                .hasSize(1);
    }

    @Test
    void aCallWithAFaultKeepsItsSumFromBeingCharged() {
        Collected read = read(document(
                used("t", "1", "", 300),
                used("t", "2", "1", 100),
                span("t", "3", "1", USAGE + "input_tokens", "half", USAGE + "output_tokens", "1")));
        assertThat(inputs(read)).containsExactly(100L);
        assertThat(read.codes()).containsExactly("not-an-integer");
    }

    @Test
    void aResponseThatTwoSpansNameIsChargedOnceAsTheOneThatSaysMore() {
        String[] said = {
            "gen_ai.response.id",
            "r",
            "gen_ai.response.model",
            "m",
            USAGE + "input_tokens",
            "10",
            USAGE + "output_tokens",
            "1",
            USAGE + "cache_read.input_tokens",
            "4"
        };
        String[] less = java.util.Arrays.copyOf(said, 8);
        Collected read = read(document(span("t", "1", "", less)), document(span("u", "1", "", said)));
        assertThat(read.only().tokens()).isEqualTo(TokenCounts.of(10, 4, 1));

        said[5] = "11"; // not the same call: both are handed out, and one id with other content is a conflict
        assertThat(read(document(span("t", "1", "", less)), document(span("u", "1", "", said))).records)
                .hasSize(2);
    }

    @Test
    void aCallWithoutUsageMakesTheTotalALowerBoundUnlessItFailedOrIsSummedUp() {
        String call = span("t", "2", "1", "gen_ai.operation.name", "chat", "gen_ai.request.model", "m");
        assertThat(read(document(call)).only().tokens().inUse()).containsExactly("uncounted_usage");
        assertThat(inputs(read(document(used("t", "1", "", 7), call)))).containsExactly(7L);
        UsageRecord failed = read(document(call.replace("'name':'n'", "'name':'n','status':{'code':2}")))
                .only();
        assertThat(failed.kind().status()).isEqualTo(UsageStatus.FAILED);
        assertThat(failed.tokens()).isEqualTo(TokenCounts.NONE);
        assertThat(read(document(span("t", "1", "", "llm.usage.total_tokens", "12")))
                        .only()
                        .tokens()
                        .inUse())
                .containsExactly("uncounted_usage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gen_ai.provider.name | openai | gpt-x",
                "gen_ai.system | az.ai.openai | azure/gpt-x",
                "ai.model.provider | openai.responses | gpt-x",
                "llm.provider | anthropic | anthropic/gpt-x",
                "llm.system | anthropic | gpt-x",
            })
    void theProviderStandsBeforeModelsThatAreNotOpenAis(String attribute, String provider, String model) {
        assertThat(read(document(span(
                                "t",
                                "1",
                                "",
                                attribute,
                                provider,
                                "gen_ai.request.model",
                                "gpt-x",
                                USAGE + "input_tokens",
                                "1",
                                USAGE + "output_tokens",
                                "1")))
                        .only()
                        .kind()
                        .model())
                .isEqualTo(model);
    }

    @Test
    void theNewestNameOfAnAttributeCounts() {
        TokenCounts tokens = read(document(span(
                        "t",
                        "1",
                        "",
                        "llm.usage.prompt_tokens",
                        "9",
                        USAGE + "input_tokens",
                        "10",
                        USAGE + "prompt_tokens",
                        "8",
                        "ai.usage.cachedInputTokens",
                        "6",
                        USAGE + "output_tokens",
                        "2",
                        "llm.token_count.prompt_details.audio",
                        "3",
                        "llm.token_count.completion_details.audio",
                        "2")))
                .only()
                .tokens();
        assertThat(tokens).isEqualTo(TokenCounts.of(7, 6, 0).with(Map.of("audio_input", 3L, "audio_output", 2L)));
    }

    @Test
    void whatIsNoTraceIsRejectedAndTheRestRead() {
        Collected read = read(
                "{'resourceMetrics':[]}\n".replace("Metrics", "Notes"),
                document(used("t", "1", "", 3)),
                "{'resourceSpans':{}}\n",
                "{'resourceSpans':[{'scopeSpans':[{'spans':[7]}]}]}\n",
                "{'resourceSpans':[{'scopeSp\n",
                document(used("u", "1", "", 4)));
        assertThat(inputs(read)).containsExactly(3L, 4L);
        assertThat(read.codes()).containsExactlyInAnyOrder("not-a-trace", "wrong-type", "wrong-type", "bad-json");
    }

    @Test
    void aTimeThatIsNoneIsAFault() {
        for (String time : List.of("", "soon", "99999999999999999999", "-1")) {
            assertThat(read(document(used("t", "1", "", 3)).replace("1778576400000000000", time)).records)
                    .isEmpty();
        }
        assertThat(read(document(used("t", "1", "", 3)).replace("'1778576400000000000'", "1747675155185223936"))
                        .only()
                        .at())
                .hasToString("2025-05-19T17:19:15.185223936Z");
    }

    @Test
    void manySpansAreHandedOutBeforeTheEndAndSaidToBeApart() {
        int most = Limit.OPEN_SPANS.most();
        StringBuilder text = new StringBuilder(document(used("first", "2", "1", 5)));
        for (int i = 0; i <= most; i++) {
            text.append(document(span("t" + i, "1", "")));
        }
        text.append(document(used("first", "1", "", 5)));
        Collected read = read(text.toString());
        assertThat(inputs(read)).containsExactly(5L, 5L);
        assertThat(read.summary.notices()).extracting(Notice::code).contains("trace-apart");
    }
}
