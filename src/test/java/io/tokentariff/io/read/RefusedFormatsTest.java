package io.tokentariff.io.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.io.format.Notice;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known and not read is refused by its name; batch objects and fine-tuning methods are read as they are billed. */
class RefusedFormatsTest {

    private static final String BATCH =
            "{'id':'batch_1','object':'batch','model':'gpt-5-nano','status':'%s','created_at':1795200000,'completed_at':%s,"
                    + "'request_counts':{'total':2,'completed':2,'failed':0},'usage':%s}\n";
    private static final String USAGE = "{'input_tokens':36,'output_tokens':224,'total_tokens':260}";
    private static final String JOB =
            "{'id':'ftjob-1','object':'fine_tuning.job','model':'o4-mini','status':'%s','trained_tokens':%s,"
                    + "'created_at':1795200000,'method':{'type':'%s'}}\n";

    private static Collected read(String text) {
        return Collected.read(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'startTime':'2026-05-12','spend':0.1,'users':{},'models':{'gpt-4o':0.1}}] | summarize=false",
                "{'results':[{'date':'2026-05-12','metrics':{'api_requests':1}}]} | summarize=false",
                "COPY public.`LiteLLM_SpendLogs` (request_id) FROM stdin; | csv header",
                "[{'group_by_day':'2026-04-30','teams':[]}] | summarize=false",
                "{'batch':[{'type':'generation-create'}],'metadata':{}} | Langfuse",
                "{'resourceMetrics':[]} | metrics",
                "{'request_created_at':'x','response_status':200} | Helicone",
                "{'run_type':'llm','trace_id':'x'} | LangSmith",
                "generation_id,created_at,cost_total | OpenRouter",
                "{'timestamp':'x','sessionId':'s','message':{}} | Claude Code",
                "{'type':'message','role':'assistant','stop_reason':'end','usage':{}} | Anthropic",
                "{'candidates':[],'usageMetadata':{}} | Gemini",
                "start_time,end_time,start_time_iso,end_time_iso,amount_value | costs",
                "{'object':'list','data':[{'object':'fine_tuning.job.event'}]} | fine-tuning job",
            })
    void whatIsNotReadIsRefusedByItsName(String text, String name) {
        assertThatThrownBy(() -> read(text + "\n")).hasMessageContaining(name);
    }

    @Test
    void aBatchObjectIsOneRecordOfAllItsRequests() {
        Collected read = read(BATCH.formatted("completed", 1795203600, USAGE));
        UsageRecord record = read.only();
        assertThat(record.kind().serviceTier()).isEqualTo("batch");
        assertThat(record.tokens()).isEqualTo(TokenCounts.of(36, 0, 224).withRequests(2));
        assertThat(record.at()).hasToString("2026-11-20T19:40:00Z");
        assertThat(read.summary.notices()).extracting(Notice::code).containsExactly("batch-object");
    }

    @Test
    void aBatchThatDidNotCompleteIsBilledForWhatItDid() {
        assertThat(read(BATCH.formatted("expired", "null", USAGE)).only().kind().status())
                .isEqualTo(UsageStatus.COMPLETED);
        assertThat(read(BATCH.formatted("expired", "null", "null"))
                        .only()
                        .kind()
                        .status())
                .isEqualTo(UsageStatus.EXPIRED);
        assertThat(read(BATCH.formatted("in_progress", "null", "null"))
                        .only()
                        .kind()
                        .status())
                .isEqualTo(UsageStatus.IN_PROGRESS);
        assertThat(read(BATCH.formatted("completed", 1795203600, "null"))
                        .only()
                        .tokens()
                        .inUse())
                .containsExactly("uncounted_usage");
    }

    @Test
    void aFineTuningMethodIsReadAsItIsBilled() {
        assertThat(read(JOB.formatted("succeeded", 7, "dpo")).only().tokens()).isEqualTo(TokenCounts.trained(7));
        assertThat(read(JOB.formatted("succeeded", "null", "reinforcement"))
                        .only()
                        .tokens()
                        .inUse())
                .containsExactly("uncounted_training_time");
        assertThat(read(JOB.formatted("queued", "null", "reinforcement")).only().tokens())
                .isEqualTo(TokenCounts.NONE);
        assertThat(read(JOB.formatted("succeeded", 7, "telepathy")).codes()).containsExactly("unknown-value");
    }
}
