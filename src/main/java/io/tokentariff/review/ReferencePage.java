package io.tokentariff.review;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.report.Report.Fact;
import io.tokentariff.io.report.Report.Item;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.rating.RuleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rulebook for people. What text has no room for, its index, the drawing and the notes of its prices, stands on a page alone. */
final class ReferencePage {

    /** More rows than this are counted, not listed: the rates follow as a table of their own. */
    private static final int ROWS_LISTED = 12;

    private static final String GRAPH = "What leads to what";
    private static final String FACTS = "Facts that rules can see";
    private static final String RATES = "Rates";

    private final RuleReference reference;
    private final boolean page;
    private final Report report = new Report("The rulebook");

    private ReferencePage(RuleReference reference, boolean page) {
        this.reference = reference;
        this.page = page;
    }

    /** @param page whether there is room for everything */
    static Report of(RuleReference reference, boolean page) {
        return new ReferencePage(reference, page).report();
    }

    private Report report() {
        report.text(Phrase.of(DiffReport.count(reference.rules().size(), "rule", "rules") + ", revision ")
                .andCode(reference.revision())
                .and(reference.hasUsage() ? ". Fired: in " + reference.usage() + "." : "."));
        if (page) {
            report.search("Search rules, models, rows and numbers ( / )");
            index();
        }
        reference.folders().forEach((folder, entries) -> {
            report.heading(1, folder);
            entries.forEach(this::rule);
        });
        if (page) {
            report.heading(1, GRAPH, GRAPH)
                    .text("A dashed line: the rule asks for the fact’s absence.")
                    .drawing(new FactGraph(reference.rules().stream()
                                    .map(RuleReference.Entry::text)
                                    .toList())
                            .svg());
        }
        report.heading(1, FACTS, FACTS)
                .table(
                        List.of(Column.words("fact"), Column.words("is there"), Column.words("has")),
                        reference.facts().stream()
                                .map(fact -> List.of(
                                        Phrase.code(fact.name()), Phrase.of(fact.there()), Phrase.of(fact.has())))
                                .toList());
        report.heading(1, RATES, RATES)
                .text("USD per 1,000,000 tokens where nothing else is said; ~ approximate or the source is not sure"
                        + " (“may”, “average”), * derived by a rule"
                        + (page ? ". The number beside a price is its note." : "."));
        reference.grid().models().forEach(this::rates);
        if (page) {
            new ReferenceTables(reference, report).add();
        }
        return report;
    }

    private void index() {
        List<Fact> index = new ArrayList<>();
        reference
                .folders()
                .forEach((folder, entries) -> index.add(links(
                        folder,
                        entries.stream()
                                .map(entry -> Phrase.link(
                                        entry.rule().sentence(), entry.rule().id()))
                                .toList())));
        index.add(links(
                "also",
                Stream.of(GRAPH, FACTS, ReferenceTables.TABLES, ReferenceTables.DOUBTS, ReferenceTables.SOURCES)
                        .map(name -> Phrase.link(name, name))
                        .toList()));
        Phrase models = reference.grid().models().stream()
                .map(model -> Phrase.link(model.name(), model.name()))
                .reduce(Phrase.link(RATES, RATES), (all, next) -> all.and(", ").and(next));
        index.add(links("prices", List.of(models)));
        report.facts(index);
    }

    private static Fact links(String label, List<Phrase> links) {
        return new Fact(label, links.get(0), links.subList(1, links.size()));
    }

    private void rule(RuleReference.Entry entry) {
        RuleRef rule = entry.rule();
        report.heading(2, rule.sentence(), rule.id());
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("rule", Phrase.code(rule.id()).and("  ").andCode(rule.file() + ":" + rule.line())));
        facts.add(Fact.of("source", rule.source()));
        entry.text().remarks().forEach((name, value) -> facts.add(Fact.of(name, value)));
        facts.add(Fact.of("sees", seen(entry.text())));
        facts.add(Fact.of("decides", entry.text().decides()));
        if (reference.hasUsage()) {
            facts.add(Fact.of("fired", entry.firedWords()));
        }
        if (entry.rows().size() > ROWS_LISTED) {
            facts.add(Fact.of(
                    "numbers", Phrase.link(entry.rows().size() + " rows", RATES).and(" of " + tables(entry.rows()))));
        } else {
            entry.rows()
                    .forEach(row -> facts.add(
                            Fact.of("number", Phrase.of(row.words() + "  ").and(place(row.place())))));
        }
        report.facts(facts);
        List<String> lines = new ArrayList<>();
        entry.text().when().forEach(each -> lines.add("  | " + each));
        lines.add("  > " + entry.text().then());
        if (page) {
            report.folded("The rule as it is written", "", lines);
        } else {
            report.code(lines);
        }
    }

    /** Where a row stands; on a page a link to its table. */
    private Phrase place(String place) {
        return page ? Phrase.link(place, place.substring(0, place.lastIndexOf(':'))) : Phrase.code(place);
    }

    private static String seen(RuleText rule) {
        return rule.facts().stream()
                .map(fact -> rule.absentFacts().contains(fact) ? fact + " (or its absence)" : fact)
                .collect(Collectors.joining(", "));
    }

    /** The tables that rows stand in. */
    private static String tables(List<RuleReference.UsedRow> rows) {
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
        List<String> notes = new ArrayList<>();
        List<List<Phrase>> rows = new ArrayList<>();
        for (RateGrid.Line line : model.lines()) {
            List<Phrase> cells = new ArrayList<>();
            cells.add(Phrase.of(line.name()));
            meters.forEach(meter -> cells.add(Phrase.of(cell(line.pricesOf(meter), notes))));
            rows.add(cells);
        }
        report.heading(2, model.name(), model.name()).table(columns, rows);
        if (page) {
            List<Item> items = new ArrayList<>();
            notes.forEach(note -> items.add(new Item(String.valueOf(items.size() + 1), Phrase.of(note))));
            report.items(items);
        }
    }

    private String cell(List<RateGrid.Price> prices, List<String> notes) {
        return prices.isEmpty()
                ? "-"
                : prices.stream()
                        .map(price -> price(price, prices.size() > 1, notes))
                        .collect(Collectors.joining("; "));
    }

    private String price(RateGrid.Price price, boolean withPeriod, List<String> notes) {
        String note = price.note();
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return (price.vague() ? "~" : "")
                + price.amount()
                + (price.derived().isEmpty() ? "" : "*")
                + (page ? " [" + (notes.indexOf(note) + 1) + "]" : "")
                + (withPeriod || !price.period().equals(EffectivePeriod.ALWAYS) ? " " + price.period() : "");
    }
}
