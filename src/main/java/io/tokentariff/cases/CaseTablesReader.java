package io.tokentariff.cases;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RateCardReader;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.TierInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code tables:} of a file of cases: rows with the columns of the rulebook's tables, those left out being blank.
 *
 * <pre>{@code
 * tables:
 *   models: [acme-mini]
 *   rates:
 *     - {model: acme-mini, tier: standard, meter: input, usd_per_million: 0.40}
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
    private static final List<String> KEYS =
            Stream.of(CaseTable.values()).map(CaseTable::key).toList();

    private final FieldReader reader;
    private final RateCard names;
    private final Map<Map<CaseTable, YamlNode>, @Nullable CaseTables> known = new HashMap<>();

    CaseTablesReader(FieldReader reader, RateCard names) {
        this.reader = reader;
        this.names = names;
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
        Map<CaseTable, YamlNode> tables = new LinkedHashMap<>();
        if (!collect(top, tables) || !collect(own, tables)) {
            return null;
        }
        if (tables.isEmpty()) {
            return CaseTables.SHIPPED;
        }
        if (!known.containsKey(tables)) {
            known.put(tables, parse(tables));
        }
        return known.get(tables);
    }

    private boolean collect(@Nullable YamlNode node, Map<CaseTable, YamlNode> tables) {
        if (node == null) {
            return true;
        }
        YamlNode.Fields fields = reader.fields(node, "tables");
        if (fields == null) {
            return false;
        }
        reader.allow(fields, KEYS);
        for (CaseTable kind : CaseTable.values()) {
            YamlNode rows = FieldReader.value(fields, kind.key());
            if (rows != null) {
                tables.put(kind, rows);
            }
        }
        return true;
    }

    private @Nullable CaseTables parse(Map<CaseTable, YamlNode> tables) {
        Map<String, String> texts = new HashMap<>();
        Map<String, List<YamlNode>> places = new HashMap<>();
        boolean sound = true;
        for (CaseTable kind : CaseTable.values()) {
            YamlNode node = tables.get(kind);
            List<YamlNode> rows = node == null ? List.of() : reader.items(node, kind.key());
            CsvText csv = new CsvText(RateCardReader.columns(kind.csv()));
            Set<String> taken = new HashSet<>();
            for (YamlNode row : rows) {
                Map<String, String> cells = cells(kind, row, csv.columns());
                sound &= cells != null;
                csv.add(cells == null ? Map.of() : cells);
                taken.add(cells == null ? "" : cells.getOrDefault(kind.nameColumn(), ""));
            }
            known(kind).filter(name -> !taken.contains(name)).forEach(name -> csv.add(named(kind, name)));
            texts.put(kind.path(), csv.toString());
            places.put(kind.path(), rows);
        }
        if (!sound) {
            return null;
        }
        Problems found = new Problems();
        RateCard card = RateCardReader.read(texts::get, found);
        found.sorted().forEach(problem -> report(problem, places));
        return found.hasErrors() ? null : new CaseTables(own(card.rows(), places));
    }

    private @Nullable Map<String, String> cells(CaseTable kind, YamlNode row, List<String> columns) {
        if (row instanceof YamlNode.Text name && !kind.nameColumn().isEmpty()) {
            return named(kind, name.text());
        }
        YamlNode.Fields fields = reader.fields(row, kind.key());
        if (fields == null) {
            return null;
        }
        Map<String, String> cells = new HashMap<>(kind.defaults());
        cells.put("source", CaseTable.SOURCE);
        if (kind == CaseTable.RATES && !fields.values().containsKey("tier")) {
            cells.remove("fine_tuned");
        }
        boolean sound = true;
        for (Map.Entry<String, YamlNode.Field> field : fields.values().entrySet()) {
            if (!columns.contains(field.getKey())) {
                reader.report(
                        "unknown-column",
                        field.getValue().line(),
                        field.getValue().column(),
                        "The column \"%s\" is not known in %s.".formatted(field.getKey(), kind.csv()),
                        NearestName.hint(field.getKey(), columns));
                sound = false;
                continue;
            }
            String cell = cell(field.getKey(), field.getValue().value());
            sound &= cell != null;
            cells.put(field.getKey(), cell == null ? "" : cell);
        }
        return sound ? cells : null;
    }

    private @Nullable String cell(String column, YamlNode value) {
        if (!(value instanceof YamlNode.Items items)) {
            String text = reader.text(value, column);
            // 270_000 is a number in YAML and 270000 in a table
            return text == null || !text.matches("\\d{1,3}(_\\d{3})+") ? text : text.replace("_", "");
        }
        List<String> parts = new ArrayList<>();
        for (YamlNode item : items.values()) {
            String part = reader.text(item, column);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return String.join(";", parts);
    }

    private static Map<String, String> named(CaseTable kind, String name) {
        Map<String, String> cells = new HashMap<>(kind.defaults());
        cells.put(kind.nameColumn(), name);
        cells.put("source", CaseTable.SOURCE);
        return cells;
    }

    private Stream<String> known(CaseTable kind) {
        RateCard.Rows rows = names.rows();
        return switch (kind) {
            case MODELS -> rows.models().stream().map(ModelInfo::name);
            case TIERS -> rows.tiers().stream().map(TierInfo::name);
            case REGIONS -> rows.regions().stream().map(RegionInfo::name);
            case METERS -> rows.meters().stream().map(MeterInfo::name);
            case RATES, TERMS, LONG_CONTEXT -> Stream.empty();
        };
    }

    /** Says a fault of the table's text at the row in the file of cases that it was made of. */
    private void report(Problem problem, Map<String, List<YamlNode>> places) {
        List<YamlNode> rows = places.getOrDefault(problem.file(), List.of());
        int index = problem.line() - 2;
        int line = index >= 0 && index < rows.size() ? rows.get(index).line() : 0;
        reader.report(problem.code(), line, 0, problem.message(), problem.hint());
    }

    private static RateCard.Rows own(RateCard.Rows rows, Map<String, List<YamlNode>> places) {
        return new RateCard.Rows(
                first(rows.models(), CaseTable.MODELS, places),
                first(rows.tiers(), CaseTable.TIERS, places),
                first(rows.regions(), CaseTable.REGIONS, places),
                first(rows.meters(), CaseTable.METERS, places),
                rows.rates(),
                rows.terms(),
                rows.longContexts());
    }

    private static <T> List<T> first(List<T> rows, CaseTable kind, Map<String, List<YamlNode>> places) {
        return rows.subList(0, places.getOrDefault(kind.path(), List.of()).size());
    }
}
