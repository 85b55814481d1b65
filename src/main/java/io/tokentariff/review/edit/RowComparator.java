package io.tokentariff.review.edit;

import io.tokentariff.table.Column;
import io.tokentariff.table.TableSchema;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The order in which a table's rows stand, given as cells by column. */
final class RowComparator {

    private RowComparator() {}

    /**
     * Returns the order that the schema asks for.
     *
     * @param namesOf the names of a table's rows in its order, none where that is the alphabet's
     */
    static Comparator<Map<String, String>> of(TableSchema schema, Function<String, List<String>> namesOf) {
        return schema.order().stream()
                .map(name -> comparator(schema.column(name), namesOf))
                .reduce(Comparator::thenComparing)
                .orElse(Comparator.comparing(row -> 0));
    }

    private static Comparator<Map<String, String>> comparator(Column column, Function<String, List<String>> namesOf) {
        String name = column.name();
        List<String> known = column.kind() == Column.Kind.WORD ? column.words() : namesOf.apply(column.table());
        if (known.isEmpty()) {
            boolean blanksLast = column.kind() != Column.Kind.DAY;
            return Comparator.<Map<String, String>, Boolean>comparing(
                            row -> blanksLast && cell(row, name).isEmpty())
                    .thenComparing(row -> cell(row, name));
        }
        Map<String, Integer> places = new HashMap<>();
        known.forEach(each -> places.putIfAbsent(each, places.size()));
        if (column.kind() == Column.Kind.WORD) {
            places.put("", 0);
        }
        return Comparator.comparing(row -> places.getOrDefault(cell(row, name), known.size()));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
