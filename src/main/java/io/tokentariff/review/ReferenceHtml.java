package io.tokentariff.review;

import io.tokentariff.io.report.HtmlWriter;
import io.tokentariff.rating.RuleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rulebook as one page: no scripts, nothing from elsewhere, and a content security policy that says so. */
final class ReferenceHtml {

    private final RuleReference reference;
    private final StringBuilder html = new StringBuilder();

    ReferenceHtml(RuleReference reference) {
        this.reference = reference;
    }

    String write() {
        head();
        html.append("<main>\n");
        rules();
        html.append(
                "<section id=\"graph\"><h2>What leads to what</h2>\n<p>A dashed line: the rule asks for the fact’s ");
        html.append("absence.</p>\n<div class=\"wide\">\n");
        html.append(new FactGraph(reference.rules().stream()
                        .map(RuleReference.Entry::text)
                        .toList())
                .svg());
        html.append("</div></section>\n");
        facts();
        rates();
        html.append("</main>\n");
        return HtmlWriter.page("The rulebook", html.toString());
    }

    private void head() {
        html.append("<header><h1>The rulebook</h1>\n<p>");
        html.append(DiffReport.count(reference.rules().size(), "rule", "rules"));
        html.append(", ").append(DiffReport.count(reference.grid().models().size(), "priced model", "priced models"));
        html.append(". Revision <code>").append(escaped(reference.revision())).append("</code>.");
        if (reference.hasUsage()) {
            html.append(" “Fired” is about ");
            html.append(reference.usage()).append('.');
        }
        html.append("</p></header>\n<nav aria-label=\"Index\"><ul>\n");
        String folder = "";
        for (RuleReference.Entry entry : reference.rules()) {
            if (!entry.folder().equals(folder)) {
                html.append(folder.isEmpty() ? "" : "</ul></li>\n");
                folder = entry.folder();
                html.append("<li><a href=\"#")
                        .append(anchor(folder))
                        .append("\">")
                        .append(escaped(folder));
                html.append("</a><ul>\n");
            }
            html.append("<li><a href=\"#").append(anchor(entry.rule().id())).append("\">");
            html.append(escaped(entry.rule().sentence())).append("</a></li>\n");
        }
        html.append(folder.isEmpty() ? "" : "</ul></li>\n");
        html.append(
                "<li><a href=\"#graph\">What leads to what</a></li>\n<li><a href=\"#facts\">Facts</a></li>\n<li><a href=\"#rates\">Rates</a></li>\n");
        html.append("</ul></nav>\n");
    }

    private void rules() {
        String folder = "";
        for (RuleReference.Entry entry : reference.rules()) {
            if (!entry.folder().equals(folder)) {
                folder = entry.folder();
                html.append("<h2 id=\"")
                        .append(anchor(folder))
                        .append("\">")
                        .append(escaped(folder))
                        .append("</h2>\n");
            }
            rule(entry);
        }
    }

    private void rule(RuleReference.Entry entry) {
        RuleRef rule = entry.rule();
        html.append("<article id=\"").append(anchor(rule.id())).append("\">\n<h3>");
        html.append(escaped(rule.sentence()))
                .append("</h3>\n<p class=\"place\"><code>")
                .append(escaped(rule.id()));
        html.append("</code> <code>").append(escaped(rule.file())).append(':').append(rule.line());
        html.append("</code></p>\n<dl>\n");
        term("source", escaped(rule.source()));
        entry.text().annotations().forEach((name, value) -> {
            if (!name.equals("id") && !name.equals("source")) {
                term(name, escaped(value));
            }
        });
        if (reference.hasUsage()) {
            term("fired", escaped(entry.fired()));
        }
        if (!entry.rows().isEmpty()) {
            term("numbers", rows(entry.rows()));
        }
        html.append("</dl>\n<pre>");
        html.append(escaped(String.join("\n", entry.text().when())));
        html.append("\n<b>").append(escaped(entry.text().then())).append("</b></pre>\n</article>\n");
    }

