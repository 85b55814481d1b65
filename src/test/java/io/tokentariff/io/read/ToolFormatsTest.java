package io.tokentariff.io.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.money.Money;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the traps of tools' logs come to; whole files are in {@code fixtures/formats}. */
class ToolFormatsTest {

    private static final String ROW =
            "{'request_id':'r%s','call_type':'acompletion','startTime':'2026-05-12 09:00:00.5','model':'gpt-4.1-mini','spend':%s,"
                    + "'prompt_tokens':2006,'completion_tokens':300,'cache_hit':'%s','status':'%s',"
                    + "'metadata':{'usage_object':{'prompt_tokens_details':{'cached_tokens':1920}}}}";
    private static final String OBSERVATION =
            "{'id':'o1','type':'%s','startTime':'2026-05-12T09:00:00.000Z','providedModelName':'gpt-4.1-mini','usageDetails':%s}\n";

    private static Collected read(String text) {
        return Collected.read(text.replace('\'', '"'));
    }

    private static String row(int id) {
        return ROW.formatted(id, "0.0007", "False", "success");
    }

    @Test
    void aRowOfLiteLlmIsReadWithWhatItSaysItCost() {
        UsageRecord record = read(row(1) + "\n").only();
        assertThat(record.tokens()).isEqualTo(TokenCounts.of(2006, 1920, 300));
        assertThat(record.at()).hasToString("2026-05-12T09:00:00.500Z");
        assertThat(record.billed()).isEqualTo(Money.of("0.0007"));
        assertThat(record.kind().tierSaid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "True, success, GATEWAY_CACHE",
        "False, failure, FAILED",
        "None, success, COMPLETED",
        "True, failure, GATEWAY_CACHE"
    })
    void whatTheGatewaysCacheAnsweredIsToldFromWhatFailed(String hit, String status, UsageStatus expected) {
        assertThat(read(ROW.formatted(1, "0.0", hit, status) + "\n")
                        .only()
                        .kind()
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void afterABrokenRowOfAListTheNextOneIsRead() {
        Collected read =
                read("[\n " + row(1) + ",\n " + row(2).substring(0, 90) + ",\n " + row(3) + ",\n " + row(4) + "\n]\n");
        assertThat(read.records).extracting(UsageRecord::id).containsExactly("r1", "r3", "r4");
        assertThat(read.codes()).containsExactly("bad-json");
        assertThat(read.lines).containsExactly(2L, 4L, 5L);
        assertThat(read.offsets.get(2)).isEqualTo(3L + row(1).length() + 3 + 90 + 3 + row(3).length() + 3);
    }

    @Test
    void afterALineThatWasCutTheNextOneIsRead() {
        String cut = row(2).substring(0, row(2).indexOf("'metadata'"));
        Collected read = read(row(1) + "\n" + cut + "\n" + row(3) + "\n" + row(4) + "\n");
        assertThat(read.records).extracting(UsageRecord::id).containsExactly("r1", "r3", "r4");
        assertThat(read.rejects).hasSize(1);
    }

    @Test
    void aLineOfManyMegabytesIsReadWithoutKeepingIt() {
        String image = "'messages':[{'content':'" + "A".repeat(5 << 20) + "'}],";
        Collected read = read(row(1).replace("'metadata'", image + "'metadata'") + "\n" + row(2) + "\n");
        assertThat(read.records).extracting(UsageRecord::id).containsExactly("r1", "r2");
    }

    @Test
    void moreThanIsKeptOfOneObjectIsRejectedAlone() {
        StringBuilder tags = new StringBuilder("'request_tags':[''");
        for (int i = 0; i < 200_000; i++) {
            tags.append(",'t").append(i).append('\'');
        }
        Collected read = read(row(1).replace("'metadata'", tags + "],'metadata'") + "\n" + row(2) + "\n");
        assertThat(read.codes()).containsExactly("field-too-large");
        assertThat(read.records).extracting(UsageRecord::id).containsExactly("r2");
    }

    @Test
    void thePartsOfAnObservationAddUpToItsPrompt() {
        UsageRecord record = read(OBSERVATION.formatted(
                        "GENERATION", "{'input':86,'input_cached_tokens':1920,'output':300,'total':2306}"))
                .only();
        assertThat(record.tokens().input()).isEqualTo(2006);
        assertThat(record.tokens()).isEqualTo(TokenCounts.of(2006, 1920, 300));
    }

    @Test
    void partsThatOverlapAreHeldToTheTotal() {
        assertThat(read(OBSERVATION.formatted(
                                "GENERATION",
                                "{'input':82,'input_text_tokens':182,'input_cached_tokens':100,'output':20,'total':202}"))
                        .only()
                        .tokens())
                .isEqualTo(TokenCounts.of(182, 100, 20));
    }

    @Test
    void spansAreNoUsageAndAGenerationWithoutUsageIsUncounted() {
        Collected read = read(
                OBSERVATION.formatted("SPAN", "{'input':86,'output':1}") + OBSERVATION.formatted("GENERATION", "{}"));
        assertThat(read.only().tokens()).isEqualTo(TokenCounts.NONE.with(Map.of("uncounted_usage", 1L)));
        assertThat(read.summary.notices()).extracting("code").contains("rows-left-out");
    }
}
