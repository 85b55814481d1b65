package io.tokentariff.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

/** Parsers' messages are told without the parser. */
class ParserTextTest {

    @Test
    void namesNoMethodOfTheParser() {
        ObjectMapper mapper = new JsonMapper();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(10).build());
        try {
            mapper.readTree("[".repeat(20));
        } catch (JsonProcessingException e) {
            assertThat(e.getOriginalMessage()).contains("StreamReadConstraints");
            assertThat(ParserText.plain(e.getOriginalMessage()))
                    .contains("10")
                    .doesNotContain("StreamReadConstraints")
                    .doesNotContain("`");
            return;
        }
        throw new AssertionError("nesting is limited");
    }
}
