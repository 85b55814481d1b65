package io.tokentariff.cases;

import io.tokentariff.problem.NearestName;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of {@code prices:}. Columns are separated by blanks; the first line names them, in any order:
 *
 * <table>
 * <caption>Columns</caption>
 * <tr><td>{@code model tier at context region}</td><td>what {@code usage:} says by these names</td></tr>
 * <tr><td>{@code term}</td><td>the row of terms.csv that derives the line's prices; without one, each price is one that a row of
 * rates.csv publishes</td></tr>
 * <tr><td>a meter</td><td>US dollars per what its row says (1,000,000 tokens), {@code 0.40}; {@code ~0.30} for an approximate rate; {@code none}
 * where tokens of the meter have no price, so that the record has none</td></tr>
 * </table>
 *
 * <p>{@code -} says nothing; a meter with {@code -} has no tokens. Every other meter of a line has {@link #TOKENS} of them.
 * Blank lines, and lines that begin with {@code #}, are for readers.
 */
final class PriceTable {

    /** How many tokens each meter of a line has. */
    static final long TOKENS = 1_000;

    static final String TERM = "term";

    private static final List<String> USAGE = List.of("model", "tier", "at", "context", "region");
    private static final String NOTHING = "-";

    private final CaseHead head;
    private final YamlNode.@Nullable Fields defaults;
    private final CaseTables tables;
    private final FieldReader reader;
    private final Set<String> meters;
    private final Set<String> terms;

    PriceTable(CaseHead head, YamlNode.@Nullable Fields defaults, CaseTables tables, CaseContext context) {
        this.head = head;
        this.defaults = defaults;
        this.tables = tables;
        this.reader = context.reader();
        RateCard.Rows rows = tables.on(context.names()).rows();
        this.meters = rows.meters().stream().map(MeterInfo::name).collect(Collectors.toSet());
        this.terms = rows.terms().stream().map(Term::name).collect(Collectors.toSet());
    }

    /** Returns the case, null if something is wrong; all of it is reported. */
    @Nullable
    PriceCase read(YamlNode node) {
        String text = reader.text(node, "prices");
        if (text == null) {
            return null;
        }
        List<String> columns = List.of();
        List<PriceCase.Line> lines = new ArrayList<>();
        boolean sound = true;
        int number = node.line(); // the line of "prices: |"; the table begins on the next one
        for (String line : text.lines().toList()) {
            number++;
            List<String> cells = cells(line);
            if (cells.isEmpty()) {
                continue;
            }
            if (columns.isEmpty()) {
                columns = cells;
                sound = areKnown(columns, number);
            } else if (sound) {
                PriceCase.Line read = line(columns, cells, number);
                sound = read != null;
                if (read != null) {
                    lines.add(read);
                }
            }
        }
        if (sound && lines.isEmpty()) {
            reader.report(
                    "missing-value",
                    node.line(),
                    0,
                    "The table of prices has no lines.",
                    "Write \"prices: |\", and below it a line with columns and a line for each price.");
        }
        return sound && !lines.isEmpty() ? new PriceCase(head, lines) : null;
    }

    private static List<String> cells(String line) {
        String stripped = line.strip();
        return stripped.isEmpty() || stripped.startsWith("#") ? List.of() : Arrays.asList(stripped.split("\\s+"));
    }

    private boolean areKnown(List<String> columns, int number) {
        List<String> known = Stream.of(
                        USAGE.stream(), Stream.of(TERM), meters.stream().sorted())
                .flatMap(names -> names)
                .toList();
        Set<String> seen = new HashSet<>();
        boolean sound = true;
        for (String column : columns) {
            if (!known.contains(column)) {
                sound = false;
                reader.report(
                        "unknown-column",
                        number,
                        0,
                        "The column \"%s\" is neither usage nor a meter.".formatted(column),
                        NearestName.hint(column, known));
            } else if (!seen.add(column)) {
                sound = false;
                reader.report("duplicate-key", number, 0, "The column \"%s\" stands twice.".formatted(column), "");
            }
        }
        return sound;
    }

    private PriceCase.@Nullable Line line(List<String> columns, List<String> cells, int number) {
        if (cells.size() != columns.size()) {
            reader.report(
                    "wrong-shape",
                    number,
                    0,
                    "The line has %s cells for %s columns.".formatted(cells.size(), columns.size()),
                    "A cell that says nothing is written \"-\".");
            return null;
        }
        Map<String, String> said = new LinkedHashMap<>();
        PriceLine prices = new PriceLine(reader, number);
        String term = "";
        for (int i = 0; i < cells.size(); i++) {
            String column = columns.get(i);
            String cell = cells.get(i);
            if (cell.equals(NOTHING)) {
                continue;
            }
            if (meters.contains(column)) {
                prices.add(column, cell);
            } else if (column.equals(TERM)) {
                term = cell;
            } else {
                said.put(column, cell);
            }
        }
        return isKnown(term, number)
                ? prices.line(head, String.join(" ", said.values()), said, defaults, tables, term)
                : null;
    }

    private boolean isKnown(String term, int number) {
        if (term.isEmpty() || terms.contains(term)) {
            return true;
        }
        reader.report(
                "unknown-term",
                number,
                0,
                "The term \"%s\" is in no row of terms.csv.".formatted(term),
                NearestName.hint(term, terms));
        return false;
    }
}
