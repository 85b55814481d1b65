package io.tokentariff.io.focus;

import static io.tokentariff.io.focus.FocusTable.cell;
import static io.tokentariff.io.focus.FocusTable.isUsage;
import static io.tokentariff.io.focus.FocusTable.number;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokentariff.rating.statement.CreditLine;
import io.tokentariff.rating.statement.Statement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What must hold of a FOCUS file of ours, written from the standard's text; each check says what is wrong. The statement is of the
 * same usage, grouped by model, tier, project and month.
 */
final class FocusChecks {

    private static final List<String> COMMON = List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingAccountName",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "ChargeFrequency",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ConsumedQuantity",
            "ConsumedUnit",
            "ContractedCost",
            "ContractedUnitPrice",
            "EffectiveCost",
            "InvoiceIssuerName",
            "ListCost",
            "ListUnitPrice",
            "PricingCategory",
            "PricingQuantity",
            "PricingUnit",
            "RegionId",
            "RegionName",
            "ServiceCategory",
            "ServiceName",
            "ServiceSubcategory",
            "SkuId",
            "SkuMeter",
            "SkuPriceDetails",
            "SkuPriceId",
            "SubAccountId",
            "SubAccountName",
            "Tags");
    private static final Map<FocusVersion, List<String>> OF_VERSION = Map.of(
            FocusVersion.V1_2, List.of("ProviderName", "PublisherName"),
            FocusVersion.V1_4, List.of("HostProviderName", "ServiceProviderName"));
    private static final List<String> OWN = List.of(
            "x_ContextBand",
            "x_CostBasis",
            "x_Findings",
            "x_RateRow",
            "x_Records",
            "x_Residency",
            "x_RuleId",
            "x_Rulebook",
            "x_ServiceTier");
    private static final Set<String> MAY_BE_EMPTY = Set.of(
            "ChargeClass",
            "RegionId",
            "RegionName",
            "SubAccountId",
            "SubAccountName",
            "Tags",
            "x_Findings",
            "x_Residency");
    private static final Set<String> ONLY_OF_USAGE = Set.of(
            "ConsumedQuantity",
            "ConsumedUnit",
            "ContractedUnitPrice",
            "ListUnitPrice",
            "PricingCategory",
            "PricingQuantity",
            "PricingUnit",
            "SkuId",
            "SkuMeter",
            "SkuPriceDetails",
            "SkuPriceId",
            "x_ContextBand",
            "x_RateRow",
            "x_Records",
            "x_RuleId",
            "x_ServiceTier");
    private static final List<String> COSTS = List.of("BilledCost", "ContractedCost", "EffectiveCost", "ListCost");
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final String MONTH = "\\d{4}-\\d\\d-01T00:00:00Z";
    private static final Map<String, Set<String>> LISTS = Map.of(
            "ChargeCategory", Set.of("Usage", "Credit", "Tax", "Adjustment"),
            "ChargeFrequency", Set.of("Usage-Based", "One-Time"),
            "PricingCategory", Set.of("Standard", ""),
            "BillingCurrency", Set.of("USD"),
            "ChargeClass", Set.of(""),
            "ServiceCategory", Set.of("AI and Machine Learning"),
            "ServiceSubcategory", Set.of("Generative AI"),
            "x_CostBasis", Set.of("calculated"));
    private static final Map<String, String> UNITS = Map.of(
            "Tokens", "1000000 Tokens",
            "Calls", "1000 Calls",
            "Sessions", "Sessions",
            "Images", "Images",
            "Characters", "1000000 Characters",
            "Seconds", "Seconds");

    /** Faults that are told. */
    private static final int MOST = 10;

    private final FocusTable table;
    private final FocusVersion version;
    private final Duration period;
    private final Statement statement;
    private final List<String> faults = new ArrayList<>();

    private FocusChecks(FocusTable table, FocusVersion version, Duration period, Statement statement) {
        this.table = table;
        this.version = version;
        this.period = period;
        this.statement = statement;
    }

    /** Returns what is wrong, each with the first check that says so. */
    static List<String> faults(FocusTable table, FocusVersion version, Duration period, Statement statement) {
        FocusChecks checks = new FocusChecks(table, version, period, statement);
        checks.check("header", checks::header);
        checks.check("numbers", checks::numbers);
        checks.check("costs", checks::costs);
        checks.check("products", checks::products);
        checks.check("quantities", checks::quantities);
        checks.check("empty", checks::empty);
        checks.check("times", checks::times);
        checks.check("lists", checks::lists);
        checks.check("sku", checks::skus);
        checks.check("units", checks::units);
        checks.check("json", checks::json);
        checks.check("pairs", checks::pairs);
        checks.check("metadata", checks::metadata);
        checks.check("credits", checks::credits);
        return checks.faults;
    }

    private void check(String name, Runnable check) {
        if (faults.isEmpty()) { // what rests on what does not hold says nothing
            check.run();
            faults.replaceAll(fault -> name + ": " + fault);
        }
    }

    private void fault(Object said) {
        if (faults.size() < MOST) {
            faults.add(said.toString());
        }
    }

    private void holds(boolean holds, Supplier<Object> said) {
        if (!holds) {
            fault(said.get());
        }
    }

    private void header() {
        List<String> expected = Stream.concat(
                        Stream.concat(COMMON.stream(), OF_VERSION.getOrDefault(version, List.of()).stream())
                                .sorted(),
                        OWN.stream())
                .toList();
        holds(table.head().equals(expected), () -> table.head());
        table.rows().forEach(row -> holds(List.copyOf(row.keySet()).equals(table.head()), () -> row.keySet()));
    }

    /** The money is that of the statement, whole and by what it can be told apart by. */
    private void costs() {
        BigDecimal billed = sum(table.rows(), "BilledCost");
        holds(billed.compareTo(statement.total().usd()) == 0, () -> "%s, not %s".formatted(billed, statement.total()));
        for (String by : List.of("model", "tier", "project", "month")) {
            Map<String, BigDecimal> ours = new TreeMap<>();
            table.rows().stream()
                    .filter(FocusTable::isUsage)
                    .forEach(row -> ours.merge(value(row, by), number(row, "ContractedCost"), BigDecimal::add));
            Map<String, BigDecimal> said = new TreeMap<>();
            statement
                    .groups()
                    .forEach(group -> said.merge(
                            String.valueOf(group.by().get(by)), group.known().usd(), BigDecimal::add));
            said.values().removeIf(amount -> amount.signum() == 0);
            holds(plain(ours).equals(plain(said)), () -> by + ": " + plain(ours) + " not " + plain(said));
        }
    }

    private static String value(Map<String, String> row, String by) {
        return switch (by) {
            case "model" ->
                (cell(row, "SkuId").contains("-fine-tuned-") ? "ft:" : "")
                        + details(row).path("x_ModelId").asText();
            case "tier" -> cell(row, "x_ServiceTier");
            case "month" -> cell(row, "BillingPeriodStart").substring(0, "2026-04".length());
            default -> cell(row, "SubAccountId").isEmpty() ? "null" : cell(row, "SubAccountId");
        };
    }

    private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
        Map<String, String> plain = new TreeMap<>();
        amounts.forEach(
                (name, amount) -> plain.put(name, amount.stripTrailingZeros().toPlainString()));
        return plain;
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> number(row, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void products() {
        for (Map<String, String> row : table.rows()) {
            holds(
                    number(row, "EffectiveCost").compareTo(number(row, "BilledCost")) == 0,
                    () -> "EffectiveCost of " + row);
            holds(
                    number(row, "ContractedCost").compareTo(number(row, "BilledCost")) == 0,
                    () -> "ContractedCost of " + row);
            if (isUsage(row)) {
                for (String kind : List.of("List", "Contracted")) {
                    BigDecimal product = number(row, kind + "UnitPrice").multiply(number(row, "PricingQuantity"));
                    holds(product.compareTo(number(row, kind + "Cost")) == 0, () -> kind + "Cost of " + row);
                    holds(number(row, kind + "UnitPrice").signum() >= 0, () -> kind + "UnitPrice of " + row);
                }
            }
        }
    }

    private void quantities() {
        Map<String, BigInteger> byMeter = new HashMap<>();
        for (Map<String, String> row : table.rows()) {
            if (isUsage(row)) {
                BigDecimal consumed = number(row, "ConsumedQuantity");
                holds(consumed.signum() > 0 && consumed.scale() <= 0, () -> "ConsumedQuantity of " + row);
                holds(
                        number(row, "PricingQuantity").multiply(per(row)).compareTo(consumed) == 0,
                        () -> "PricingQuantity of " + row);
                byMeter.merge(details(row).path("x_TokenType").asText(), consumed.toBigInteger(), BigInteger::add);
            }
        }
        for (String meter : List.of("output", "training")) {
            holds(byMeter.getOrDefault(meter, BigInteger.ZERO).equals(tokens(meter)), () -> meter + " of all rows");
        }
    }

    private static BigDecimal per(Map<String, String> row) {
        String unit = cell(row, "PricingUnit");
        return unit.matches("\\d+ .*") ? new BigDecimal(unit.substring(0, unit.indexOf(' '))) : BigDecimal.ONE;
    }

    private BigInteger tokens(String meter) {
        return statement.groups().stream()
                .map(group -> group.tokens().getOrDefault(meter, BigInteger.ZERO))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private void empty() {
        eachCell((row, column) -> {
            String cell = cell(row, column);
            boolean mayBeEmpty = MAY_BE_EMPTY.contains(column) || (!isUsage(row) && ONLY_OF_USAGE.contains(column));
            holds(!cell.isEmpty() || mayBeEmpty, () -> column + " of " + row);
            holds(!cell.equalsIgnoreCase("null"), () -> column + " of " + row);
            holds(cell.isEmpty() || isUsage(row) || !ONLY_OF_USAGE.contains(column), () -> column + " of " + row);
            holds(!cell.equals("0") || !MAY_BE_EMPTY.contains(column), () -> column + " of " + row);
        });
    }

    private interface EachCell {
        void check(Map<String, String> row, String column);
    }

    private void eachCell(EachCell check) {
        table.rows().forEach(row -> row.keySet().forEach(column -> check.check(row, column)));
    }

    private void times() {
        for (Map<String, String> row : table.rows()) {
            String begin = cell(row, "ChargePeriodStart");
            String end = cell(row, "ChargePeriodEnd");
            String first = cell(row, "BillingPeriodStart");
            String next = cell(row, "BillingPeriodEnd");
            holds(begin.matches(TIME) && end.matches(TIME) && first.matches(MONTH) && next.matches(MONTH), () -> row);
            if (faults.isEmpty()) {
                holds(
                        begin.compareTo(first) >= 0 && begin.compareTo(next) < 0,
                        () -> "it begins outside its month: " + row);
                holds(begin.compareTo(end) < 0 && end.compareTo(next) <= 0, () -> "it ends outside its month: " + row);
                String month = java.time.YearMonth.parse(first.substring(0, 7)).plusMonths(1) + "-01T00:00:00Z";
                holds(next.equals(month), () -> "BillingPeriodEnd of " + row);
                boolean whole = Instant.parse(begin).plus(period).equals(Instant.parse(end));
                holds(whole || !isUsage(row), () -> "the end of " + row);
            }
        }
    }

    private void numbers() {
        eachCell((row, column) -> {
            if (column.endsWith("Cost") || column.endsWith("UnitPrice") || column.endsWith("Quantity")) {
                String cell = cell(row, column);
                boolean none = cell.isEmpty() && !isUsage(row) && !column.endsWith("Cost");
                String sign = isUsage(row) ? "" : "-?";
                holds(none || cell.matches(sign + "(0|[1-9]\\d*)(\\.\\d*[1-9])?"), () -> column + " of " + row);
            }
        });
        for (String column : COSTS) {
            table.rows().forEach(row -> holds(row.containsKey(column), () -> column + " of " + row));
        }
    }

    private void lists() {
        for (Map<String, String> row : table.rows()) {
            LISTS.forEach((column, words) -> holds(words.contains(cell(row, column)), () -> column + " of " + row));
        }
    }

    private void skus() {
        one(row -> cell(row, "SkuPriceId"), "SkuId");
        one(row -> cell(row, "SkuPriceId") + " " + cell(row, "ChargePeriodStart"), "ListUnitPrice");
        for (Map<String, String> row : table.rows()) {
            String id = cell(row, "SkuPriceId");
            holds(!id.matches(".*20\\d\\d-\\d\\d.*"), () -> "a day in " + id);
            holds(id.startsWith(cell(row, "SkuId")), () -> id + " of " + cell(row, "SkuId"));
            holds(!isUsage(row) || !id.isEmpty(), () -> row);
        }
    }

    private void one(Function<Map<String, String>, String> key, String column) {
        Map<String, Set<String>> all = new HashMap<>();
        table.rows().forEach(row -> all.computeIfAbsent(key.apply(row), each -> new HashSet<>())
                .add(cell(row, column)));
        all.forEach((id, values) -> holds(id.isBlank() || values.size() == 1 || id.startsWith(" "), () -> id + values));
    }

    private void units() {
        for (Map<String, String> row : table.rows()) {
            if (isUsage(row)) {
                String unit = cell(row, "ConsumedUnit");
                holds(
                        cell(row, "PricingUnit").equals(UNITS.getOrDefault(unit, "?")),
                        () -> unit + ", " + cell(row, "PricingUnit"));
                holds(
                        cell(row, "SkuMeter").matches("[A-Z][a-z0-9]*( [A-Z0-9][a-z0-9]*)*"),
                        () -> cell(row, "SkuMeter"));
            }
        }
    }

    private static JsonNode details(Map<String, String> row) {
        try {
            return FocusTable.json(cell(row, "SkuPriceDetails"));
        } catch (java.io.UncheckedIOException e) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }

    private void json() {
        for (Map<String, String> row : table.rows()) {
            if (isUsage(row)) {
                JsonNode details = details(row);
                Set<String> names = new TreeSet<>();
                details.fieldNames().forEachRemaining(names::add);
                holds(
                        names.equals(Set.of(
                                "x_ContextBand", "x_ModelDeveloper", "x_ModelId", "x_ServiceTier", "x_TokenType")),
                        () -> cell(row, "SkuPriceDetails"));
                details.forEach(value -> holds(value.isTextual(), () -> details));
            }
            if (!cell(row, "Tags").isEmpty()) {
                holds(cell(row, "Tags").startsWith("{\""), () -> cell(row, "Tags"));
            }
        }
    }

    private void pairs() {
        for (Map<String, String> row : table.rows()) {
            holds(cell(row, "RegionId").isEmpty() == cell(row, "RegionName").isEmpty(), () -> row);
            holds(
                    cell(row, "SubAccountId").isEmpty()
                            == cell(row, "SubAccountName").isEmpty(),
                    () -> row);
            holds(cell(row, "x_Residency").equals(cell(row, "RegionId")), () -> row);
        }
    }

    private void metadata() {
        JsonNode beside = table.metadata();
        Map<String, Long> counts = Map.of(
                "x_RecordsRead", statement.records().read(),
                "x_RecordsPriced", statement.records().priced(),
                "x_RecordsUnpriced", statement.records().unpriced(),
                "x_RecordsNotBilled", statement.records().notBilled(),
                "x_RecordsRejected", statement.records().rejected(),
                "x_RecordsDuplicate", statement.records().duplicate());
        counts.forEach((name, count) -> holds(beside.path(name).asLong(-1) == count, () -> name + " of " + beside));
        holds(beside.path("x_AtLeast").asBoolean() == statement.atLeast(), () -> beside);
        List<String> columns = new ArrayList<>();
        beside.path("Columns").forEach(column -> columns.add(column.asText()));
        holds(columns.equals(table.head()), () -> columns);
        table.rows()
                .forEach(row -> holds(
                        !isUsage(row) || !cell(row, "BilledCost").equals("0"),
                        () -> "what has no price has no row: " + row));
    }

    private void credits() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map<String, String> row : table.rows()) {
            if (cell(row, "ChargeCategory").equals("Credit")) {
                String cost = cell(row, "BilledCost");
                holds(cost.startsWith("-"), () -> "a credit of " + cost);
                COSTS.forEach(column -> holds(cell(row, column).equals(cost), () -> column + " of " + row));
                sum = cost.isEmpty() ? sum : sum.add(new BigDecimal(cost));
            }
        }
        BigDecimal used = statement.credits().stream()
                .map(CreditLine::used)
                .map(amount -> amount.usd())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.negate().compareTo(used) != 0) {
            fault("credits of %s, not %s".formatted(sum, used));
        }
    }
}
