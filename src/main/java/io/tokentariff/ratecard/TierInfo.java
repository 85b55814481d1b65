package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import java.util.List;

/**
 * One row of {@code tiers.csv}: a service tier the rulebook knows. As a fact it is there when the usage names this tier.
 *
 * @param name canonical name
 * @param alsoCalled other names for it in providers' logs
 * @param rated whether it can have rates; {@code auto} is a wish, not a rate
 * @param source who says so
 * @param row where it stands
 */
public record TierInfo(String name, List<String> alsoCalled, boolean rated, String source, RowRef row)
        implements Row.Named {

    static TierInfo of(TableRow row) {
        return new TierInfo(
                row.text("tier"),
                row.names("also_called"),
                row.yesNo("rated"),
                row.text("source"),
                TableRows.place(row));
    }

    public TierInfo {
        alsoCalled = List.copyOf(alsoCalled);
    }
}
