package io.tokentariff.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tokentariff.rating.statement.RecordCounts;
import io.tokentariff.rating.statement.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This program passes every case of the corpus; the corpus keeps to its schema. */
class ConformanceTest {

    private static final int FEWEST = 500;
    private static final OurCalculator OURS = new OurCalculator();

    static List<ConformanceCase> cases() {
        return Corpus.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void pricesAsExpected(ConformanceCase each) {
        OurCalculator.Result result = OURS.run(each);
        assertThat(result.answers()).isEqualTo(each.records());
        JsonNode expected = each.statement();
        if (expected != null) {
            Statement statement = result.statement();
            assertThat(statement.total().usd())
                    .isEqualByComparingTo(expected.get("total_usd").textValue());
            assertThat(statement.atLeast()).isEqualTo(expected.get("at_least").booleanValue());
            RecordCounts counts = statement.records();
            Map.of(
                            "read", counts.read(),
                            "priced", counts.priced(),
                            "unpriced", counts.unpriced(),
                            "not_billed", counts.notBilled(),
                            "rejected", counts.rejected(),
                            "duplicate", counts.duplicate())
                    .forEach((name, count) -> assertThat(count)
                            .as(name)
                            .isEqualTo(expected.get(name).longValue()));
            if (expected.has("lines")) {
                assertThat(BillAnswer.of(statement)).isEqualTo(BillAnswer.of(expected));
            }
        }
    }

    @Test
    void hasManyCasesAndEachAnIdOfItsOwn() {
        List<ConformanceCase> cases = cases();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(cases).extracting(ConformanceCase::id).doesNotHaveDuplicates();
    }

    static List<Path> files() {
        return Corpus.files();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void keepsToItsSchema(Path file) {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Corpus.read(Corpus.FOLDER.resolve(Corpus.SCHEMA)));
        JsonNode content = Corpus.read(file);
        assertThat(schema.validate(content)).isEmpty();
        assertThat(file.getFileName()).hasToString(content.get("topic").textValue() + ".json");
        content.get("cases").forEach(each -> assertThat(each.get("id").textValue())
                .startsWith(content.get("topic").textValue() + "."));
    }
}
