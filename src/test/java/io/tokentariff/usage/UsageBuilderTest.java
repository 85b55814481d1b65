package io.tokentariff.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.Tariff;
import io.tokentariff.problem.InvalidUsageException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsageBuilderTest {

    private static final Instant AT = Instant.parse("2026-04-12T08:30:00Z");

    private static UsageBuilder builder() {
        return UsageRecord.builder(AT, "gpt-4.1-mini");
    }

    @Test
    void saysAllThatALineOfUsageCan() {
        UsageRecord built = builder()
                .id("r-1")
                .serviceTier("flex")
                .region("eu")
                .status(UsageStatus.FAILED)
                .input(1_000)
                .cachedInput(600)
                .cacheWrite(100)
                .output(50)
                .context(2_000)
                .requests(3)
                .meter("audio_input", 7)
                .project("search")
                .user("ann")
                .apiKey("key-1")
                .workload("rag")
                .tag("env", "prod")
                .build();

        UsageRecord read = Tariff.usage(
                """
                {"id":"r-1","at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","service_tier":"flex","region":"eu",
                 "status":"failed","input_tokens":1000,"cached_input_tokens":600,"cache_write_tokens":100,"output_tokens":50,
                 "context_tokens":2000,"requests":3,"meters":{"audio_input":7},"project":"search","user":"ann",
                 "api_key":"key-1","workload":"rag","tags":{"env":"prod"}}
                """);
        assertThat(built).isEqualTo(read);
        assertThat(builder().training(500).build())
                .isEqualTo(
                        Tariff.usage(
                                """
                                {"at":"2026-04-12T08:30:00Z","model":"gpt-4.1-mini","operation":"training","service_tier":"standard","trained_tokens":500}"""));
    }

    @Test
    @SuppressWarnings("NullAway")
    void aNullIsRefusedByTheCallThatPassesIt() {
        assertThatNullPointerException()
                .isThrownBy(() -> UsageRecord.builder(null, "m"))
                .withMessage("at");
        assertThatNullPointerException()
                .isThrownBy(() -> UsageRecord.builder(AT, null))
                .withMessage("model");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().serviceTier(null))
                .withMessage("serviceTier");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().region(null))
                .withMessage("region");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().status(null))
                .withMessage("status");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().project(null))
                .withMessage("project");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().workload(null))
                .withMessage("workload");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().meter(null, 1))
                .withMessage("meter");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().tag("env", null))
                .withMessage("env");
        UsageRecord record = builder().build();
        assertThatNullPointerException()
                .isThrownBy(() -> record.withTokens(null))
                .withMessage("tokens");
        assertThatNullPointerException()
                .isThrownBy(() -> record.withAccount(null))
                .withMessage("account");
        assertThatNullPointerException()
                .isThrownBy(() -> UsageRecord.of(AT, null, record.tokens()))
                .withMessage("kind");
    }

    @Test
    void countsThatContradictEachOtherAreRefusedWhenItIsBuilt() {
        assertThatThrownBy(() -> builder().input(5).cachedInput(3).cacheWrite(3).build())
                .isInstanceOf(InvalidUsageException.class);
        assertThatThrownBy(() -> builder().input(5).context(4).build()).isInstanceOf(InvalidUsageException.class);
    }
}