    private static String rows(List<RuleReference.UsedRow> rows) {
        if (rows.size() > ReferencePage.ROWS_LISTED) {
            return "<a href=\"#rates\">%s rows</a> of %s".formatted(rows.size(), escaped(ReferencePage.tables(rows)));
        }
        return rows.stream()
                .map(row -> "%s <code>%s</code>".formatted(escaped(row.words()), escaped(row.place())))
                .collect(Collectors.joining("<br>"));
    }

    private void term(String name, String value) {
        html.append("<dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(value)
                .append("</dd>\n");
    }

    private void facts() {
        html.append("<section id=\"facts\"><h2>Facts</h2>\n<p>What rules can see.</p>\n<div class=\"wide\"><table>");
        html.append(
                "<thead><tr><th scope=\"col\">fact</th><th scope=\"col\">is there</th><th scope=\"col\">has</th></tr>");
        html.append("</thead><tbody>\n");
        reference
                .facts()
                .forEach(fact -> html.append("<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>\n"
                        .formatted(escaped(fact.name()), escaped(fact.there()), escaped(fact.has()))));
        html.append("</tbody></table></div></section>\n");
    }

    private void rates() {
        html.append(
                "<section id=\"rates\"><h2>Rates</h2>\n<p>USD per 1,000,000 tokens where nothing else is said, as the rules make them. ");
        html.append(
                "<span class=\"vague\">≈</span> the rate is approximate, or its source is not sure (“may”, “average”). ");
        html.append("<span class=\"derived\">*</span> derived by a rule. The number beside a price is its note.</p>\n");
        html.append("<ul class=\"models\">");
        reference.grid().models().forEach(model -> html.append("<li><a href=\"#")
                .append(anchor("model-" + model.name()))
                .append("\">")
                .append(escaped(model.name()))
                .append("</a></li> "));
        html.append("</ul>\n");
        reference.grid().models().forEach(this::model);
        html.append("</section>\n");
    }

    private void model(RateGrid.Model model) {
        List<String> meters = reference.grid().meters().stream()
                .filter(model.meters()::contains)
                .toList();
        List<String> notes = new ArrayList<>();
        html.append("<section class=\"model\" id=\"")
                .append(anchor("model-" + model.name()))
                .append("\"><h3>");
        html.append(escaped(model.name()))
                .append("</h3>\n<div class=\"wide\"><table><thead><tr><th scope=\"col\">tier</th>");
        meters.forEach(meter ->
                html.append("<th scope=\"col\">").append(escaped(meter)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (RateGrid.Line line : model.lines()) {
            html.append("<tr><th scope=\"row\">").append(escaped(line.tier()));
            html.append(line.context().isEmpty() ? "" : ", long context").append("</th>");
            for (String meter : meters) {
                List<RateGrid.Price> prices = line.prices().getOrDefault(meter, List.of());
                html.append("<td>").append(prices.isEmpty() ? "–" : "");
                html.append(prices.stream()
                        .map(price -> cell(price, prices.size() > 1, notes))
                        .collect(Collectors.joining("<br>")));
                html.append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n<ol class=\"notes\">\n");
        notes.forEach(note -> html.append("<li>").append(note).append("</li>\n"));
        html.append("</ol></section>\n");
    }

    private static String cell(RateGrid.Price price, boolean withPeriod, List<String> notes) {
        String note = note(price);
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return (price.vague() ? "<span class=\"vague\">≈</span> " : "")
                + price.amount()
                + (price.derived().isEmpty() ? "" : "<span class=\"derived\">*</span>")
                + "<sup>" + (notes.indexOf(note) + 1) + "</sup>"
                + (withPeriod ? " <small>" + price.period() + "</small>" : "");
    }

    /** Prices with the same source, period, certainty and rule share a note. */
    private static String note(RateGrid.Price price) {
        String by =
                price.derived().isEmpty() ? "" : price.derived().replaceFirst("^[0-9.]+ ", "the row’s price ") + "; ";
        return escaped(by + price.certainty() + ", " + price.period() + ": " + price.source());
    }

    /** Returns a name that can stand after {@code #}. */
    static String anchor(String name) {
        return name.replaceAll("[^A-Za-z0-9.-]", "-");
    }

    static String escaped(String text) {
        return HtmlWriter.escaped(text);
    }
}
