package io.tokentariff.cases;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names of what a case says about its usage. */
final class UsageNames {

    /** The names of usage files' fields by the short ones that cases may use. */
    static final Map<String, String> LONG = Map.of(
            "tier", "service_tier",
            "input", "input_tokens",
            "cached", "cached_input_tokens",
            "cached_input", "cached_input_tokens",
            "cache_write", "cache_write_tokens",
            "output", "output_tokens",
            "training", "training_tokens",
            "trained", "trained_tokens",
            "context", "context_tokens");

    /** All names a case may use. */
    static final List<String> ALL = Stream.concat(
                    Stream.of(
                            "id",
                            "at",
                            "model",
                            "tier_said",
                            "hour_said",
                            "operation",
                            "epochs",
                            "requests",
                            "region",
                            "status"),
                    Stream.concat(
                            Stream.of("project", "user", "api_key", "workload", "meters", "tags"),
                            LONG.entrySet().stream().flatMap(name -> Stream.of(name.getKey(), name.getValue()))))
            .toList();

    private UsageNames() {}
}
