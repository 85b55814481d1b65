package io.tokentariff.ratecard;

import io.tokentariff.table.AgreementTables;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.TableSchema;
import java.math.BigDecimal;

/**
 * One row of {@code cap.csv} or {@code minimum-charge.csv} about a request: the most, or the least, that each costs. As a fact it is there
 * for the usage it is about, on a UTC day of its period.
 *
 * @param kind the table it stands in: {@code cap} or {@code minimum-charge}
 * @param name what it is called
 * @param usd US dollars, 0 or more
 * @param scope what usage it is about; of some meters, what a request costs of them
 * @param period the UTC days on which it is in force
 * @param source who says so
 * @param row where it stands
 */
public record RequestLimit(
        String kind, String name, BigDecimal usd, UsageScope scope, EffectivePeriod period, String source, RowRef row)
        implements Row.OfAccounts {

    private static final String REQUEST = "request";

    /** Whether a row is about requests, and not about days or months. */
    static boolean isOne(TableRow row) {
        return row.knows("per") && row.text("per").equals(REQUEST);
    }

    static RequestLimit of(TableSchema schema, TableRow row) {
        String each = row.knows("each") ? row.optional("each") : null;
        if (each != null) {
            row.report(
                    "bad-each",
                    "each",
                    "A row about each request has no \"each\": it says %s.".formatted(each),
                    "Leave it blank.");
        }
        return new RequestLimit(
                schema.name(),
                row.text("agreement"),
                Agreement.amount(schema, row),
                UsageScope.of(row),
                TableRows.period(row),
                row.text("source"),
                TableRows.place(row));
    }

    @Override
    public ForWhom whom() {
        return scope.whom();
    }

    /** Whether it is the most; else it is the least. */
    public boolean isMost() {
        return kind.equals(AgreementTables.CAPS.name());
    }

    /** Whether what a meter costs is part of what it is about. */
    public boolean covers(String meter) {
        return scope.meters().isEmpty() || scope.meters().contains(meter);
    }

    /** Whether it is about usage of a model on a tier, wherever it runs. */
    public boolean isAbout(String model, String tier) {
        return scope.includesModel(model) && scope.includesTier(tier);
    }

    boolean isFor(String model, String tier, String region, String provider) {
        return isAbout(model, tier) && whom().includes(region, provider);
    }
}
