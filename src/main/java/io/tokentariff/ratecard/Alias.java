package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code aliases.csv}: a name that stands for a model, such as that of a deployment.
 *
 * @param name the name in usage files, without a provider's part before it
 * @param project whose name it is, null for everybody's
 * @param provider who serves it, null if it does not matter
 * @param model canonical name of the model it stands for
 * @param period when it stands for it
 * @param source who says so
 * @param row where it stands
 */
public record Alias(
        String name,
        @Nullable String project,
        @Nullable String provider,
        String model,
        EffectivePeriod period,
        String source,
        RowRef row)
        implements Row.Dated {

    static Alias of(TableRow row) {
        return new Alias(
                row.text("name"),
                row.optional("project"),
                row.optional("provider"),
                row.text("model"),
                TableRows.period(row),
                row.text("source"),
                TableRows.place(row));
    }

    /** How much it names: of rows that fit, the one that names most holds. */
    int named() {
        return ForWhom.count(project, provider);
    }
}
