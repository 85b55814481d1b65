package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of a period's usage a row of an agreement is about; blank is any.
 *
 * @param whom whose, and where it runs
 * @param models names of models, or how they begin, with a star behind it
 * @param tiers service tiers
 * @param meters meters
 */
public record UsageScope(ForWhom whom, List<String> models, List<String> tiers, List<String> meters) {

    private static final String REST = "*";

    public UsageScope {
        models = List.copyOf(models);
        tiers = List.copyOf(tiers);
        meters = List.copyOf(meters);
    }

    static UsageScope of(TableRow row) {
        return new UsageScope(ForWhom.of(row), names(row, "model"), names(row, "tier"), names(row, "meter"));
    }

    private static List<String> names(TableRow row, String column) {
        return row.knows(column) ? row.names(column) : List.of();
    }

    /** Whether it is about usage of such a kind; null for what belongs to no model, tier or meter. */
    public boolean includes(@Nullable String model, @Nullable String tier, @Nullable String meter) {
        return includesModel(model)
                && includesTier(tier)
                && (meters.isEmpty() || (meter != null && meters.contains(meter)));
    }

    boolean includesModel(@Nullable String model) {
        return models.isEmpty() || (model != null && models.stream().anyMatch(each -> isNamed(each, model)));
    }

    boolean includesTier(@Nullable String tier) {
        return tiers.isEmpty() || (tier != null && tiers.contains(tier));
    }

    /** Whether a name of a model, or a beginning with a star behind it, names this one. */
    static boolean isNamed(String pattern, String model) {
        return pattern.endsWith(REST)
                ? model.startsWith(pattern.substring(0, pattern.length() - REST.length()))
                : pattern.equals(model);
    }

    /** The names of models that name none of those known. */
    List<String> unknown(Predicate<Predicate<String>> anyModel) {
        return models.stream()
                .filter(pattern -> !anyModel.test(model -> isNamed(pattern, model)))
                .toList();
    }
}
