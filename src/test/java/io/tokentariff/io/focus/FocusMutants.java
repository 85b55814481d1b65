package io.tokentariff.io.focus;

import static io.tokentariff.io.focus.FocusTable.cell;
import static io.tokentariff.io.focus.FocusTable.number;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a writer of FOCUS files may do wrong: each a small change of a good file, by what it is. */
final class FocusMutants {

    private static final Map<String, Consumer<FocusTable>> ALL = new TreeMap<>();

    static {
        word("unit in small letters", "ConsumedUnit", "Tokens", unit -> "tokens");
        word("unit of one", "ConsumedUnit", "Tokens", unit -> "Token");
        word("price unit abbreviated", "PricingUnit", "1000000 Tokens", unit -> "1M Tokens");
        word("price per thousand", "PricingUnit", "1000000 Tokens", unit -> "1000 Tokens");
        word("period ends with its last second", "ChargePeriodEnd", null, FocusMutants::secondBefore);
        word(
                "month ends with its last day",
                "BillingPeriodEnd",
                "2026-05-01T00:00:00Z",
                time -> "2026-04-30T00:00:00Z");
        word("month begins with the record", "BillingPeriodStart", null, time -> "2026-04-12T00:00:00Z");
        word("time without its zone", "ChargePeriodStart", null, time -> time.replace("Z", ""));
        word("time with an offset", "ChargePeriodStart", null, time -> time.replace("Z", "+00:00"));
        word("time with milliseconds", "ChargePeriodStart", null, time -> time.replace("Z", ".000Z"));
        usage("period of no length", row -> row.put("ChargePeriodEnd", cell(row, "ChargePeriodStart")));
        usage("sign turned", row -> row.put("BilledCost", "-" + cell(row, "BilledCost")));
        usage("sign written", row -> row.put("BilledCost", "+" + cell(row, "BilledCost")));
        usage(
                "cost rounded to cents",
                row -> row.put(
                        "BilledCost",
                        number(row, "BilledCost")
                                .setScale(2, RoundingMode.HALF_EVEN)
                                .toPlainString()));
        usage(
                "cost with an exponent",
                row -> row.put(
                        "ListCost", number(row, "ListCost").movePointRight(9).toBigInteger() + "E-9"));
        usage(
                "cost through a floating-point number",
                row -> row.put("EffectiveCost", cell(row, "EffectiveCost") + "0000000001"));
        usage("cost with trailing zeros", row -> row.put("ListUnitPrice", cell(row, "ListUnitPrice") + ".00"));
        usage(
                "cost with a comma",
                row -> row.put("BilledCost", cell(row, "BilledCost").replace('.', ',')));
        usage("list price as the contracted one times two", row -> row.put("ListUnitPrice", "7.77"));
        usage("no effective cost", row -> row.put("EffectiveCost", "0"));
        usage("quantity in tokens", row -> row.put("PricingQuantity", cell(row, "ConsumedQuantity")));
        usage("quantity in millions", row -> row.put("ConsumedQuantity", cell(row, "PricingQuantity")));
        usage("quantity of nothing", row -> row.put("ConsumedQuantity", "0"));
        usage("null as a word", row -> row.put("ChargeClass", "NULL"));
        usage("null as a zero", row -> row.put("RegionId", "0"));
        usage("a description is missing", row -> row.put("ChargeDescription", ""));
        usage("a sub-account without its name", row -> row.put("SubAccountName", ""));
        usage("a region without its name", row -> row.put("RegionId", "eu"));
        usage("another sub-account", row -> {
            row.put("SubAccountId", "nobody");
            row.put("SubAccountName", "nobody");
        });
        usage("another month", row -> {
            row.put("BillingPeriodStart", "2026-09-01T00:00:00Z");
            row.put("BillingPeriodEnd", "2026-10-01T00:00:00Z");
            row.put("ChargePeriodStart", "2026-09-02T00:00:00Z");
            row.put("ChargePeriodEnd", "2026-09-03T00:00:00Z");
        });
        usage("another tier", row -> row.put("x_ServiceTier", "scale"));
        usage(
                "another model",
                row -> row.put("SkuPriceDetails", cell(row, "SkuPriceDetails").replace("\"gpt-", "\"gtp-")));
        usage("details that are no JSON", row -> row.put("SkuPriceDetails", "x_ModelId=gpt-5"));
        usage(
                "details with a name of the standard's",
                row -> row.put("SkuPriceDetails", cell(row, "SkuPriceDetails").replace("x_ModelId", "ModelId")));
        usage("two SKUs of one price", row -> row.put("SkuId", "gpt"));
        usage("a price with its day", row -> row.put("SkuPriceId", cell(row, "SkuPriceId") + "/2026-04-01"));
        usage("meter in small letters", row -> row.put("SkuMeter", "cached_input"));
        word("category in small letters", "ChargeCategory", "Usage", word -> "usage");
        word("a category that is none", "ChargeCategory", "Tax", word -> "Taxes");
        word("a discount as a credit", "ChargeCategory", "Adjustment", word -> "Credit");
        word("pricing category that is none", "PricingCategory", "Standard", word -> "On-Demand");
        word("frequency that is none", "ChargeFrequency", "Usage-Based", word -> "Recurring");
        word("subcategory of another category", "ServiceSubcategory", null, word -> "Virtual Machines");
        word("currency in small letters", "BillingCurrency", "USD", word -> "usd");
        word("another currency", "BillingCurrency", "USD", word -> "EUR");
        word("calculated costs as invoiced ones", "x_CostBasis", null, word -> "invoiced");
        add("a credit that adds", table -> credit(table)
                .put("BilledCost", cell(credit(table), "BilledCost").substring(1)));
        add("a credit at list price", table -> credit(table).put("ListCost", "-1"));
        add("a credit with a SKU", table -> credit(table).put("SkuId", "gpt-5-input"));
        add("a row left out", table -> table.rows().remove(7));
        add("a row twice", table -> table.rows().add(table.rows().get(7)));
        add("a row of what has no price", table -> {
            Map<String, String> row = new LinkedHashMap<>(table.rows().get(7));
            for (String column : new String[] {"BilledCost", "EffectiveCost", "ContractedCost", "ListCost"}) {
                row.put(column, "0");
            }
            table.rows().add(row);
        });
        for (String column :
                new String[] {"BillingCurrency", "ChargeClass", "PricingUnit", "BilledCost", "x_RateRow"}) {
            add("no column " + column, table -> without(table, column));
        }
        add("a column of the other version", table -> {
            table.head().add(table.head().indexOf("RegionId"), "ProviderName");
            table.rows().forEach(row -> row.put("ProviderName", "OpenAI"));
        });
        add("columns in another order", table -> Collections.swap(table.head(), 3, 4));
        add("what has no price not counted beside", table -> ((ObjectNode) table.metadata())
                .put("x_RecordsUnpriced", 0));
        add("a lower bound as the whole", table -> ((ObjectNode) table.metadata()).put("x_AtLeast", false));
    }

