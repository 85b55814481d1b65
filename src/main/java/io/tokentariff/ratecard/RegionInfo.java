package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * One row of {@code regions.csv}: an endpoint the rulebook knows. As a fact it is there when the usage names this region.
 *
 * @param name canonical name
 * @param alsoCalled other names for it
 * @param residency whether it is a data-residency endpoint
 * @param exemptModels canonical names of models that pay no residency surcharge there
 * @param source who says so
 * @param row where it stands
 */
public record RegionInfo(
        String name, List<String> alsoCalled, boolean residency, Set<String> exemptModels, String source, RowRef row)
        implements Row.Named {

    static RegionInfo of(TableRow row) {
        return new RegionInfo(
                row.text("region"),
                row.names("also_called"),
                row.yesNo("residency"),
                row.nameSet("exempt_models"),
                row.text("source"),
                TableRows.place(row));
    }

    public RegionInfo {
        alsoCalled = List.copyOf(alsoCalled);
        exemptModels = Collections.unmodifiableSet(exemptModels);
    }

    /** Whether the model pays no residency surcharge here. */
    public boolean exempts(String model) {
        return exemptModels.contains(model);
    }
}
