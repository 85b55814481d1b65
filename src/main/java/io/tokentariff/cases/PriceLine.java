package io.tokentariff.cases;

import io.tokentariff.rating.PriceStatus;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a table of prices on its way to a case: usage with tokens of each meter, and what each must cost. */
final class PriceLine {

    private static final String NO_PRICE = "none";
    private static final String ABOUT = "~";
    private static final long TOKENS = PriceTable.TOKENS;

    private final FieldReader reader;
    private final int number;
    private final Map<String, List<Price>> prices = new LinkedHashMap<>();
    private boolean sound = true;

    private record Price(BigDecimal usd, String certainty) {}

    PriceLine(FieldReader reader, int number) {
        this.reader = reader;
        this.number = number;
    }

    /** Takes the cell of a meter; what is wrong with it is reported. */
    void add(String meter, String cell) {
        if (cell.equals(NO_PRICE)) {
            prices.put(meter, List.of());
            return;
        }
        boolean about = cell.startsWith(ABOUT);
        BigDecimal price = reader.decimal(text(about ? cell.substring(ABOUT.length()) : cell), meter);
        sound &= price != null;
        if (price != null) {
            prices.put(meter, List.of(new Price(price, about ? "approximate" : "published")));
        }
    }

    /**
     * Returns the line, null if something is wrong; it is reported.
     *
     * @param words what it is about
     * @param said what it says of its usage
     * @param term the term that derives its prices, empty for none
     */
    PriceCase.@Nullable Line line(
            CaseHead head,
            String words,
            Map<String, String> said,
            YamlNode.@Nullable Fields defaults,
            CaseTables tables,
            String term) {
        if (prices.isEmpty() && sound) {
            reader.report("missing-value", number, 0, "The line has no price.", "");
        }
        if (prices.isEmpty() || !sound) {
            return null;
        }
        UsageRecord usage = UsageWords.read(defaults, usage(said), reader);
        return usage == null
                ? null
                : new PriceCase.Line(words, new UsageCase(head, usage, tables, expected(head.rule(), term)));
    }

    private YamlNode.Fields usage(Map<String, String> said) {
        Map<String, YamlNode.Field> fields = new LinkedHashMap<>();
        said.forEach((name, value) -> fields.put(name, field(text(value))));
        Map<String, YamlNode.Field> others = new LinkedHashMap<>();
        for (String meter : Meters.NAMED) {
            if (prices.containsKey(meter) || !meter.equals(Meters.REQUESTS)) {
                put(fields, UsageNames.LONG.getOrDefault(meter, meter), prices.containsKey(meter) ? TOKENS : 0);
            }
        }
        put(
                fields,
                "input_tokens",
                TOKENS * prices.keySet().stream().filter(Meters::isInput).count());
        if (prices.containsKey(Meters.TRAINING)) {
            fields.put("operation", field(text(Operation.TRAINING.word())));
        }
        prices.keySet().stream()
                .filter(meter -> !Meters.NAMED.contains(meter))
                .forEach(meter -> put(others, meter, TOKENS));
        if (!others.isEmpty()) {
            fields.put("meters", field(new YamlNode.Fields(others, number, 0)));
        }
        return new YamlNode.Fields(fields, number, 0);
    }

    private void put(Map<String, YamlNode.Field> fields, String name, long tokens) {
        fields.put(name, field(text(Long.toString(tokens))));
    }

    private YamlNode.Text text(String value) {
        return new YamlNode.Text(value, number, 0);
    }

    private YamlNode.Field field(YamlNode value) {
        return new YamlNode.Field(value, number, 0);
    }

    private Expectation expected(@Nullable String rule, String term) {
        Map<String, List<Expectation.Rated>> charges = new LinkedHashMap<>();
        prices.forEach((meter, cell) -> charges.put(
                meter,
                cell.stream()
                        .map(price -> new Expectation.Rated(price.usd(), null, term, price.certainty()))
                        .toList()));
        boolean all = prices.values().stream().noneMatch(List::isEmpty);
        String status = (all ? PriceStatus.PRICED : PriceStatus.UNPRICED).word();
        return new Expectation(
                number,
                rule == null ? List.of() : List.of(rule),
                List.of(),
                new Expectation.Said<>(status, number),
                null,
                new Expectation.Said<>(charges, number),
                null,
                null);
    }
}