    private FocusMutants() {}

    /** What is done wrong, by what it is. */
    static Map<String, Consumer<FocusTable>> all() {
        return Collections.unmodifiableMap(ALL);
    }

    private static void add(String name, Consumer<FocusTable> change) {
        ALL.put(name, change);
    }

    /** Changes a cell of one row, the first that has that value, or that is of usage. */
    private static void word(String name, String column, @Nullable String value, UnaryOperator<String> change) {
        add(name, table -> table.first(row -> value == null
                        ? FocusTable.isUsage(row)
                        : cell(row, column).equals(value))
                .compute(column, (same, before) -> change.apply(before)));
    }

    /** Changes one row of usage, of a project, whose cost has more decimals than cents have. */
    private static void usage(String name, Consumer<Map<String, String>> change) {
        add(
                name,
                table -> change.accept(table.first(row -> FocusTable.isUsage(row)
                        && cell(row, "SkuPriceDetails").contains("\"gpt-")
                        && !cell(row, "SubAccountId").isEmpty()
                        && cell(row, "RegionId").isEmpty()
                        && cell(row, "ListUnitPrice").matches("\\d+")
                        && cell(row, "ConsumedUnit").equals("Tokens")
                        && number(row, "BilledCost").scale() > 2)));
    }

    private static String secondBefore(String time) {
        return java.time.Instant.parse(time).minusSeconds(1).toString();
    }

    private static Map<String, String> credit(FocusTable table) {
        return table.first(row -> cell(row, "ChargeCategory").equals("Credit"));
    }

    private static void without(FocusTable table, String column) {
        table.head().remove(column);
        table.rows().forEach(row -> row.remove(column));
    }
}
