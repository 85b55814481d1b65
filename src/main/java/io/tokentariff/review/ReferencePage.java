package io.tokentariff.review;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.report.Report.Fact;
import io.tokentariff.rating.RuleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rulebook as text or Markdown. */
final class ReferencePage {

    /** More rows than this are counted, not listed: the rates follow as a table of their own. */
    static final int ROWS_LISTED = 12;

    private final RuleReference reference;
    private final Report report = new Report("The rulebook");

    private ReferencePage(RuleReference reference) {
        this.reference = reference;
    }

    static Report of(RuleReference reference) {
        return new ReferencePage(reference).report();
    }

    private Report report() {
        report.text(Phrase.of(DiffReport.count(reference.rules().size(), "rule", "rules") + ", revision ")
                .andCode(reference.revision())
                .and(reference.hasUsage() ? ". Fired: in " + reference.usage() + "." : "."));
        reference.folders().forEach((folder, entries) -> {
            report.heading(1, folder);
            entries.forEach(this::rule);
        });
        report.heading(1, "Facts that rules can see");
        report.table(
                List.of(Column.words("fact"), Column.words("is there"), Column.words("has")),
                reference.facts().stream()
                        .map(fact -> List.of(Phrase.code(fact.name()), Phrase.of(fact.there()), Phrase.of(fact.has())))
                        .toList());
        report.heading(1, "Rates")
                .text(
                        "USD per 1,000,000 tokens where nothing else is said; ~ approximate or the source is not sure, * derived by a rule.");
        reference.grid().models().forEach(this::rates);
        return report;
    }

    private void rule(RuleReference.Entry entry) {
        RuleRef rule = entry.rule();
        report.heading(2, rule.sentence());
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("rule", Phrase.code(rule.id()).and("  ").andCode(rule.file() + ":" + rule.line())));
        facts.add(Fact.of("source", rule.source()));
        entry.text().remarks().forEach((name, value) -> facts.add(Fact.of(name, value)));
        facts.add(Fact.of("sees", seen(entry.text())));
        facts.add(Fact.of("decides", entry.text().decides()));
        if (reference.hasUsage()) {
            facts.add(Fact.of("fired", entry.fired()));
        }
        if (entry.rows().size() > ROWS_LISTED) {
            facts.add(Fact.of("numbers", "%s rows of %s".formatted(entry.rows().size(), tables(entry.rows()))));
        } else {
            entry.rows()
                    .forEach(row -> facts.add(
                            Fact.of("number", Phrase.of(row.words() + "  ").andCode(row.place()))));
        }
        report.facts(facts);
        List<String> lines = new ArrayList<>();
        entry.text().when().forEach(each -> lines.add("  | " + each));
        lines.add("  > " + entry.text().then());
        report.code(lines);
    }

    private static String seen(RuleText rule) {
        return rule.facts().stream()
                .map(fact -> rule.absentFacts().contains(fact) ? fact + " (or its absence)" : fact)
                .collect(Collectors.joining(", "));
    }

    /** The tables that rows stand in. */
    static String tables(List<RuleReference.UsedRow> rows) {
        return rows.stream()
                .map(row -> row.place().substring(0, row.place().lastIndexOf(':')))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void rates(RateGrid.Model model) {
        List<String> meters = reference.grid().metersOf(model);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words("tier"));
        meters.forEach(meter -> columns.add(Column.words(meter).ifRoom()));
        report.heading(2, model.name());
        report.table(
                columns, model.lines().stream().map(line -> row(line, meters)).toList());
    }

    private static List<Phrase> row(RateGrid.Line line, List<String> meters) {
        List<Phrase> cells = new ArrayList<>();
        cells.add(Phrase.of(line.name()));
        for (String meter : meters) {
            List<RateGrid.Price> prices = line.pricesOf(meter);
            cells.add(Phrase.of(
                    prices.isEmpty()
                            ? "-"
                            : prices.stream()
                                    .map(price -> cell(price, prices.size() > 1))
                                    .collect(Collectors.joining("; "))));
        }
        return cells;
    }

    private static String cell(RateGrid.Price price, boolean withPeriod) {
        return (price.vague() ? "~" : "")
                + price.amount()
                + (price.derived().isEmpty() ? "" : "*")
                + (withPeriod ? " " + price.period() : "");
    }
}
