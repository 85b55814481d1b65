package io.tokentariff.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.problem.InvalidUsageException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What usage may say: policy 1. */
class TokenCountsTest {

    private static final long MOST = TokenCounts.LARGEST;

    private static TokenCounts counts(long input, long cached, long written, long output, long training, long context) {
        return TokenCounts.of(input, cached, written, output)
                .withTraining(training)
                .withContext(context);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 0, 0, 0, -1, negative, input_tokens (-1)",
        "0, -1, 0, 0, 0, -1, negative, cached_input_tokens (-1)",
        "0, 0, -1, 0, 0, -1, negative, cache_write_tokens (-1)",
        "0, 0, 0, -1, 0, -1, negative, output_tokens (-1)",
        "0, 0, 0, 0, -1, -1, negative, training_tokens (-1)",
        "0, 0, 0, 0, 0, -2, negative, context_tokens (-2)",
        "1000000000001, 0, 0, 0, 0, -1, out-of-range, input_tokens (1000000000001)",
        "0, 0, 0, 9223372036854775807, 0, -1, out-of-range, output_tokens (9223372036854775807)",
        "0, 0, 0, 0, 0, 1000000000001, out-of-range, context_tokens (1000000000001)",
        "10, 11, 0, 0, 0, -1, cached-exceeds-input, cached_input_tokens (11)",
        "10, 6, 5, 0, 0, -1, cached-exceeds-input, cache_write_tokens (5)",
        "10, 0, 11, 0, 0, -1, cached-exceeds-input, cache_write_tokens (11)",
        "10, 0, 0, 0, 0, 9, context-below-input, context_tokens (9)",
    })
    void refusesCountsThatContradictThemselves(
            long input,
            long cached,
            long written,
            long output,
            long training,
            long context,
            String code,
            String value) {
        assertThatThrownBy(() -> counts(input, cached, written, output, training, context))
                .isInstanceOfSatisfying(
                        InvalidUsageException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(value);
    }

    @Test
    void believesCountsUpToTheBound() {
        assertThatCode(() -> counts(MOST, MOST, 0, MOST, MOST, MOST)).doesNotThrowAnyException();
        assertThatCode(() -> counts(10, 6, 4, 0, 0, 10)).doesNotThrowAnyException();
        assertThatCode(() -> counts(0, 0, 0, 0, 0, 0)).doesNotThrowAnyException();
    }

    @Test
    void theContextIsTheInputUnlessSaid() {
        assertThat(TokenCounts.of(10, 0, 5).contextOrInput()).isEqualTo(10);
        assertThat(counts(10, 0, 0, 5, 0, 20).contextOrInput()).isEqualTo(20);
        assertThat(TokenCounts.of(10, 0, 5).contextSaid()).isFalse();
        assertThat(counts(0, 0, 0, 0, 0, 0).contextSaid()).isTrue();
    }

    @Test
    void plainInputIsWhatWasNeitherReadNorWritten() {
        TokenCounts counts = counts(10, 3, 2, 7, 0, -1);
        assertThat(counts.plainInput()).isEqualTo(5);
        assertThat(counts.count("input")).isEqualTo(5);
        assertThat(counts.count("cached_input")).isEqualTo(3);
        assertThat(counts.count("cache_write")).isEqualTo(2);
        assertThat(counts.count("output")).isEqualTo(7);
        assertThat(counts.count("training")).isZero();
        assertThat(counts.count("audio_input")).isZero();
    }

    @Test
    void differentMetersAreDifferentKinds() {
        assertThat(new long[] {
                    TokenCounts.NONE.namedInUse(),
                    TokenCounts.of(1, 0, 0).namedInUse(),
                    TokenCounts.of(1, 1, 0).namedInUse(),
                    TokenCounts.of(2, 1, 0).namedInUse(),
                    TokenCounts.of(0, 0, 1).namedInUse(),
                    TokenCounts.trained(1).namedInUse(),
                    counts(1, 0, 1, 0, 0, -1).namedInUse()
                })
                .doesNotHaveDuplicates();
        assertThat(TokenCounts.of(2, 1, 9).namedInUse())
                .isEqualTo(TokenCounts.of(200, 100, 3).namedInUse());
    }

    @Test
    void otherMetersKeepCountsAboveZeroInTheOrderOfTheirNames() {
        TokenCounts counts = TokenCounts.NONE.with(Map.of("b", 2L, "a", 1L, "c", 0L));
        assertThat(counts.meters().others()).containsExactly("a", "b");
        assertThat(counts.count("b")).isEqualTo(2);
        assertThat(counts.count("c")).isZero();
        assertThat(counts)
                .isEqualTo(TokenCounts.ofOne("a", 1).with(new TreeMap<>(Map.of("b", 2L))))
                .hasToString("TokenCounts[a=1, b=2, requests=1]");
        assertThat(counts).isNotEqualTo(TokenCounts.NONE.with(Map.of("a", 1L, "b", 3L)));
        assertThat(counts.meters())
                .isSameAs(TokenCounts.NONE.with(Map.of("a", 5L, "b", 3L)).meters());
        assertThat(TokenCounts.NONE.with(Map.of("c", 0L)).meters()).isSameAs(MeterSet.NAMED);
        assertThat(counts.with(Map.of("a", 0L)).inUse()).containsExactly("b");
    }

    @Test
    void theCountsOfAllMetersAddUpToTheInput() {
        TokenCounts counts = counts(10, 3, 2, 7, 0, 20).withRequests(4).with(Map.of("calls", 6L));
        assertThat(counts.meters().names())
                .containsExactly("input", "cached_input", "cache_write", "output", "training", "requests", "calls");
        assertThat(counts.meters().names().stream().map(counts::count)).containsExactly(5L, 3L, 2L, 7L, 0L, 4L, 6L);
        assertThat(counts.input()).isEqualTo(10);
        assertThat(counts.inUse()).containsExactly("input", "cached_input", "cache_write", "output", "calls");
        assertThat(counts.withCachedInput(8)).isNotEqualTo(counts).satisfies(more -> {
            assertThat(more.input()).isEqualTo(10);
            assertThat(more.plainInput()).isZero();
            assertThat(more.count("calls")).isEqualTo(6);
            assertThat(more.context()).isEqualTo(20);
        });
        assertThat(counts.withCachedInput(8).withCachedInput(3))
                .isEqualTo(counts)
                .hasSameHashCodeAs(counts);
        assertThat(TokenCounts.ofOne("cached_input", 3)).isEqualTo(TokenCounts.of(3, 3, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "input, 1, reserved-meter",
        "training, 0, reserved-meter",
        "' ', 1, reserved-meter",
        "audio, -1, negative"
    })
    void refusesOtherMetersThatAreNone(String name, long count, String code) {
        assertThatThrownBy(() -> TokenCounts.NONE.with(Map.of(name, count)))
                .isInstanceOfSatisfying(
                        InvalidUsageException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void refusesARecordOfNoRequest() {
        assertThatThrownBy(() -> TokenCounts.NONE.withRequests(0))
                .isInstanceOf(InvalidUsageException.class)
                .hasMessageContaining("requests (0)");
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59.999Z, 1969-12-31",
        "1970-01-01T00:00:00Z, 1970-01-01",
        "2026-07-29T23:59:59.999999999Z, 2026-07-29",
        "2026-07-30T00:00:00Z, 2026-07-30",
        "2026-07-30T01:00:00+02:00, 2026-07-29",
    })
    void aRecordsDayIsTheDayInUtc(String at, String day) {
        UsageRecord record = UsageRecord.of(Instant.parse(at), UsageKind.of("m"), TokenCounts.NONE);
        assertThat(record.day()).isEqualTo(LocalDate.parse(day));
        assertThat(record.epochDay()).isEqualTo(LocalDate.parse(day).toEpochDay());
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4.1-mini, gpt-4.1-mini, false",
        "openai/gpt-4.1-mini, openai/gpt-4.1-mini, false",
        "azure/gpt-4.1-mini, azure/gpt-4.1-mini, false",
        "ft:gpt-4.1-mini-2025-04-14:acme::x, gpt-4.1-mini-2025-04-14, true",
        "openai/ft:gpt-4.1-mini-2025-04-14:acme:name:x, openai/gpt-4.1-mini-2025-04-14, true",
        "ft:gpt-4.1-mini, gpt-4.1-mini, true",
        "ft:, '', true",
        "'', '', false",
        "FT:gpt-4.1-mini:a, FT:gpt-4.1-mini:a, false",
        "gpt-4.1-mini:ft, gpt-4.1-mini:ft, false",
    })
    void aModelNameIsTakenApartAndNothingGuessed(String name, String base, boolean fineTuned) {
        assertThat(ModelId.parse(name)).isEqualTo(new ModelId(base, fineTuned));
        assertThat(ModelId.canonical("m", fineTuned)).isEqualTo(fineTuned ? "ft:m" : "m");
    }

    @Test
    void countsOfTheSameMetersAreAddedUp() {
        TokenCounts one =
                TokenCounts.of(100, 40, 7).with(Map.of("audio_input", 3L)).withContext(5_000);
        TokenCounts other = TokenCounts.of(10, 1, 2).with(Map.of("audio_input", 4L));
        TokenCounts sum = one.plus(other);
        assertThat(sum)
                .isEqualTo(TokenCounts.of(110, 41, 9)
                        .with(Map.of("audio_input", 7L))
                        .withRequests(2));
        assertThat(sum.contextSaid()).isFalse();
        assertThatThrownBy(() -> one.plus(TokenCounts.NONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
