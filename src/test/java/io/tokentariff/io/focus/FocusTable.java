package io.tokentariff.io.focus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A FOCUS file as anybody reads it: names of columns, and rows of texts. */
record FocusTable(List<String> head, List<Map<String, String>> rows, JsonNode metadata) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static FocusTable of(String csv, String metadata) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> head = List.of(csv.substring(0, csv.indexOf('\n')).split(",", -1));
        for (NamedCsvRecord row :
                CsvReader.builder().ofNamedCsvRecord(csv).stream().toList()) {
            rows.add(new LinkedHashMap<>(row.getFieldsAsMap()));
        }
        return new FocusTable(head, rows, json(metadata));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a copy whose rows and head can be changed. */
    FocusTable copy() {
        List<Map<String, String>> copied = new ArrayList<>();
        rows.forEach(row -> copied.add(new LinkedHashMap<>(row)));
        return new FocusTable(new ArrayList<>(head), copied, metadata.deepCopy());
    }

    Map<String, String> first(Predicate<Map<String, String>> wanted) {
        return rows.stream().filter(wanted).findFirst().orElseThrow();
    }

    static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    static boolean isUsage(Map<String, String> row) {
        return cell(row, "ChargeCategory").equals("Usage");
    }

    static BigDecimal number(Map<String, String> row, String column) {
        return new BigDecimal(cell(row, column));
    }
}
