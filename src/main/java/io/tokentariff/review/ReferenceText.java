package io.tokentariff.review;

import io.tokentariff.io.write.TextTable;
import io.tokentariff.rating.RuleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rulebook for a terminal. */
final class ReferenceText {

    private final RuleReference reference;
    private final StringBuilder text = new StringBuilder();

    ReferenceText(RuleReference reference) {
        this.reference = reference;
    }

    String write() {
        line(DiffReport.count(reference.rules().size(), "rule", "rules") + ", rulebook " + reference.revision());
        reference.rules().forEach(this::rule);
        line("");
        line("Facts that rules can see");
        TextTable facts = new TextTable().words("fact").words("is there").words("has");
        reference.facts().forEach(fact -> facts.row(List.of(fact.name(), fact.there(), fact.has())));
        facts.lines().forEach(this::line);
        line("");
        line("Rates, USD per 1,000,000 tokens; ~ approximate or the source is not sure, * derived by a rule");
        reference.grid().models().forEach(this::rates);
        return text.toString();
    }

    private void rule(RuleReference.Entry entry) {
        RuleRef rule = entry.rule();
        line("");
        line(rule.sentence());
        line("  %s  %s:%s".formatted(rule.id(), rule.file(), rule.line()));
        line("  source    " + rule.source());
        entry.text().annotations().forEach((name, value) -> {
            if (!name.equals("id") && !name.equals("source")) {
                line("  %-9s %s".formatted(name, value));
            }
        });
        if (reference.hasUsage()) {
            line("  fired     " + entry.fired());
        }
        if (entry.rows().size() > ReferenceMarkdown.ROWS_LISTED) {
            line("  numbers   %s rows of %s".formatted(entry.rows().size(), ReferenceMarkdown.tables(entry.rows())));
        } else {
            entry.rows().forEach(row -> line("  number    %s  %s".formatted(row.words(), row.place())));
        }
        entry.text().when().forEach(each -> line("  | " + each));
        line("  > " + entry.text().then());
    }

    private void rates(RateGrid.Model model) {
        line("");
        List<String> meters = reference.grid().meters().stream()
                .filter(model.meters()::contains)
                .toList();
        TextTable table = new TextTable().words(model.name());
        meters.forEach(table::words);
        for (RateGrid.Line line : model.lines()) {
            List<String> cells = new ArrayList<>();
            cells.add(line.context().isEmpty() ? line.tier() : line.tier() + ", long context");
            for (String meter : meters) {
                List<RateGrid.Price> prices = line.prices().getOrDefault(meter, List.of());
                cells.add(
                        prices.isEmpty()
                                ? "-"
                                : prices.stream()
                                        .map(price -> cell(price, prices.size() > 1))
                                        .collect(Collectors.joining("; ")));
            }
            table.row(cells);
        }
        table.lines().forEach(this::line);
    }

    private static String cell(RateGrid.Price price, boolean withPeriod) {
        return (price.vague() ? "~" : "")
                + price.amount()
                + (price.derived().isEmpty() ? "" : "*")
                + (withPeriod ? " " + price.period() : "");
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
