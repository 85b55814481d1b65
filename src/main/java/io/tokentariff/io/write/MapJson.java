package io.tokentariff.io.write;

import io.tokentariff.io.format.columns.MapProposal;

/** Writes a proposed map of columns as the file that {@code --map} reads. */
public final class MapJson {

    private MapJson() {}

    /** Returns the map, ending in a line break. */
    public static String of(MapProposal proposal) {
        return Json.document(json -> {
            for (MapProposal.Line line : proposal.lines()) {
                if (line.unit().isEmpty()) {
                    json.texts(line.field(), line.columns());
                } else {
                    json.object(line.field(), line, (inner, of) -> inner.texts("columns", of.columns())
                            .text("unit", of.unit()));
                }
            }
        });
    }
}
