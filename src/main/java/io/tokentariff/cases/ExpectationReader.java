package io.tokentariff.cases;

import io.tokentariff.rating.PriceStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code expect:} of a case about usage.
 *
 * <pre>{@code
 * expect: silent            # the rule inserts nothing
 * expect: fires             # the rule inserts something
 * expect:                   # the rule inserts something, and besides, each line where it stands:
 *   status: priced          # or unpriced, not_billed
 *   amount_usd: 0.00066     # exactly
 *   charges: {input: 0.40, output: {price: 0.80, rule: charges.batch-half-price, term: batch-half-price}}
 *   adjustments: {input: 1.1, output: [1.1, {factor: 2, beyond: 270_000, rule: charges.long-context}]}
 *   findings: [assumed-tier, {code: no-rate, meter: output, says: "no rate"}]
 *   fires: other.rule       # one or a list: these insert something too
 *   silent: charges.x       # one or a list: these insert nothing
 * }</pre>
 *
 * <p>Charges, adjustments and findings are all there are: {@code {}} and {@code []} say that there are none.
 */
final class ExpectationReader {

    private static final String PRICE = "price";
    private static final String FORMER_PRICE = "usd_per_million";

    private static final String SILENT = "silent";
    private static final String FIRES = "fires";
    private static final List<String> KEYS =
            List.of(FIRES, SILENT, "status", "amount_usd", "charges", "adjustments", "findings");
    private static final List<String> STATUSES =
            Arrays.stream(PriceStatus.values()).map(PriceStatus::word).toList();

    private final FieldReader reader;

    ExpectationReader(FieldReader reader) {
        this.reader = reader;
    }

    /** Returns what is expected, null if nothing is; why is reported. */
    @Nullable
    Expectation read(YamlNode node, @Nullable String rule) {
        if (node instanceof YamlNode.Text) {
            String word = reader.word(node, "expect", List.of(SILENT, FIRES));
            if (word == null) {
                return null;
            }
            if (rule == null) {
                reader.report("missing-rule", node, "\"expect: %s\" needs a rule.".formatted(word));
                return null;
            }
            List<String> about = List.of(rule);
            boolean silent = word.equals(SILENT);
            return new Expectation(
                    node.line(), silent ? List.of() : about, silent ? about : List.of(), null, null, null, null, null);
        }
        YamlNode.Fields fields = reader.fields(node, "expect");
        return fields == null ? null : read(fields, rule);
    }

    private Expectation read(YamlNode.Fields fields, @Nullable String rule) {
        reader.allow(fields, KEYS);
        if (fields.values().isEmpty()) {
            reader.report("missing-value", fields, "The case expects nothing.");
        }
        List<String> silent = reader.names(fields, SILENT);
        List<String> fires = new ArrayList<>(reader.names(fields, FIRES));
        if (rule != null && !silent.contains(rule) && !fires.contains(rule)) {
            fires.add(0, rule);
        }
        return new Expectation(
                fields.line(),
                List.copyOf(fires),
                silent,
                said(fields, "status", value -> reader.word(value, "status", STATUSES)),
                said(fields, "amount_usd", value -> reader.decimal(value, "amount_usd")),
                said(fields, "charges", value -> byMeter(value, "charges", this::rated)),
                said(fields, "adjustments", value -> byMeter(value, "adjustments", this::factored)),
                said(fields, "findings", this::found));
    }

    private static <T> Expectation.@Nullable Said<T> said(
            YamlNode.Fields fields, String name, Function<YamlNode, @Nullable T> read) {
        YamlNode.Field field = fields.values().get(name);
        T value = field == null ? null : read.apply(field.value());
        return field == null || value == null ? null : new Expectation.Said<>(value, field.line());
    }

    private <T> @Nullable Map<String, List<T>> byMeter(
            YamlNode node, String name, Function<YamlNode, @Nullable T> read) {
        YamlNode.Fields fields = reader.fields(node, name);
        if (fields == null) {
            return null;
        }
        Map<String, List<T>> all = new LinkedHashMap<>();
        fields.values().forEach((meter, field) -> {
            List<YamlNode> nodes =
                    field.value() instanceof YamlNode.Items items ? items.values() : List.of(field.value());
            List<T> values = new ArrayList<>();
            for (YamlNode each : nodes) {
                T value = read.apply(each);
                if (value != null) {
                    values.add(value);
                }
            }
            all.put(meter, values);
        });
        return all;
    }

    private Expectation.@Nullable Rated rated(YamlNode node) {
        if (!(node instanceof YamlNode.Fields fields)) {
            BigDecimal price = reader.decimal(node, PRICE);
            return price == null ? null : new Expectation.Rated(price, null, null, null);
        }
        reader.allow(fields, List.of(PRICE, FORMER_PRICE, "rule", "term", "certainty"));
        BigDecimal price = decimal(fields, PRICE);
        return new Expectation.Rated(
                price == null ? decimal(fields, FORMER_PRICE) : price,
                reader.text(fields, "rule"),
                reader.text(fields, "term"),
                reader.text(fields, "certainty"));
    }

    private Expectation.@Nullable Factored factored(YamlNode node) {
        if (!(node instanceof YamlNode.Fields fields)) {
            BigDecimal factor = reader.decimal(node, "factor");
            return factor == null ? null : new Expectation.Factored(factor, null, null);
        }
        reader.allow(fields, List.of("factor", "beyond", "rule"));
        YamlNode beyond = FieldReader.value(fields, "beyond");
        return new Expectation.Factored(
                decimal(fields, "factor"),
                beyond == null ? null : reader.whole(beyond, "beyond"),
                reader.text(fields, "rule"));
    }

    private List<Expectation.Found> found(YamlNode node) {
        List<Expectation.Found> all = new ArrayList<>();
        for (YamlNode each : reader.items(node, "findings")) {
            if (each instanceof YamlNode.Fields fields) {
                reader.allow(fields, List.of("code", "meter", "rule", "says"));
                all.add(new Expectation.Found(
                        reader.text(fields, "code"),
                        reader.text(fields, "meter"),
                        reader.text(fields, "rule"),
                        reader.text(fields, "says")));
            } else {
                all.add(new Expectation.Found(reader.text(each, "findings"), null, null, null));
            }
        }
        return all;
    }

    private @Nullable BigDecimal decimal(YamlNode.Fields fields, String name) {
        YamlNode value = FieldReader.value(fields, name);
        return value == null ? null : reader.decimal(value, name);
    }
}
