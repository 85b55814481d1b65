package io.tokentariff.ratecard;

import java.util.List;
import java.util.Map;

/** The columns of the tables that {@link RateCardReader} reads. */
final class TableColumns {

    private static final List<String> MODELS = List.of(
            "model",
            "also_called",
            "developer",
            "family",
            "status",
            "released",
            "context_window",
            "successors",
            "source");
    private static final List<String> TIERS = List.of("tier", "also_called", "rated", "source");
    private static final List<String> REGIONS =
            List.of("region", "also_called", "residency", "exempt_models", "source");
    private static final List<String> METERS = List.of("meter", "without_rate", "what");
    private static final List<String> RATES = List.of(
            "model",
            "fine_tuned",
            "tier",
            "context",
            "meter",
            "usd_per_million",
            "from",
            "until",
            "certainty",
            "source");
    private static final List<String> TERMS =
            List.of("term", "model", "tier", "meter", "percent", "from", "until", "source");
    private static final List<String> LONG_CONTEXT =
            List.of("model", "threshold_tokens", "scope", "meter", "factor", "tiers", "from", "until", "source");

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "models.csv", MODELS,
            "tiers.csv", TIERS,
            "regions.csv", REGIONS,
            "meters.csv", METERS,
            "rates.csv", RATES,
            "terms.csv", TERMS,
            "long-context.csv", LONG_CONTEXT);

    private TableColumns() {}

    /** Returns the columns of a table, such as {@code rates.csv}; none for a table that is not known here. */
    static List<String> of(String table) {
        return COLUMNS.getOrDefault(table, List.of());
    }
}
