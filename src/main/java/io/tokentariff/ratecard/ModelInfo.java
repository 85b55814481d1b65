package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code models.csv}: a model the rulebook knows. As a fact it is there when the usage is of this model.
 *
 * @param name canonical name
 * @param alsoCalled other names for it, such as dated snapshots
 * @param developer who made it
 * @param family the series it belongs to
 * @param status {@code current} or {@code legacy}
 * @param released the day it came out, null if not known
 * @param contextWindow tokens, null if not known
 * @param successors models that may replace it
 * @param source who says so
 * @param retiredOn the first day on which it is no longer served, null if not known
 * @param row where it stands
 */
public record ModelInfo(
        String name,
        List<String> alsoCalled,
        String developer,
        String family,
        String status,
        @Nullable LocalDate released,
        @Nullable Long contextWindow,
        List<String> successors,
        String source,
        @Nullable LocalDate retiredOn,
        RowRef row)
        implements Row.Named {

    static ModelInfo of(TableRow row) {
        return new ModelInfo(
                row.text("model"),
                row.names("also_called"),
                row.text("developer"),
                row.text("family"),
                row.text("status"),
                row.date("released"),
                row.whole("context_window"),
                row.names("successors"),
                row.text("source"),
                row.date("retired_on"),
                TableRows.place(row));
    }

    public ModelInfo {
        alsoCalled = List.copyOf(alsoCalled);
        successors = List.copyOf(successors);
    }
}
