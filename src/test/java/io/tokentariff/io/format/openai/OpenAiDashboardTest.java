package io.tokentariff.io.format.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.io.format.Notice;
import io.tokentariff.io.read.Collected;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The CSV exports of the provider's usage page. */
class OpenAiDashboardTest {

    private static final String TIMES = "start_time,end_time,start_time_iso,end_time_iso";
    private static final String BUCKET = "1775952000,1776038400,2026-04-12T00:00:00+00:00,2026-04-13T00:00:00+00:00";
    private static final String HEADER = TIMES
            + ",project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,"
            + "input_cached_tokens,input_uncached_tokens\n";

    private static Collected read(String... rows) {
        StringBuilder text = new StringBuilder(HEADER);
        for (String row : rows) {
            text.append(BUCKET).append(',').append(row).append('\n');
        }
        return Collected.read(text.toString());
    }

    @Test
    void aRowIsASumOfRequests() {
        Collected read = read("p,41.0,u,k,gpt-5-mini-2025-08-07,False,default,50000.0,900.0,2000.0,48000.0");
        UsageRecord record = read.only();
        assertThat(read.summary.format()).isEqualTo("openai-dashboard");
        assertThat(record.at()).hasToString("2026-04-12T00:00:00Z");
        assertThat(record.kind().model()).isEqualTo("gpt-5-mini-2025-08-07");
        assertThat(record.kind().serviceTier()).isEqualTo("default");
        assertThat(record.account()).isEqualTo(new Account("p", "u", "k", Map.of()));
        assertThat(record.tokens()).isEqualTo(TokenCounts.of(50_000, 2_000, 900).withRequests(41));
    }

    @Test
    void itIsToldFromOthersAsAResultOfAPageIs() {
        String page =
                "{'object':'page','data':[{'object':'bucket','start_time':1775952000,'end_time':1776038400,'results':["
                        + "{'object':'organization.usage.completions.result','input_tokens':50000,'output_tokens':900,'input_cached_tokens':2000,"
                        + "'num_model_requests':41,'project_id':'p','user_id':'u','api_key_id':'k','model':'m','batch':false,'service_tier':'default'}]}],"
                        + "'has_more':false}";
        assertThat(read("p,41.0,u,k,m,FALSE,default,50000.0,900.0,2000.0,48000.0")
                        .only())
                .isEqualTo(Collected.read(page.replace('\'', '"')).only());
    }

    @Test
    void whatHasNothingButItsBucketIsNoUsage() {
        assertThat(read(",,,,,,,,,,", "p,1,,,m,true,,10,5,,").only().kind().serviceTier())
                .isEqualTo("batch");
        assertThatThrownBy(() -> Collected.read(TIMES + "\n" + BUCKET + "\n")).hasMessageContaining("no usage at all");
    }

    @Test
    void rowsGroupedAlikeAreAllChargedAndEqualOnesOnce() {
        String one = "p,1,,,m,False,,10,5,0,10";
        String other = "p,2,,,m,False,,20,5,0,20";
        Collected read = read(one, other, one, other);
        assertThat(read.records.stream().map(UsageRecord::id).distinct()).hasSize(2);
        assertThat(read.records.get(0)).isEqualTo(read.records.get(2));
        assertThat(read.records.get(1)).isEqualTo(read.records.get(3));
        assertThat(read.summary.notices()).extracting(Notice::code).containsExactly("rows-alike");
    }

    @ParameterizedTest
    @CsvSource({
        "'p,1.5,,,m,False,,10,5,0,10', not-an-integer",
        "'p,1,,,m,maybe,,10,5,0,10', wrong-type",
        "'p,1,,,m,False,,10,5,2,10', sum-mismatch",
        "'p,1,,,m,False,,,5,0,10', missing-field",
        "'p,1,,,m,False,,10,,0,10', missing-field",
        "'p,1,,,m,False,,10,5', wrong-field-count",
    })
    void aWrongRowIsRejected(String row, String code) {
        Collected read = read(row, "p,1,,,m,False,,10,5,0,10");
        assertThat(read.codes()).containsExactly(code);
        assertThat(read.records).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "model;seconds, m;61.5, audio_seconds, 62",
        "model;characters, m;700, speech_characters, 700",
        "num_sessions, 3, container_sessions, 3",
        "num_requests;context_level, 4;medium, web_search_calls, 4",
        "num_requests, 5, file_search_calls, 5",
        "model;input_tokens, text-embedding-3-small;900, input, 900",
    })
    void theColumnsSayWhatWasUsed(String columns, String cells, String meter, long count) {
        UsageRecord record = Collected.read(
                        TIMES + "," + columns.replace(';', ',') + "\n" + BUCKET + "," + cells.replace(';', ',') + "\n")
                .only();
        assertThat(record.tokens().count(meter)).isEqualTo(count);
    }

    @Test
    void tokensOfAColumnThatNobodyKnowsAreShown() {
        Collected read = Collected.read(
                TIMES + ",model,input_tokens,output_tokens,smell_tokens,colour\n" + BUCKET + ",m,10,5,7,red\n");
        assertThat(read.only().tokens().count("unread")).isEqualTo(7);
        assertThat(read.summary.ignoredFields()).isEqualTo(Map.of("smell_tokens", 1L, "colour", 1L));
    }

    @Test
    void otherSeparatorsAndCostsAreRefused() {
        assertThatThrownBy(() -> Collected.read(HEADER.replace(',', '\t'))).hasMessageContaining("tabs");
        assertThatThrownBy(() -> Collected.read(TIMES + ",amount_value,amount_currency\n"))
                .hasMessageContaining("costs");
    }
}
