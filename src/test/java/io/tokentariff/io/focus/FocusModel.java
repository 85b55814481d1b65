package io.tokentariff.io.focus;

import static io.tokentariff.io.focus.FocusTable.cell;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The standard's own machine-readable rules, applied to a file: those that are static, and that apply to a provider such as ours. Rules
 * are a tree: a rule that another one names holds under the conditions of both.
 */
final class FocusModel {

    /** What the model calls a provider of whom usage is bought by unit, with projects, regions, tags and negotiated prices. */
    private static final Set<String> APPLIES = Set.of(
            "ACCOUNT_NAMING_SUPPORTED",
            "NEGOTIATED_PRICING_SUPPORTED",
            "PUBLIC_PRICE_LIST_SUPPORTED",
            "USAGE_MEASUREMENT_SUPPORTED",
            "UNIT_PRICING_SUPPORTED",
            "SUB_ACCOUNT_SUPPORTED",
            "REGION_SUPPORTED",
            "TAGGING_SUPPORTED");

    private static final String FILE = "focus-model-1.2.json";

    private final Map<String, JsonNode> rules = new LinkedHashMap<>();
    private final Set<String> evaluated = new HashSet<>();
    private final Map<String, String> broken = new TreeMap<>();
    private final Map<String, Map<String, Set<String>>> counts = new HashMap<>();
    private final FocusTable table;
    private final Set<String> columns;
    private boolean silent;

    private FocusModel(JsonNode model, FocusTable table) {
        model.path("ModelRules").properties().forEach(rule -> rules.put(rule.getKey(), rule.getValue()));
        this.table = table;
        this.columns = new HashSet<>(table.head());
    }

    /**
     * What applying the rules said.
     *
     * @param evaluated how many rules were applied
     * @param must sentences of rules that do not hold and must, by their ids
     * @param should of those that should
     */
    record Result(int evaluated, Map<String, String> must, Map<String, String> should) {}

