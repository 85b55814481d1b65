package io.tokentariff.review.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fields of public price lists are prices of, as {@code fields.txt} beside this class says. */
final class PriceFields {

    private static final String FILE = "fields.txt";
    private static final String NEW = "new ";

    /** @param per for how many of the meter a price is */
    record Field(String meter, long per) {}

    /** A row of meters.csv that a rulebook may lack. */
    record NewMeter(String name, String unit, String per, String kind, String what) {

        Map<String, String> cells() {
            return Map.of("meter", name, "unit", unit, "per", per, "kind", kind, "what", what);
        }
    }

    private static final Map<String, Field> FIELDS = new HashMap<>();
    private static final Map<String, NewMeter> METERS = new LinkedHashMap<>();

    static {
        for (String line : text().lines().filter(each -> !each.startsWith("#")).toList()) {
            List<String> cells = List.of(line.split(" \\| "));
            if (line.startsWith(NEW)) {
                String name = cells.get(0).substring(NEW.length());
                METERS.put(name, new NewMeter(name, cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
            } else {
                FIELDS.put(cells.get(0) + " " + cells.get(1), new Field(cells.get(3), Long.parseLong(cells.get(2))));
            }
        }
    }

    private PriceFields() {}

    private static String text() {
        try (InputStream in = PriceFields.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a field of a format is the price of, null if nobody knows. */
    static @Nullable Field of(String format, String field) {
        return FIELDS.get(format + " " + field);
    }

    /** Returns the row of a meter that a rulebook lacks, null if it is not known either. */
    static @Nullable NewMeter meter(String name) {
        return METERS.get(name);
    }
}
