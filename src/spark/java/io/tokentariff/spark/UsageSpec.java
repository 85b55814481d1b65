package io.tokentariff.spark;

import io.tokentariff.io.format.columns.ColumnMap;
import io.tokentariff.io.format.columns.ColumnsFormat;
import io.tokentariff.io.read.UsageReader;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How usage is read.
 *
 * @param format the name of its format, null to tell it by its content
 * @param map of any CSV or JSON, which column is which field ({@code at=created,model=model,…}, or JSON); null for none
 * @param assumedTime when usage ran that does not say so; null to reject such usage
 */
public record UsageSpec(@Nullable String format, @Nullable String map, @Nullable Instant assumedTime)
        implements Serializable {

    /** Usage of a known format, told by its content. */
    public static final UsageSpec TOLD = new UsageSpec(null, null, null);

    /** Native records. */
    public static final UsageSpec NATIVE = new UsageSpec("native", null, null);

    UsageReader reader() {
        if (map == null) {
            return new UsageReader(format, assumedTime);
        }
        ColumnMap columns = map.startsWith("{") ? ColumnMap.ofJson("the map", map) : ColumnMap.ofText(map);
        return UsageReader.of(new ColumnsFormat(columns), assumedTime);
    }
}