    /** Where the model is: the file named by the property {@code focus.model}, else in a folder {@code shared/data} beside the project or above. */
    static Optional<Path> file() {
        String named = System.getProperty("focus.model");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path file = above.resolve("shared").resolve("data").resolve(FILE);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    static Result apply(Path model, FocusTable table) throws IOException {
        FocusModel applied = new FocusModel(FocusTable.json(Files.readString(model)), table);
        Set<String> named = new HashSet<>();
        applied.rules.values().forEach(rule -> rule.path("ValidationCriteria")
                .path("Requirement")
                .findValuesAsText("ModelRuleId")
                .forEach(named::add));
        List<String> roots = applied.rules.keySet().stream()
                .filter(id -> !named.contains(id))
                .toList();
        roots.forEach(id -> applied.holds(id, null));
        table.rows().forEach(row -> roots.forEach(id -> applied.holds(id, row)));
        Map<String, String> must = new TreeMap<>(applied.broken);
        Map<String, String> should = new TreeMap<>();
        applied.broken.forEach((id, sentence) -> {
            if (!applied.keyword(id).startsWith("MUST")) {
                should.put(id, sentence);
                must.remove(id);
            }
        });
        return new Result(applied.evaluated.size(), must, should);
    }

    private String keyword(String id) {
        return criteria(id).path("Keyword").asText();
    }

    private JsonNode criteria(String id) {
        return Objects.requireNonNull(rules.get(id), id).path("ValidationCriteria");
    }

    /** Whether a rule holds of a row; without one, of the columns as such. */
    private boolean holds(String id, @Nullable Map<String, String> row) {
        JsonNode rule = rules.get(id);
        if (rule == null || !applies(rule) || keyword(id).equals("MAY")) {
            return true;
        }
        JsonNode condition = criteria(id).path("Condition");
        if (!condition.isEmpty() && (row == null || !check(condition, row))) {
            return true;
        }
        JsonNode requirement = criteria(id).path("Requirement");
        boolean ofRow = !requirement.path("CheckFunction").asText().equals("ColumnPresent");
        boolean group = requirement.has("Items");
        if (!group && ofRow != (row != null)) {
            return true;
        }
        boolean holds = check(requirement, row);
        if (!group || requirement.path("CheckFunction").asText().equals("OR")) {
            evaluated.add(id);
            if (!holds && !silent) {
                broken.putIfAbsent(id, criteria(id).path("MustSatisfy").asText() + (row == null ? "" : " " + row));
            }
        }
        return holds || !keyword(id).startsWith("MUST");
    }

    private boolean applies(JsonNode rule) {
        for (JsonNode needed : rule.path("ApplicabilityCriteria")) {
            if (!APPLIES.contains(needed.asText())) {
                return false;
            }
        }
        boolean ofColumn = rule.path("EntityType").asText().equals("Column");
        return rule.path("Type").asText().equals("Static")
                && !rule.path("EntityType").asText().equals("Attribute")
                && (!ofColumn || columns.contains(rule.path("Reference").asText()));
    }

    private boolean check(JsonNode check, @Nullable Map<String, String> row) {
        String function = check.path("CheckFunction").asText();
        return switch (function) {
            case "AND" -> all(check.path("Items"), row);
            case "OR" -> any(check.path("Items"), row);
            case "CheckModelRule" -> holds(check.path("ModelRuleId").asText(), row);
            case "ColumnPresent" -> columns.contains(column(check, "ColumnName"));
            default -> row == null || cellHolds(function, check, row);
        };
    }

    private boolean all(JsonNode items, @Nullable Map<String, String> row) {
        boolean holds = true;
        for (JsonNode item : items) {
            holds &= check(item, row);
        }
        return holds;
    }

    private boolean any(JsonNode items, @Nullable Map<String, String> row) {
        boolean before = silent;
        silent = true;
        boolean holds = false;
        for (JsonNode item : items) {
            holds |= check(item, row);
        }
        silent = before;
        return holds;
    }

    private static String column(JsonNode check, String name) {
        return check.path(name).asText();
    }

    private boolean cellHolds(String function, JsonNode check, Map<String, String> row) {
        String cell = cell(row, column(check, "ColumnName"));
        JsonNode value = check.path("Value");
        String other = value.isNull() ? "" : value.asText();
        return switch (function) {
            case "CheckValue" -> cell.equals(other);
            case "CheckNotValue" -> !cell.equals(other);
            case "CheckSameValue" ->
                cell(row, column(check, "ColumnAName")).equals(cell(row, column(check, "ColumnBName")));
            case "CheckNotSameValue" ->
                !cell(row, column(check, "ColumnAName")).equals(cell(row, column(check, "ColumnBName")));
            case "CheckGreaterOrEqualThanValue" ->
                cell.isEmpty() || number(cell).compareTo(new BigDecimal(value.asText())) >= 0;
            case "ColumnByColumnEqualsColumnValue" -> product(check, row);
            case "CheckDistinctCount" -> distinct(check) == value(check, "ExpectedCount");
            case "TypeDecimal", "FormatNumeric", "CheckDecimalValue" ->
                cell.isEmpty() || cell.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");
            case "TypeDateTime", "FormatDateTime" -> cell.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
            case "TypeString", "FormatString" -> cell.equals(cell.strip());
            case "FormatUnit" -> cell.isEmpty() || cell.matches("(\\d+ )?[A-Z][A-Za-z]*([ -][A-Z][A-Za-z]*)*");
            case "FormatCurrency", "CheckNationalCurrency" -> cell.matches("[A-Z]{3}");
            case "FormatKeyValue" -> cell.isEmpty() || isFlat(cell);
            default -> throw new IllegalArgumentException("The model has a check that is not known: " + function);
        };
    }

    private static int value(JsonNode check, String name) {
        return check.path(name).asInt();
    }

    private static BigDecimal number(String cell) {
        return cell.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?") ? new BigDecimal(cell) : BigDecimal.ONE.negate();
    }

    private static boolean product(JsonNode check, Map<String, String> row) {
        List<String> cells = new ArrayList<>();
        for (String name : List.of("ColumnAName", "ColumnBName", "ResultColumnName")) {
            cells.add(cell(row, column(check, name)));
        }
        return cells.contains("")
                || number(cells.get(0)).multiply(number(cells.get(1))).compareTo(number(cells.get(2))) == 0;
    }

    /** The largest number of values of one column beside one value of the other; counted once. */
    private int distinct(JsonNode check) {
        String one = column(check, "ColumnAName");
        String other = column(check, "ColumnBName");
        Map<String, Set<String>> values = counts.computeIfAbsent(one + " " + other, unseen -> {
            Map<String, Set<String>> all = new HashMap<>();
            table.rows().stream().filter(row -> !cell(row, one).isEmpty()).forEach(row -> all.computeIfAbsent(
                            cell(row, one), each -> new HashSet<>())
                    .add(cell(row, other)));
            return all;
        });
        return values.values().stream().mapToInt(Set::size).max().orElse(1);
    }

    private static boolean isFlat(String cell) {
        try {
            JsonNode object = FocusTable.json(cell);
            for (JsonNode each : object) {
                if (each.isContainerNode()) {
                    return false;
                }
            }
            return object.isObject();
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }
}
