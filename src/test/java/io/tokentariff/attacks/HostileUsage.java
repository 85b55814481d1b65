package io.tokentariff.attacks;

import java.util.List;

/** Usage of many kinds, with long names and with every meter of a hostile rulebook. */
final class HostileUsage {

    private static final int LINES = 40;

    private HostileUsage() {}

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
