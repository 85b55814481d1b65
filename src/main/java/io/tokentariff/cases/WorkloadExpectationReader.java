package io.tokentariff.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code expect:} of a case about a workload.
 *
 * <pre>{@code
 * expect: silent            # the rule inserts nothing
 * expect: fires             # the rule inserts something
 * expect:                   # the rule inserts something, and besides, each line where it stands:
 *   verdict: migrate        # stay, migrate, move-tier, use-caching, review
 *   target: acme-5          # the model moved to
 *   tier: batch             # the tier moved to
 *   saving_usd: 0.39        # on the usage given, exactly
 *   cost_usd: 1.44          # now, exactly
 *   reasons: [migrate.input-heavy]                          # all that stand, the deciding one first
 *   overruled: {migrate.input-heavy: migrate.simple-task}   # all that gave way, and to which
 *   candidates: [acme-5, acme-6]                            # all that the tables allow for these models and this task
 *   says: "at 20.00"        # a part of the deciding reason's sentence
 *   findings: [too-few-days]                                # these are among the findings
 *   no_findings: [partly-priced]                            # these are not
 *   fires: other.rule       # one or a list: these insert something too
 *   silent: migrate.x       # one or a list: these insert nothing
 * }</pre>
 */
final class WorkloadExpectationReader {

    private static final String SILENT = "silent";
    private static final String FIRES = "fires";
    private static final List<String> KEYS = List.of(
            FIRES,
            SILENT,
            "verdict",
            "target",
            "tier",
            "saving_usd",
            "cost_usd",
            "reasons",
            "overruled",
            "candidates",
            "says",
            "findings",
            "no_findings");

    private final FieldReader reader;

    WorkloadExpectationReader(FieldReader reader) {
        this.reader = reader;
    }

    /** Returns what is expected, null if nothing is; why is reported. */
    @Nullable
    WorkloadExpectation read(YamlNode node, @Nullable String rule) {
        if (node instanceof YamlNode.Text) {
            String word = reader.word(node, "expect", List.of(SILENT, FIRES));
            if (word == null || rule == null) {
                if (rule == null) {
                    reader.report("missing-rule", node, "\"expect: %s\" needs a rule.".formatted(word));
                }
                return null;
            }
            boolean silent = word.equals(SILENT);
            List<String> about = List.of(rule);
            return new WorkloadExpectation(
                    node.line(),
                    silent ? List.of() : about,
                    silent ? about : List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of());
        }
        YamlNode.Fields fields = reader.fields(node, "expect");
        return fields == null ? null : read(fields, rule);
    }

    private WorkloadExpectation read(YamlNode.Fields fields, @Nullable String rule) {
        reader.allow(fields, KEYS);
        if (fields.values().isEmpty()) {
            reader.report("missing-value", fields, "The case expects nothing.");
        }
        List<String> silent = reader.names(fields, SILENT);
        List<String> fires = new ArrayList<>(reader.names(fields, FIRES));
        if (rule != null && !silent.contains(rule) && !fires.contains(rule)) {
            fires.add(0, rule);
        }
        return new WorkloadExpectation(
                fields.line(),
                List.copyOf(fires),
                silent,
                reader.text(fields, "verdict"),
                reader.text(fields, "target"),
                reader.text(fields, "tier"),
                decimal(fields, "saving_usd"),
                decimal(fields, "cost_usd"),
                namesOrNull(fields, "reasons"),
                overruled(fields),
                namesOrNull(fields, "candidates"),
                reader.text(fields, "says"),
                reader.names(fields, "findings"),
                reader.names(fields, "no_findings"));
    }

    private @Nullable List<String> namesOrNull(YamlNode.Fields fields, String name) {
        return fields.values().containsKey(name) ? reader.names(fields, name) : null;
    }

    private @Nullable BigDecimal decimal(YamlNode.Fields fields, String name) {
        YamlNode value = FieldReader.value(fields, name);
        return value == null ? null : reader.decimal(value, name);
    }

    private @Nullable Map<String, String> overruled(YamlNode.Fields fields) {
        YamlNode value = FieldReader.value(fields, "overruled");
        YamlNode.Fields by = value == null ? null : reader.fields(value, "overruled");
        if (by == null) {
            return null;
        }
        Map<String, String> overruled = new LinkedHashMap<>();
        by.values().keySet().forEach(loser -> {
            String winner = reader.text(by, loser);
            if (winner != null) {
                overruled.put(loser, winner);
            }
        });
        return overruled;
    }
}
