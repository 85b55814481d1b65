package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import java.util.List;
import java.util.Locale;

/**
 * One row of {@code developers.csv}: who makes models, and how their names begin. As a fact it is there for usage of a model that
 * is in no row of models.csv and whose name begins so.
 *
 * @param name the developer, as in models.csv
 * @param called what people call him
 * @param begins how names of his models begin, in small letters
 * @param source who says so
 * @param row where it stands
 */
public record Developer(String name, String called, List<String> begins, String source, RowRef row)
        implements Row.Named {

    static Developer of(TableRow row) {
        return new Developer(
                row.text("developer"),
                row.text("called"),
                row.names("begins").stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                row.text("source"),
                TableRows.place(row));
    }

    public Developer {
        begins = List.copyOf(begins);
    }

    /** Whether a name, in small letters, begins as his do, here or behind a slash or a point. */
    boolean isOf(String name) {
        return begins.stream()
                .anyMatch(begin -> name.startsWith(begin) || name.contains("/" + begin) || name.contains("." + begin));
    }
}
