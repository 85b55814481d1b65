package io.tokentariff.cases;

import io.tokentariff.cases.Expectation.Comparison;
import io.tokentariff.cases.Expectation.Must;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code expect:} of a case.
 *
 * <pre>{@code
 * expect: silent            # the rule inserts nothing
 * expect: fires             # the rule inserts something
 * expect:                   # the rule inserts something, and besides, each line where it stands:
 *   fires: other.rule       # one or a list: these insert something too
 *   silent: charges.x       # one or a list: these insert nothing
 *   status: priced          # what else there is depends on the kind of case
 * }</pre>
 *
 * <p>{@link PricedExpectables} says what can be expected of a price, {@link AdvisedExpectables} what of advice.
 *
 * @param reader takes values and reports faults
 * @param expectables what else can be expected
 */
record ExpectationReader<O extends TrialOutcome>(FieldReader reader, Expectable.All<O> expectables) {

    private static final String SILENT = "silent";
    private static final String FIRES = "fires";
    private static final List<String> RULES = List.of(FIRES, SILENT);

    /** Returns what is expected; what cannot be read is reported and left out. */
    Expectation<O> read(YamlNode node, @Nullable String rule) {
        YamlNode.Fields fields = node instanceof YamlNode.Text ? inFull(node, rule) : reader.fields(node, "expect");
        reader.allow(
                fields,
                Stream.concat(RULES.stream(), expectables.byName().keySet().stream())
                        .toList());
        if (node == fields && fields.values().isEmpty()) {
            reader.report("missing-value", fields, "The case expects nothing.");
        }
        List<String> silent = reader.names(fields, SILENT);
        List<String> fires = new ArrayList<>(reader.names(fields, FIRES));
        if (rule != null && !silent.contains(rule) && !fires.contains(rule)) {
            fires.add(0, rule);
        }
        return new Expectation<>(fields.line(), List.copyOf(fires), silent, musts(fields));
    }

    /** The word alone, {@code silent}, is short for {@code {silent: charges.x}} with the rule that the case is about. */
    private YamlNode.Fields inFull(YamlNode node, @Nullable String rule) {
        String word = reader.word(node, "expect", RULES);
        if (word != null && rule == null) {
            reader.report("missing-rule", node, "\"expect: %s\" needs a rule.".formatted(word));
        }
        YamlNode.Fields none = YamlNode.Fields.none(node);
        return word == null || rule == null
                ? none
                : none.with(Map.of(word, YamlNode.Field.of(new YamlNode.Text(rule, node.line(), node.column()))));
    }

    private List<Must<O>> musts(YamlNode.Fields said) {
        List<Must<O>> musts = new ArrayList<>();
        said.values().forEach((name, field) -> {
            Expectable<O> expectable = expectables.byName().get(name);
            Comparison<O> compare = expectable == null ? null : expectable.read(reader, field.value(), name);
            if (compare != null) {
                musts.add(new Must<>(field.line(), compare));
            }
        });
        expectables.unsaid().forEach((name, compare) -> {
            if (!said.values().containsKey(name)) {
                musts.add(new Must<>(said.line(), compare));
            }
        });
        return musts;
    }
}
