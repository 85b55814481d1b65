package io.tokentariff.io.format.native_;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.io.format.Notice;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.Collected;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.usage.UsageRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeCsvTest {

    private static final String HEADER = "id,at,model,input_tokens,output_tokens\n";
    private static final String ROW = "r1,2026-04-12T08:30:00Z,m,10,5\n";

    @Test
    void readsTheSameRecordAsJson() {
        UsageRecord csv = Collected.read(
                        """
                        id,at,model,service_tier,input_tokens,cached_input_tokens,output_tokens,region,project,workload,meters.audio_input,tags.team,note
                        req-1,2026-04-12T08:30:00Z,gpt-4.1-mini,batch,1200,1000,300,eu,search,rag,7,a,hello
                        """)
                .only();
        UsageRecord json = Collected.read(
                        """
                        {"id":"req-1","at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","service_tier":"batch","input_tokens":1200,\
                        "cached_input_tokens":1000,"output_tokens":300,"region":"eu","project":"search","workload":"rag",\
                        "meters":{"audio_input":7},"tags":{"team":"a"}}
                        """)
                .only();
        assertThat(csv).isEqualTo(json);
    }

    @Test
    void emptyCellIsAbsent() {
        UsageRecord record = Collected.read("id,at,model,input_tokens,epochs,tags.a\n,2026-04-12T08:30:00Z,m,1,,\n")
                .only();
        assertThat(record.id()).isNull();
        assertThat(record.account().tags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1200", "1200.0", "1200.00"})
    void wholeNumbersAreReadAsProgramsWriteThem(String cell) {
        UsageRecord record = Collected.read("at,model,input_tokens\n2026-04-12T08:30:00Z,m," + cell + "\n")
                .only();
        assertThat(record.tokens().input()).isEqualTo(1200);
    }

    @Test
    void unknownColumnsAreIgnoredAndCounted() {
        Collected read = Collected.read("at,model,input_tokens,latency_ms\n2026-04-12T08:30:00Z,m,1,7\n");
        assertThat(read.summary.ignoredFields()).isEqualTo(Map.of("latency_ms", 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "1.000,not-an-integer",
        "1.5,not-an-integer",
        ".0,not-an-integer",
        "'\"1,5\"',not-an-integer",
        "1e3,not-an-integer",
        "' 1',not-an-integer",
        "+1,not-an-integer",
        "-1,negative",
        "99999999999999999999,out-of-range",
        "1000000000001,out-of-range",
    })
    void badCountRejectsTheRow(String cell, String code) {
        Collected read = Collected.read(
                "at,model,input_tokens\n2026-04-12T08:30:00Z,m," + cell + "\n2026-04-12T08:30:00Z,m,1\n");
        assertThat(read.codes()).containsExactly(code);
        assertThat(read.records).hasSize(1);
    }

    @Test
    void rowOfAnotherWidthIsRejected() {
        Collected read =
                Collected.read(HEADER + ROW + "r2,2026-04-12T08:30:00Z,m,10\n" + ROW.replace("\n", ",7\n") + ROW);
        assertThat(read.codes()).containsExactly("wrong-field-count", "wrong-field-count");
        assertThat(read.rejects).extracting(Reject::line).containsExactly(3L, 4L);
        assertThat(read.lines).containsExactly(2L, 5L);
    }

    @Test
    void quotedLineFeedsAndCommasAreFine() {
        Collected read = Collected.read(HEADER + "\"a,\n\n\"\"b\"\"\",2026-04-12T08:30:00Z,m,10,5\r\n\n"
                + "5\"x,2026-04-12T08:30:00Z,m,10,5\n" + ROW);
        assertThat(read.records).extracting(UsageRecord::id).containsExactly("a,\n\n\"b\"", "5\"x", "r1");
        assertThat(read.lines).containsExactly(2L, 6L, 7L);
        assertThat(read.offsets.get(0)).isEqualTo(HEADER.length());
    }

    @Test
    void quoteThatIsNotClosedIsRejected() {
        Collected read = Collected.read(HEADER + ROW + "\"r2,2026-04-12T08:30:00Z,m,10,5\n" + ROW);
        assertThat(read.codes()).containsExactly("torn-last-line");
        assertThat(read.onlyReject().line()).isEqualTo(3);
    }

    @Test
    void emptyColumnsAndRowsThatASpreadsheetWroteAreNotSeen() {
        Collected read = Collected.read(HEADER.strip() + ",,\r\n" + ROW.strip() + ",,\r\n,,,,,,\r\n"
                + ROW.strip().replace("r1", "r2") + ",,\r\n,,,,,,,,,\r\n");
        assertThat(read.records).extracting(UsageRecord::id).containsExactly("r1", "r2");
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void textAfterAClosingQuoteIsRejected() {
        assertThat(Collected.read(HEADER + "\"r2\"x,2026-04-12T08:30:00Z,m,10,5\n" + ROW)
                        .codes())
                .containsExactly("bad-csv");
    }

    @Test
    void lastRowCutShortIsTorn() {
        assertThat(Collected.read(HEADER + ROW + "r2,2026-04").codes()).containsExactly("torn-last-line");
    }

    @Test
    void lastRowWithoutLineFeedIsReadAndNoticed() {
        Collected read = Collected.read(HEADER + ROW.strip());
        assertThat(read.records).hasSize(1);
        assertThat(read.summary.notices()).extracting(Notice::code).containsExactly("no-line-feed-at-end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id;at;model;input_tokens|separates its columns with \";\"; save it with commas.",
                "at,model,at,input_tokens|has the column \"at\" twice; take one away.",
                "at,modell,input_tokens|has no known column \"modell\". Maybe \"model\" was meant.",
                "at,name,input_tokens|has no column \"model\".",
                "att,model,input_tokens|has no column \"at\". Maybe \"att\" was meant.",
                "at,model,inputTokens|has no known column \"inputTokens\". Maybe \"input_tokens\" was meant.",
                "at,model,prompt_tokens|has no known column \"prompt_tokens\". Maybe \"input_tokens\" was meant.",
                "at,model,project|has no column \"input_tokens\".",
            })
    void wrongHeaderIsRefused(String header, String message) {
        assertThatThrownBy(() -> Collected.read(header + "\n1\n"))
                .isInstanceOf(UsageInputException.class)
                .hasMessage("usage " + message);
    }

    @Test
    void tabSeparatedFileIsRefused() {
        assertThatThrownBy(() -> Collected.read("at\tmodel\tinput_tokens\n"))
                .hasMessage("usage separates its columns with tabs; save it with commas.");
    }

    @Test
    void headerAloneIsNoUsage() {
        assertThatThrownBy(() -> Collected.read(HEADER)).hasMessageContaining("no usage at all");
    }

    @Test
    void byteOrderMarkBeforeTheHeaderIsSkipped() {
        assertThat(Collected.read("\ufeff" + HEADER + ROW).records).hasSize(1);
    }
}
