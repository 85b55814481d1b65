package io.tokentariff.review;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a rulebook on a page, with what of them is in doubt and who says so. */
final class ReferenceTables {

    static final String TABLES = "Tables";
    static final String DOUBTS = "What is approximate or doubted";
    static final String SOURCES = "Sources";

    private static final String SOURCE = "source";

    private final RuleReference reference;
    private final Report report;

    ReferenceTables(RuleReference reference, Report report) {
        this.reference = reference;
        this.report = report;
    }

    void add() {
        report.heading(1, TABLES, TABLES);
        reference.tables().forEach(this::table);
        doubts();
        sources();
    }

    private void table(ListedTable table) {
        report.heading(2, table.file(), table.file());
        if (!table.what().isEmpty()) {
            report.text(table.what());
        }
        if (!table.comments().isEmpty()) {
            report.folded("What the file itself says", "", table.comments());
        }
        if (table.rows().isEmpty()) {
            report.text("It has no rows.");
            return;
        }
        List<Column> columns = new ArrayList<>();
        table.columns().forEach(name -> columns.add(Column.words(name)));
        columns.add(Column.words("line"));
        report.table(
                columns,
                table.rows().stream()
                        .map(row -> {
                            List<Phrase> cells = new ArrayList<>(
                                    row.cells().stream().map(Phrase::of).toList());
                            cells.add(Phrase.code(row.place().toString()));
                            return cells;
                        })
                        .toList());
    }

    private void doubts() {
        report.heading(1, DOUBTS, DOUBTS);
        List<List<Phrase>> rows = new ArrayList<>();
        for (RateGrid.Model model : reference.grid().models()) {
            for (RateGrid.Line line : model.lines()) {
                line.prices().forEach((meter, prices) -> prices.stream()
                        .filter(price -> price.vague() || price.certainty().equals("approximate"))
                        .forEach(price -> rows.add(List.of(
                                Phrase.link(model.name(), model.name()),
                                Phrase.of(line.name()),
                                Phrase.of(meter),
                                Phrase.of("~" + price.amount()),
                                Phrase.of(price.certainty()),
                                Phrase.of(price.source()),
                                Phrase.code(price.row())))));
            }
        }
        if (rows.isEmpty()) {
            report.text("No price is.");
        }
        report.heading(2, DiffReport.count(rows.size(), "price", "prices"))
                .table(
                        List.of(
                                Column.words("model"),
                                Column.words("tier"),
                                Column.words("meter"),
                                Column.words("USD"),
                                Column.words("certainty"),
                                Column.words("source"),
                                Column.words("row")),
                        rows);
    }

    private void sources() {
        report.heading(1, SOURCES, SOURCES)
                .text("What rules and rows rest on, in the words that they quote, and how many do.");
        Map<String, Integer> ofRules = new LinkedHashMap<>();
        reference.rules().forEach(entry -> ofRules.merge(entry.rule().source(), 1, Integer::sum));
        said("Of rules", "rules", ofRules);
        for (ListedTable table : reference.tables()) {
            int place = table.columns().indexOf(SOURCE);
            Map<String, Integer> ofRows = new LinkedHashMap<>();
            if (place >= 0) {
                table.rows().forEach(row -> ofRows.merge(row.cells().get(place), 1, Integer::sum));
                said("Of " + table.file(), "rows", ofRows);
            }
        }
    }

    private void said(String title, String what, Map<String, Integer> sources) {
        report.heading(2, title)
                .table(
                        List.of(Column.words(SOURCE), Column.number(what)),
                        sources.entrySet().stream()
                                .map(each -> List.of(
                                        Phrase.of(each.getKey()),
                                        Phrase.of(each.getValue().toString())))
                                .toList());
    }
}
