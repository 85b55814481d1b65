package io.tokentariff.attacks;

import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Usage of many kinds, with long names and with every meter of a hostile rulebook. */
final class HostileUsage {

    private static final int LINES = 40;

    private HostileUsage() {}

    /** One record with many meters. */
    static UsageRecord record() {
        Map<String, Long> meters = new TreeMap<>();
        for (int meter = 0; meter < 25; meter++) {
            meters.put("m" + meter, 1L);
        }
        return UsageRecord.of(
                Instant.parse("2026-04-12T08:30:00Z"),
                UsageKind.of("gpt-4.1"),
                TokenCounts.of(1_000, 0, 100).with(meters));
    }

    /** Forty lines, most of them of kinds of their own. */
    static String fortyLines() {
        StringBuilder lines = new StringBuilder();
        List<String> tiers = List.of("standard", "batch", "flex", "priority");
        List<String> regions = List.of("global", "eu", "us", "au", "x".repeat(1_000));
        for (int n = 0; n < LINES; n++) {
            String model = n % 10 == 9 ? "x".repeat(990) + n : n % 10 == 8 ? "ft:gpt-4.1-mini:org::x" : "gpt-4.1";
            StringBuilder meters = new StringBuilder("\"audio_input\":1");
            for (int meter = 0; n % 3 == 0 && meter < 25; meter++) {
                meters.append(",\"m%d\":%d".formatted(meter, n + 1));
            }
            lines.append(
                    ("{\"id\":\"a%1$d\",\"at\":\"2026-04-%2$02dT08:30:00Z\",\"model\":\"%3$s\",\"service_tier\":\"%4$s\",\"region\":\"%5$s\","
                                    + "\"input_tokens\":%6$d,\"cached_input_tokens\":5,\"output_tokens\":1000,\"project\":\"p%1$d\",\"workload\":\"w%7$d\","
                                    + "\"meters\":{%8$s}}%n")
                            .formatted(
                                    n,
                                    n % 28 + 1,
                                    model,
                                    tiers.get(n % 4),
                                    regions.get(n % 5),
                                    n % 2 == 0 ? 1_000 : 300_000,
                                    n % 4,
                                    meters));
        }
        return lines.toString();
    }
}
