package io.tokentariff.review;

import io.tokentariff.rating.RuleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rulebook as Markdown. */
final class ReferenceMarkdown {

    /** More rows than this are counted, not listed: the rates follow as a table of their own. */
    static final int ROWS_LISTED = 12;

    private final RuleReference reference;
    private final StringBuilder text = new StringBuilder();

    ReferenceMarkdown(RuleReference reference) {
        this.reference = reference;
    }

    String write() {
        text.append("# The rulebook\n\n");
        text.append(DiffReport.count(reference.rules().size(), "rule", "rules")).append(", revision `");
        text.append(reference.revision()).append("`.");
        if (reference.hasUsage()) {
            text.append(" Fired: in ").append(reference.usage()).append('.');
        }
        text.append('\n');
        String folder = "";
        for (RuleReference.Entry entry : reference.rules()) {
            if (!entry.folder().equals(folder)) {
                folder = entry.folder();
                text.append("\n## ").append(escaped(folder)).append('\n');
            }
            rule(entry);
        }
        facts();
        rates();
        return text.toString();
    }

    private void rule(RuleReference.Entry entry) {
        RuleRef rule = entry.rule();
        text.append("\n### ").append(escaped(rule.sentence())).append("\n\n");
        text.append("`")
                .append(rule.id())
                .append("` in `")
                .append(rule.file())
                .append(':')
                .append(rule.line());
        text.append("`\n\n- source: ").append(escaped(rule.source())).append('\n');
        entry.text().annotations().forEach((name, value) -> {
            if (!name.equals("id") && !name.equals("source")) {
                text.append("- ")
                        .append(escaped(name))
                        .append(": ")
                        .append(escaped(value))
                        .append('\n');
            }
        });
        text.append("- sees: ").append(facts(entry.text())).append("; decides: ");
        text.append(entry.text().decides()).append('\n');
        if (reference.hasUsage()) {
            text.append("- fired: ").append(entry.fired()).append('\n');
        }
        rows(entry.rows());
        text.append("\n```\n").append(String.join("\n", entry.text().when())).append("\n```\n");
    }

    static String facts(RuleText rule) {
        return rule.facts().stream()
                .map(fact -> rule.absentFacts().contains(fact) ? fact + " (or its absence)" : fact)
                .collect(Collectors.joining(", "));
    }

    private void rows(List<RuleReference.UsedRow> rows) {
        if (rows.size() > ROWS_LISTED) {
            text.append("- numbers: ")
                    .append(rows.size())
                    .append(" rows of ")
                    .append(tables(rows))
                    .append('\n');
        } else {
            rows.forEach(row -> text.append("- number: ")
                    .append(escaped(row.words()))
                    .append(" (`")
                    .append(row.place())
                    .append("`)\n"));
        }
    }

    static String tables(List<RuleReference.UsedRow> rows) {
        return rows.stream()
                .map(row -> row.place().substring(0, row.place().lastIndexOf(':')))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void facts() {
        text.append("\n## Facts\n\nWhat rules can see.\n\n| fact | is there | has |\n|---|---|---|\n");
        reference
                .facts()
                .forEach(fact -> text.append(
                        "| `%s` | %s | %s |\n".formatted(fact.name(), escaped(fact.there()), escaped(fact.has()))));
    }

    private void rates() {
        text.append(
                "\n## Rates\n\nUSD per 1,000,000 tokens. `≈` approximate or the source is not sure, `*` derived by a rule.\n");
        for (RateGrid.Model model : reference.grid().models()) {
            List<String> meters = reference.grid().meters().stream()
                    .filter(model.meters()::contains)
                    .toList();
            text.append("\n### ").append(escaped(model.name())).append("\n\n| tier | ");
            text.append(meters.stream().map(ReferenceMarkdown::escaped).collect(Collectors.joining(" | ")));
            text.append(" |\n|---|").append("---:|".repeat(meters.size())).append('\n');
            for (RateGrid.Line line : model.lines()) {
                List<String> cells = new ArrayList<>();
                cells.add(line.context().isEmpty() ? line.tier() : line.tier() + ", long context");
                meters.forEach(meter -> cells.add(cell(line.prices(), meter)));
                text.append("| ").append(String.join(" | ", cells)).append(" |\n");
            }
        }
    }

    private static String cell(Map<String, List<RateGrid.Price>> prices, String meter) {
        List<RateGrid.Price> some = prices.getOrDefault(meter, List.of());
        return some.isEmpty()
                ? "–"
                : some.stream().map(price -> cell(price, some.size() > 1)).collect(Collectors.joining("<br>"));
    }

    private static String cell(RateGrid.Price price, boolean withPeriod) {
        return (price.vague() ? "≈ " : "")
                + price.amount()
                + (price.derived().isEmpty() ? "" : "\\*")
                + (withPeriod ? " " + price.period() : "");
    }

    private static String escaped(String text) {
        return DiffMarkdown.escaped(text);
    }
}
