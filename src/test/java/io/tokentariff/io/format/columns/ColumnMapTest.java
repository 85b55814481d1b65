package io.tokentariff.io.format.columns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.io.read.Collected;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any CSV or JSON is read as its map says; a map is proposed by names and by what stands in the rows. */
class ColumnMapTest {

    private static final String APART =
            "ts,llm,prompt,cached,completion,total\n1778576400123,gpt-4.1-mini,1086,920,300,2306\n1778576401123,gpt-4.1-mini,1000,0,100,1100\n";
    private static final String INSIDE = APART.replace(",2306", ",1386");

    private static Collected read(String map, String file) {
        return Collected.read(file.getBytes(UTF_8), UsageReader.of(new ColumnsFormat(ColumnMap.ofText(map)), null));
    }

    private static MapProposal propose(String file) throws IOException {
        return MapProposal.of(new ByteArrayInputStream(file.getBytes(UTF_8)), "calls");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at=a,model=m | where the tokens are",
                "at=a,input_tokens=i | where \"model\" is",
                "at=a,model=m,input_token=i | Maybe \"input_tokens\" was meant",
                "at=a:fortnights,model=m,input_tokens=i:seconds | no unit",
                "at=a,model=m,model=n,input_tokens=i | twice",
                "at=a,model | not field=column",
            })
    void aMapThatCannotBeMeantIsWrongUse(String map, String says) {
        assertThatThrownBy(() -> ColumnMap.ofText(map))
                .isInstanceOf(WrongUseException.class)
                .hasMessageContaining(says);
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> read("at=ts,model=llm,input_tokens=promt", APART))
                .isInstanceOf(UsageInputException.class)
                .hasMessageContaining("\"promt\"")
                .hasMessageContaining("cached, completion, llm, prompt, total, ts");
    }

    @Test
    void aTimeThatIsANumberNeedsItsUnit() {
        Collected read = read("at=ts,model=llm,input_tokens=prompt", APART);
        assertThat(read.codes()).containsExactly("bad-time", "bad-time");
        assertThat(read.rejects.get(0).message()).contains("at=ts:seconds");
    }

    @Test
    void aTimeWithoutAZoneIsOfTheZoneOfTheMap() {
        String file = "when,llm,prompt\n2026-01-12 09:00:00,gpt-4.1-mini,10\n";
        assertThat(read("at=when:Europe/Berlin,model=llm,input_tokens=prompt", file)
                        .only()
                        .at())
                .hasToString("2026-01-12T08:00:00Z");
        Collected utc = read("at=when,model=llm,input_tokens=prompt", file);
        assertThat(utc.only().at()).hasToString("2026-01-12T09:00:00Z");
        assertThat(utc.summary.notices()).extracting("code").contains("assumed-zone");
    }

    @Test
    void whatIsCachedStandsApartIfTheTotalsSaySo() throws IOException {
        assertThat(propose(APART).asText()).contains("input_tokens=prompt+cached,");
        assertThat(propose(INSIDE).asText()).contains("input_tokens=prompt,");
        assertThat(propose(APART.replace(",total", ",sum")).open())
                .anyMatch(open -> open.contains("input_tokens=prompt+cached"));
    }

    @Test
    void theProposedMapReadsTheFile() throws IOException {
        UsageRecord record = read(propose(APART).asText(), APART).records.get(0);
        assertThat(record.tokens()).isEqualTo(TokenCounts.of(2006, 920, 300));
        assertThat(record.at()).hasToString("2026-05-12T09:00:00.123Z");
        assertThat(record.kind().tierSaid()).isFalse();
    }

    @Test
    void objectsWithinObjectsAreFound() throws IOException {
        String file =
                "{\"request_id\":\"r\",\"created_at\":1778576400,\"call\":{\"model\":\"gpt-4.1-mini\",\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}}\n";
        MapProposal proposal = propose(file);
        assertThat(proposal.asText())
                .isEqualTo(
                        "id=request_id,at=created_at:seconds,model=call.model,input_tokens=call.usage.prompt_tokens,output_tokens=call.usage.completion_tokens");
        assertThat(read(proposal.asText(), file).only().tokens()).isEqualTo(TokenCounts.of(7, 0, 2));
    }

    @Test
    void tokensThatTheMapLeavesOutMakeThePriceALowerBound() {
        assertThat(read(
                                "at=ts:milliseconds,model=llm,output_tokens=completion",
                                APART.replace("cached", "video_tokens"))
                        .records
                        .get(0)
                        .tokens()
                        .count("unread"))
                .isEqualTo(920);
    }

    @Test
    void aFileWithoutRowsHasNoMap() {
        assertThatThrownBy(() -> propose("hello")).isInstanceOf(UsageInputException.class);
    }
}
