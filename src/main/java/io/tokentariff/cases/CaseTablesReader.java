package io.tokentariff.cases;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RateCardReader;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code tables:} of a file of cases: rows with the columns of the rulebook's tables, those left out being blank.
 *
 * <pre>{@code
 * tables:
 *   models: [acme-mini]
 *   rates:
 *     - {model: acme-mini, tier: standard, meter: input, price: 0.40}
 *   terms:
 *     - {term: batch-half-price, tier: batch, percent: -50}
 * }</pre>
 *
 * <p>A row of models, tiers, regions or meters may be its name alone. A rate without a tier is for fine-tuned models and
 * others alike, as in training. The tables of a case stand instead of those on top of its file, table by table;
 * {@code tables: shipped} takes the rulebook's own.
 */
final class CaseTablesReader {

    private static final String SHIPPED = "shipped";
    private static final YamlNode NOWHERE = new YamlNode.Text("", 0, 0);
    private static final List<TableSchema> SCHEMAS = Rows.schemas();
    private static final List<String> KEYS =
            SCHEMAS.stream().map(TableSchema::key).toList();

    /** The names in a rulebook's tables, found once for all files of cases. */
    static final class Names {

        private final Rows rows;
        private final Map<TableSchema, Set<String>> found = new HashMap<>();

        Names(Rows rows) {
            this.rows = rows;
        }

        Set<String> of(TableSchema kind) {
            return found.computeIfAbsent(
                    kind, table -> rows.named(table).map(row -> row.name()).collect(Collectors.toSet()));
        }
    }

    private final FieldReader reader;
    private final Names names;
    private final CaseTally tally;
    private final Map<Map<TableSchema, YamlNode>, @Nullable CaseTables> known = new HashMap<>();

    CaseTablesReader(FieldReader reader, Names names, CaseTally tally) {
        this.reader = reader;
        this.names = names;
        this.tally = tally;
    }

    /**
     * Returns the tables of a case.
     *
     * @param top {@code tables:} on top of the file, null for none
     * @param own {@code tables:} of the case, null for none
     * @return null if something is wrong; it is reported once
     */
    @Nullable
    CaseTables read(@Nullable YamlNode top, @Nullable YamlNode own) {
        if (own instanceof YamlNode.Text text && text.text().equals(SHIPPED)) {
            return CaseTables.SHIPPED;
        }
        Map<TableSchema, YamlNode> tables = new LinkedHashMap<>();
        int faults = reader.faults();
        collect(top, tables);
        collect(own, tables);
        if (faults != reader.faults()) {
            return null;
        }
        if (tables.isEmpty()) {
            return CaseTables.SHIPPED;
        }
        if (!known.containsKey(tables)) {
            if (!takes(tables)) {
                return null;
            }
            known.put(tables, parse(tables));
        }
        return known.get(tables);
    }

    private boolean takes(Map<TableSchema, YamlNode> tables) {
        int line = tables.values().iterator().next().line();
        int sorted = tables.containsKey(Tables.MODELS) ? names.of(Tables.MODELS).size() : 0;
        return tally.takes(Limit.CASE_TABLES, 1, reader.file(), line)
                && tally.takes(Limit.CASE_NAMES, sorted, reader.file(), line);
    }

    private void collect(@Nullable YamlNode node, Map<TableSchema, YamlNode> tables) {
        if (node == null) {
            return;
        }
        YamlNode.Fields fields = reader.fields(node, "tables");
        reader.allow(fields, KEYS);
        for (TableSchema kind : SCHEMAS) {
            YamlNode rows = FieldReader.value(fields, kind.key());
            if (rows != null) {
                tables.put(kind, rows);
            }
        }
    }

    private @Nullable CaseTables parse(Map<TableSchema, YamlNode> tables) {
        int faults = reader.faults();
        Map<TableSchema, List<Map<String, String>>> cells = new HashMap<>();
        tables.forEach((kind, node) -> cells.put(kind, cells(reader, kind, node)));
        if (faults != reader.faults()) {
            return null;
        }
        Problems found = new Problems();
        TablesReader made = new TablesReader(kind -> Table.of(kind, cells.getOrDefault(kind, List.of()), found), found);
        for (TableSchema kind : SCHEMAS) {
            made.know(kind, known(kind, cells.getOrDefault(kind, List.of())));
        }
        RateCard card = RateCardReader.read(made);
        found.sorted().forEach(problem -> report(problem, tables));
        return found.hasErrors() ? null : new CaseTables(card.rows());
    }

    /** The names of a table: the rulebook's, and those made up. */
    private Set<String> known(TableSchema kind, List<Map<String, String>> madeUp) {
        Set<String> shipped = names.of(kind);
        if (madeUp.isEmpty()) {
            return shipped;
        }
        Set<String> known = new HashSet<>(shipped);
        madeUp.forEach(row -> known.add(row.getOrDefault(kind.nameColumn(), "")));
        return known;
    }

    /** Returns the cells of made-up rows, by column, with what those not said hold. */
    static List<Map<String, String>> cells(FieldReader reader, TableSchema kind, YamlNode rows) {
        return reader.items(rows, kind.key()).stream()
                .map(row -> row(reader, kind, row))
                .toList();
    }

    private static Map<String, String> row(FieldReader reader, TableSchema kind, YamlNode row) {
        Map<String, String> cells = new HashMap<>(kind.inCases());
        if (row instanceof YamlNode.Text name && kind.isNamed()) {
            cells.put(kind.nameColumn(), name.text());
            return cells;
        }
        YamlNode.Fields fields = reader.fields(row, kind.key());
        if (kind.equals(Tables.RATES) && !fields.values().containsKey("tier")) {
            cells.remove("fine_tuned");
        }
        fields.values().forEach((name, field) -> {
            String column = kind.nameOf(name);
            if (kind.columnNames().contains(column)) {
                cells.put(column, cell(reader, name, field.value()));
            } else {
                reader.report(
                        "unknown-column",
                        field,
                        "The column \"%s\" is not known in %s.".formatted(name, kind.file()),
                        NearestName.hint(name, kind.headings()));
            }
        });
        return cells;
    }

    private static String cell(FieldReader reader, String column, YamlNode value) {
        String cell = String.join(";", reader.names(value, column));
        // 270_000 is a number in YAML and 270000 in a table
        return cell.matches("\\d{1,3}(_\\d{3})+") ? cell.replace("_", "") : cell;
    }

    /** Says a fault of a table at the row in the file of cases that it was made of. */
    private void report(Problem problem, Map<TableSchema, YamlNode> tables) {
        YamlNode table = tables.getOrDefault(Tables.of(problem.file(), ""), NOWHERE);
        List<YamlNode> rows = table instanceof YamlNode.Items items ? items.values() : List.of();
        boolean ofRow = problem.line() > 0 && problem.line() <= rows.size();
        YamlNode at = ofRow ? rows.get(problem.line() - 1) : table;
        reader.report(problem.code(), at, problem.message(), problem.hint());
    }
}
