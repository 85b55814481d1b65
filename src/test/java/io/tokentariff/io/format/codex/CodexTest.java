package io.tokentariff.io.format.codex;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.io.format.Notice;
import io.tokentariff.io.read.Collected;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions of Codex: what their totals grow by, once, whatever is written again, copied or forked. */
class CodexTest {

    private static final String META =
            "{'timestamp':'2026-05-12T09:00:00Z','type':'session_meta','payload':{'id':'s'%s}}\n";
    private static final String TURN =
            "{'timestamp':'2026-05-12T09:00:00Z','type':'turn_context','payload':{'model':'m','cwd':'/w'}}\n";

    private static String usage(long input, long cached, long output) {
        return "{'input_tokens':%s,'cached_input_tokens':%s,'output_tokens':%s}".formatted(input, cached, output);
    }

    private static String count(String second, String total, String last) {
        return ("{'timestamp':'2026-05-12T09:00:%sZ','type':'event_msg','payload':{'type':'token_count','info':"
                        + "{'total_token_usage':%s,'last_token_usage':%s}}}\n")
                .formatted(second, total, last);
    }

    private static Collected read(String... lines) {
        return Collected.read(String.join("", lines).replace('\'', '"'));
    }

    private static List<TokenCounts> tokens(Collected read) {
        assertThat(read.rejects).isEmpty();
        return read.records.stream().map(UsageRecord::tokens).toList();
    }

    @Test
    void aCountThatIsWrittenAgainIsChargedOnce() {
        String first = usage(100, 20, 10);
        Collected read = read(
                META.formatted(""),
                TURN,
                count("05", first, first),
                count("05.5", first, first),
                count("09", usage(250, 100, 25), usage(150, 80, 15)),
                count("09", usage(250, 100, 25), usage(150, 80, 15)));
        assertThat(tokens(read)).containsExactly(TokenCounts.of(100, 20, 10), TokenCounts.of(150, 80, 15));
        UsageRecord record = read.records.get(1);
        assertThat(record.id()).isEqualTo("s:250:100:0:25");
        assertThat(record.kind().model()).isEqualTo("m");
        assertThat(record.kind().tierSaid()).isFalse();
        assertThat(record.account().project()).isEqualTo("/w");
        assertThat(record.at()).hasToString("2026-05-12T09:00:09Z");
    }

    @Test
    void countsThatWereMissedAreInTheNextOne() {
        String first = usage(100, 20, 10);
        assertThat(tokens(read(
                        META.formatted(""),
                        TURN,
                        count("05", first, first),
                        count("09", usage(400, 100, 40), usage(150, 80, 15)))))
                .containsExactly(TokenCounts.of(100, 20, 10), TokenCounts.of(300, 80, 30));
    }

    @ParameterizedTest
    @CsvSource({"50, 5", "50, 500"})
    void totalsThatBeginAnewAreTheLastRequest(long input, long output) {
        String first = usage(100, 20, 100);
        String next = usage(input, 0, output);
        assertThat(tokens(read(META.formatted(""), TURN, count("05", first, first), count("09", next, next))))
                .containsExactly(TokenCounts.of(100, 20, 100), TokenCounts.of(input, 0, output));
    }

    @Test
    void totalsThatDidNotBeginAtZeroAreTheLastRequest() {
        assertThat(tokens(read(META.formatted(""), TURN, count("05", usage(9000, 20, 100), usage(70, 20, 7)))))
                .containsExactly(TokenCounts.of(70, 20, 7));
        assertThat(tokens(read(META.formatted(""), TURN, count("05", usage(70, 20, 7), "null"))))
                .containsExactly(TokenCounts.of(70, 20, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",'forked_from_id':'p'",
                ",'parent_thread_id':'p'",
                ",'source':{'subagent':{'thread_spawn':{'parent_thread_id':'p'}}}",
                ",'source':{'subagent':'review'}",
            })
    void theHistoryOfAForkIsChargedWithItsOwnFile(String mark) {
        String[] lines = {
            META.formatted(mark),
            META.formatted("").replace("'s'", "'p'"),
            TURN,
            count("00.1", usage(100, 20, 10), usage(100, 20, 10)),
            count("01.5", usage(300, 20, 30), usage(200, 0, 20)),
            count("09", usage(350, 20, 35), usage(50, 0, 5)),
            count("09.1", usage(360, 20, 36), usage(10, 0, 1))
        };
        Collected read = read(lines);
        assertThat(tokens(read)).containsExactly(TokenCounts.of(50, 0, 5), TokenCounts.of(10, 0, 1));
        assertThat(read.records.get(0).id()).startsWith("s:");
        assertThat(read.summary.notices()).extracting(Notice::code).contains("forked-history");

        lines[0] = META.formatted("");
        lines[1] = "";
        assertThat(tokens(read(lines))).hasSize(4);
    }

    @Test
    void aForkWithCountsOfItsOwnIsChargedWhole() {
        assertThat(tokens(read(
                        META.formatted(",'forked_from_id':'p'"),
                        TURN,
                        count("08", usage(100, 20, 10), usage(100, 20, 10)))))
                .containsExactly(TokenCounts.of(100, 20, 10));
    }

    @Test
    void sessionsInOneFileBeginAnew() {
        String first = usage(100, 20, 10);
        Collected read = read(
                META.formatted(""),
                TURN,
                count("05", first, first),
                META.formatted("").replace("'s'", "'t'"),
                TURN,
                count("06", first, first));
        assertThat(tokens(read)).hasSize(2);
        assertThat(read.records).extracting(UsageRecord::id).doesNotHaveDuplicates();
    }

    @Test
    void aPlanIsNoBillAndLimitsAloneAreNoUsage() {
        String first = usage(100, 20, 10);
        Collected read = read(
                META.formatted(""),
                "{'timestamp':'2026-05-12T09:00:01Z','type':'event_msg','payload':{'type':'token_count','info':null,'rate_limits':{'plan_type':'plus'}}}\n",
                count("05", first, first));
        assertThat(tokens(read)).hasSize(1);
        assertThat(read.summary.notices()).extracting(Notice::code).contains("plan-usage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'input_tokens':'many','output_tokens':1} | not-an-integer",
                "{'input_tokens':5} | missing-field",
                "{'input_tokens':5,'cached_input_tokens':6,'output_tokens':1} | cached-exceeds-input",
                "{'input_tokens':5,'output_tokens':1,'reasoning_output_tokens':2} | reasoning-exceeds-output",
                "7 | wrong-type",
                "null | missing-field",
            })
    void aCountThatCannotBeIsRejectedAndTheRestRead(String total, String code) {
        Collected read = read(
                META.formatted(""),
                TURN,
                count("05", total, "null"),
                "{'type':'event_msg'}\n",
                count("06", usage(100, 20, 10), usage(100, 20, 10)));
        assertThat(read.codes()).containsExactly(code, "missing-field");
        assertThat(read.records).hasSize(1);
    }
}
