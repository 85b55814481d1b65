package io.tokentariff.rating;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.UsageRecord;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement can be grouped by: {@code model}, {@code tier}, {@code region}, {@code operation}, {@code status},
 * {@code day}, {@code month}, {@code project}, {@code user}, {@code api_key}, {@code workload},
 * {@code meter} or {@code tag:NAME}.
 *
 * @param name that word
 */
public record Dimension(String name) implements Serializable {

    private static final String TAG = "tag:";
    private static final List<String> NAMES = List.of(
            "model",
            "tier",
            "region",
            "operation",
            "status",
            "day",
            "month",
            "project",
            "user",
            "api_key",
            "workload",
            "meter");
    private static final int MONTH_LENGTH = "2026-04".length();

    /** What a statement is grouped by where nobody says otherwise. */
    public static final List<Dimension> DEFAULT = List.of(new Dimension("model"), new Dimension("tier"));

    /** What tells the parts of a record apart, and not records: a record is in the group of each of its meters. */
    public static final Dimension METER = new Dimension("meter");

    /** @throws WrongUseException if there is no such dimension */
    public Dimension {
        if (!NAMES.contains(name) && !(name.startsWith(TAG) && name.length() > TAG.length())) {
            throw new WrongUseException("A statement cannot be grouped by \"%s\"; it can by %s or %sNAME. %s"
                    .formatted(name, String.join(", ", NAMES), TAG, NearestName.hint(name, NAMES))
                    .strip());
        }
    }

    /** Whether all records of one plan have the same value. */
    public boolean fixedByPlan() {
        return NAMES.indexOf(name) >= 0 && NAMES.indexOf(name) <= NAMES.indexOf("status");
    }

    /** Whether groups are best read in the order of the value: days and months. */
    public boolean isTime() {
        return name.equals("day") || name.equals("month");
    }

    /**
     * Returns the record's value, null where the usage does not say, and for {@link #METER}.
     *
     * @param zone of days and months
     */
    public @Nullable String value(UsageRecord record, Usage usage, ZoneId zone) {
        Account account = record.account();
        return switch (name) {
            case "model" -> said(ModelId.canonical(usage.model(), usage.fineTuned()));
            case "tier" -> usage.tier();
            case "region" -> usage.region();
            case "operation" -> usage.operation();
            case "status" -> usage.status();
            case "day" -> record.day(zone).toString();
            case "month" -> record.day(zone).toString().substring(0, MONTH_LENGTH);
            case "project" -> account.project();
            case "user" -> account.user();
            case "api_key" -> account.apiKey();
            case "workload" -> record.workload();
            case "meter" -> null;
            default -> account.tags().get(name.substring(TAG.length()));
        };
    }

    private static @Nullable String said(String model) {
        return model.isEmpty() ? null : model;
    }
}
