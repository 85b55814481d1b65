package io.tokentariff.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCardReader;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.table.Table;
import io.tokentariff.table.TablesReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shipped rulebook with the edits of a case; equal edits are made once. */
final class EditedRules {

    /** Its rules are compiled once; edits are of tables alone. */
    private static final Rulebook SHIPPED = ShippedRules.with(Map.of());

    private final Map<List<JsonNode>, Rulebook> made = new HashMap<>();

    Rulebook with(List<JsonNode> edits) {
        return made.computeIfAbsent(edits, EditedRules::make);
    }

    private static Rulebook make(List<JsonNode> edits) {
        Map<String, String> files = new HashMap<>();
        for (JsonNode edit : edits) {
            String file = edit.get("table").textValue();
            files.compute(file, (name, text) -> edited(text == null ? ShippedRules.text(name) : text, edit));
        }
        Problems problems = new Problems();
        TablesReader tables = new TablesReader(
                schema -> Table.read(schema, files.computeIfAbsent(schema.path(), ShippedRules::text), problems),
                problems);
        Rulebook edited = SHIPPED.withRateCard(RateCardReader.read(tables));
        problems.throwIfErrors();
        return edited;
    }

    private static String edited(String text, JsonNode edit) {
        List<List<String>> rows = text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(EditedRules::cells)
                .toList();
        List<String> header = rows.get(0);
        StringWriter out = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        csv.writeRecord(header);
        rows.stream().skip(1).forEach(row -> csv.writeRecord(changed(header, row, edit)));
        edit.path("add")
                .forEach(row -> csv.writeRecord(header.stream()
                        .map(column -> row.path(column).asText(""))
                        .toList()));
        return out.toString();
    }

    /** Cells at the end may be left out, which a reader of whole tables does not take. */
    private static List<String> cells(String line) {
        return CsvReader.builder().ofCsvRecord(line).stream()
                .findFirst()
                .map(CsvRecord::getFields)
                .orElseThrow();
    }

    private static List<String> changed(List<String> header, List<String> row, JsonNode edit) {
        JsonNode where = edit.get("where");
        if (where == null) {
            return row;
        }
        List<String> cells = new ArrayList<>(row);
        for (int i = 0; i < cells.size(); i++) {
            JsonNode only = where.get(header.get(i));
            if (only != null && !only.textValue().equals(row.get(i))) {
                return row;
            }
            JsonNode now = edit.get("set").get(header.get(i));
            cells.set(i, now == null ? row.get(i) : now.textValue());
        }
        return cells;
    }
}
