package io.tokentariff.io.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tokentariff.io.format.Notice;
import io.tokentariff.usage.UsageRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Responses that do not say when they ran: rejected, unless the reader is told a time. */
class AssumedTimeTest {

    private static final Instant ASSUMED = Instant.parse("2026-05-12T09:30:00Z");
    private static final Instant SAID = Instant.ofEpochSecond(1_795_305_600);
    private static final String TIMED =
            """
            {"id":"a","object":"response","created_at":1795305600,"model":"m","usage":{"input_tokens":1,"output_tokens":1}}
            """;
    private static final String TIMELESS = TIMED.replace("\"created_at\":1795305600,", "");
    private static final String BATCH_LINE =
            """
            {"id":"b","custom_id":"1","response":{"status_code":200,"body":{"model":"m","usage":{"prompt_tokens":1,"completion_tokens":1}}},"error":null}
            """;
    private static final String BATCH_ERROR =
            """
            {"id":"c","custom_id":"2","response":null,"error":{"code":"batch_expired"}}
            """;

    @Test
    void aResponseWithoutATimeIsRejectedByDefault() {
        assertThat(read(TIMELESS + TIMED, null).codes()).containsExactly("missing-field");
        assertThat(read(BATCH_LINE + BATCH_ERROR, null).codes()).containsExactly("missing-field");
    }

    @Test
    void aResponseWithoutATimeTakesTheAssumedOneAndIsNoticed() {
        Collected read = read(TIMELESS + TIMED + TIMELESS, ASSUMED);

        assertThat(read.records).extracting(UsageRecord::at).containsExactly(ASSUMED, SAID, ASSUMED);
        assertThat(read.summary.notices())
                .extracting(Notice::code, Notice::message, Notice::count)
                .containsExactly(
                        tuple("assumed-time", "The line does not say when it ran; it is priced as of 2026-05-12.", 2L));
    }

    @Test
    void aBatchLineWithoutATimeTakesTheAssumedOneAndErrorLinesFollow() {
        assertThat(read(BATCH_ERROR + BATCH_LINE + BATCH_ERROR, ASSUMED).records)
                .extracting(UsageRecord::at)
                .containsExactly(ASSUMED, ASSUMED, ASSUMED);
        assertThat(read(BATCH_ERROR, ASSUMED).records)
                .extracting(UsageRecord::at)
                .containsExactly(ASSUMED);
        assertThat(read(BATCH_ERROR, ASSUMED).summary.notices()).isEmpty();
    }

    @Test
    void aRejectedLineIsNotCountedAsAssumed() {
        Collected read = read(TIMELESS.replace("\"input_tokens\":1", "\"input_tokens\":-1") + TIMED, ASSUMED);

        assertThat(read.codes()).containsExactly("negative");
        assertThat(read.summary.notices()).isEmpty();
    }

    @Test
    void aNativeRecordMustSayItsTimeAllTheSame() {
        String line =
                "{\"id\":\"n\",\"model\":\"m\",\"input_tokens\":1,\"output_tokens\":1,\"service_tier\":\"batch\"}\n";
        assertThat(read(line, ASSUMED).codes()).containsExactly("missing-field");
    }

    private static Collected read(String text, @Nullable Instant assumed) {
        return Collected.read(text.getBytes(StandardCharsets.UTF_8), new UsageReader(null, assumed));
    }
}
