package io.tokentariff.cases;

import java.util.List;
import java.util.Map;

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
    static final List<String> ALL = List.of(
            "id",
            "at",
            "model",
            "service_tier",
            "tier_said",
            "operation",
            "input_tokens",
            "cached_input_tokens",
            "cache_write_tokens",
            "output_tokens",
            "training_tokens",
            "epochs",
            "trained_tokens",
            "context_tokens",
            "requests",
            "region",
            "status",
            "project",
            "user",
            "api_key",
            "workload",
            "meters",
            "tags",
            "tier",
            "input",
            "cached",
            "cached_input",
            "cache_write",
            "output",
            "training",
            "trained",
            "context");

    private UsageNames() {}
}
