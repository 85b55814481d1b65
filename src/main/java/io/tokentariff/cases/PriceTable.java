package io.tokentariff.cases;

import io.tokentariff.problem.NearestName;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads cases with {@code prices:}, a table of what models cost on each tier: one line is one usage record, and what each of its
 * meters costs. Each line is priced by the rules as any other usage is; the case holds if all of its lines do.
 *
 * <pre>{@code
 * usage: {at: 2026-10-01}                # what the lines do not say
 * cases:
 *   - name: GPT-4.1
 *     prices: |
 *       model    tier       input  cached_input  output
 *       gpt-4.1  standard    2.00          0.50    8.00
 *       gpt-4.1  batch       1.00             -    4.00
 * }</pre>
 *
 * <p>Columns are separated by blanks; the first line names them, in any order:
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
 * <p>{@code -} says nothing; a meter with {@code -} has no tokens. Every other meter of a line has {@link PriceLine#TOKENS} of them.
 * Blank lines, and lines that begin with {@code #}, are for readers.
 */
final class PriceTable {

    private static final String PRICES = "prices";
    private static final String TERM = "term";
    private static final List<String> USAGE = List.of("model", "tier", "at", "context", "region");
    private static final String NOTHING = "-";
    private static final Pattern CELL = Pattern.compile("\\S+");

    private final CaseText text;
    private final FieldReader reader;
    private final Set<String> meters;
    private final Set<String> terms;

    private PriceTable(CaseText text, CaseTables tables) {
        this.text = text;
        this.reader = text.reader();
        Rows rows = tables.on(text.rulebook().rateCard()).rows();
        this.meters = rows.meters().stream().map(MeterInfo::name).collect(Collectors.toSet());
        this.terms = rows.terms().stream().map(Term::name).collect(Collectors.toSet());
    }

    static List<Trial<?>> read(CaseText text) {
        YamlNode prices = FieldReader.value(text.own(), PRICES);
        YamlNode expect = FieldReader.value(text.own(), "expect");
        if (expect != null) {
            text.reader().report("unknown-key", expect, "A table of prices says itself what is expected.");
        }
        if (prices == null) {
            text.reader()
                    .report(
                            "missing-value",
                            text.own(),
                            "The case \"%s\" has no table of prices."
                                    .formatted(text.head().name()));
        }
        return prices == null || text.tables() == null ? List.of() : new PriceTable(text, text.tables()).read(prices);
    }

    private List<Trial<?>> read(YamlNode node) {
        int faults = reader.faults();
        List<String> columns = List.of();
        List<Trial<?>> trials = new ArrayList<>();
        int number = node.line(); // the line of "prices: |"; the table begins on the next one
        String table = Objects.requireNonNullElse(reader.text(node, PRICES), "");
        for (String line : table.lines().toList()) {
            number++;
            List<YamlNode.Text> cells = cells(line, number);
            FilePlace at = new YamlNode.Text(line, number, 0);
            if (columns.isEmpty()) {
                columns = cells.stream().map(YamlNode.Text::text).toList();
                checkColumns(columns, at);
            } else if (!cells.isEmpty() && faults == reader.faults()) {
                Stream.ofNullable(line(columns, cells, at)).forEach(trials::add);
            }
        }
        if (trials.isEmpty() && faults == reader.faults()) {
            reader.report(
                    "missing-value",
                    node,
                    "The table of prices has no lines.",
                    "Write \"prices: |\", and below it a line with columns and a line for each price.");
        }
        return trials;
    }

    /** The cells of a line with their places in the file, where the line is set in farther. */
    private List<YamlNode.Text> cells(String line, int number) {
        String stripped = line.strip();
        int column = 1 + Math.max(0, reader.line(number).indexOf(stripped));
        return stripped.startsWith("#")
                ? List.of()
                : CELL.matcher(stripped)
                        .results()
                        .map(cell -> new YamlNode.Text(cell.group(), number, column + cell.start()))
                        .toList();
    }

    private void checkColumns(List<String> columns, FilePlace at) {
        List<String> known = Stream.of(
                        USAGE.stream(), Stream.of(TERM), meters.stream().sorted())
                .flatMap(names -> names)
                .toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!known.contains(column)) {
                reader.report(
                        "unknown-column",
                        at,
                        "The column \"%s\" is neither usage nor a meter.".formatted(column),
                        NearestName.hint(column, known));
            } else if (!seen.add(column)) {
                reader.report("duplicate-key", at, "The column \"%s\" stands twice.".formatted(column));
            }
        }
    }

    private @Nullable Trial<Priced> line(List<String> columns, List<YamlNode.Text> cells, FilePlace at) {
        if (cells.size() != columns.size()) {
            reader.report(
                    "wrong-shape",
                    at,
                    "The line has %s cells for %s columns.".formatted(cells.size(), columns.size()),
                    "A cell that says nothing is written \"-\".");
            return null;
        }
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, YamlNode.Text> prices = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            YamlNode.Text cell = cells.get(i);
            if (meters.contains(columns.get(i)) && !cell.text().equals(NOTHING)) {
                prices.put(columns.get(i), cell);
            } else if (!cell.text().equals(NOTHING)) {
                said.put(columns.get(i), cell.text());
            }
        }
        String term = Objects.requireNonNullElse(said.remove(TERM), "");
        if (!term.isEmpty() && !terms.contains(term)) {
            reader.report(
                    "unknown-term",
                    at,
                    "The term \"%s\" is in no row of terms.csv.".formatted(term),
                    NearestName.hint(term, terms));
        }
        if (prices.isEmpty()) {
            reader.report("missing-value", at, "The line has no price.");
            return null;
        }
        PriceLine line = new PriceLine(at, prices, term);
        UsageRecord usage = UsageWords.read(text.onTop(UsageWords.USAGE), line.usage(said), reader);
        Expectation<Priced> expected = new ExpectationReader<>(reader, PricedExpectables.ALL)
                .read(line.expect(), text.head().rule());
        return usage == null ? null : Priced.trial(String.join(" ", said.values()), usage, expected);
    }
}
