package io.tokentariff.cases;

import io.tokentariff.rating.PriceStatus;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a table of prices, written as the case it stands for: usage with tokens of each meter, and what each must cost.
 *
 * @param at where it stands
 * @param prices its cells, by meter
 * @param term the term that derives its prices, empty for none
 */
record PriceLine(FilePlace at, Map<String, YamlNode.Text> prices, String term) {

    /** How many tokens each meter of a line has. */
    static final long TOKENS = 1_000;

    private static final String NO_PRICE = "none";
    private static final String ABOUT = "~";

    /** Returns its {@code usage:}, with what the line itself says of it. */
    YamlNode.Fields usage(Map<String, String> said) {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        said.forEach((name, value) -> fields.put(name, text(value)));
        Map<String, YamlNode> others = new TreeMap<>();
        prices.keySet().forEach(meter -> others.put(meter, text(TOKENS)));
        for (String meter : Meters.NAMED) {
            YamlNode count = others.remove(meter);
            if (count != null || !meter.equals(Meters.REQUESTS)) {
                fields.put(meter, count == null ? text(0) : count);
            }
        }
        fields.put(
                Meters.INPUT,
                text(TOKENS * prices.keySet().stream().filter(Meters::isInput).count()));
        if (prices.containsKey(Meters.TRAINING)) {
            fields.put("operation", text(Operation.TRAINING.word()));
        }
        fields.put("meters", fields(others));
        return fields(fields);
    }

    /** Returns its {@code expect:}. */
    YamlNode expect() {
        Map<String, YamlNode> charges = new LinkedHashMap<>();
        prices.forEach((meter, cell) ->
                charges.put(meter, new YamlNode.Items(isNone(cell) ? List.of() : List.of(charge(cell)), at.line(), 0)));
        boolean all = prices.values().stream().noneMatch(PriceLine::isNone);
        String status = (all ? PriceStatus.PRICED : PriceStatus.UNPRICED).word();
        return fields(Map.of("status", text(status), "charges", fields(charges)));
    }

    private static boolean isNone(YamlNode.Text cell) {
        return cell.text().equals(NO_PRICE);
    }

    private YamlNode charge(YamlNode.Text cell) {
        boolean about = cell.text().startsWith(ABOUT);
        int before = about ? ABOUT.length() : 0;
        return fields(Map.of(
                "price", new YamlNode.Text(cell.text().substring(before), cell.line(), cell.column() + before),
                "term", text(term),
                "certainty", text(about ? "approximate" : "published")));
    }

    private YamlNode text(Object value) {
        return new YamlNode.Text(value.toString(), at.line(), 0);
    }

    private YamlNode.Fields fields(Map<String, YamlNode> values) {
        Map<String, YamlNode.Field> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(name, YamlNode.Field.of(value)));
        return new YamlNode.Fields(fields, at.line(), 0);
    }
}
