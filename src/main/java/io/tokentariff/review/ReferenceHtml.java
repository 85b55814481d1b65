package io.tokentariff.review;

import static io.tokentariff.io.report.HtmlWriter.escaped;

import io.tokentariff.io.report.HtmlWriter;
import io.tokentariff.rating.RuleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rulebook as one page: no scripts, nothing from elsewhere, and a content security policy that says so. */
final class ReferenceHtml {

    private final RuleReference reference;

    ReferenceHtml(RuleReference reference) {
        this.reference = reference;
    }

    String write() {
        String graph = new FactGraph(reference.rules().stream()
                        .map(RuleReference.Entry::text)
                        .toList())
                .svg();
        return HtmlWriter.page(
                "The rulebook",
                head()
                        + """
                        <main>
                        %s<section id="graph"><h2>What leads to what</h2>
                        <p>A dashed line: the rule asks for the fact’s absence.</p>
                        <div class="wide">
                        %s</div></section>
                        %s%s</main>
                        """
                                .formatted(rules(), graph, facts(), rates()));
    }

    private String head() {
        String fired = reference.hasUsage() ? " “Fired” is about " + reference.usage() + "." : "";
        String folders = joined(
                reference.folders().entrySet(),
                folder ->
                        """
                        <li><a href="#%s">%s</a><ul>
                        %s</ul></li>
                        """
                                .formatted(
                                        anchor(folder.getKey()),
                                        escaped(folder.getKey()),
                                        joined(
                                                folder.getValue(),
                                                entry -> link(
                                                                entry.rule().id(),
                                                                entry.rule().sentence()) + "\n")));
        return """
                <header><h1>The rulebook</h1>
                <p>%s, %s. Revision <code>%s</code>.%s</p></header>
                <nav aria-label="Index"><ul>
                %s<li><a href="#graph">What leads to what</a></li>
                <li><a href="#facts">Facts</a></li>
                <li><a href="#rates">Rates</a></li>
                </ul></nav>
                """
                .formatted(
                        DiffReport.count(reference.rules().size(), "rule", "rules"),
                        DiffReport.count(reference.grid().models().size(), "priced model", "priced models"),
                        escaped(reference.revision()),
                        fired,
                        folders);
    }

    private String rules() {
        return joined(
                reference.folders().entrySet(),
                folder -> "<h2 id=\"%s\">%s</h2>\n".formatted(anchor(folder.getKey()), escaped(folder.getKey()))
                        + joined(folder.getValue(), this::rule));
    }

    private String rule(RuleReference.Entry entry) {
        RuleRef rule = entry.rule();
        StringBuilder terms = new StringBuilder(term("source", escaped(rule.source())));
        entry.text().remarks().forEach((name, value) -> terms.append(term(name, escaped(value))));
        if (reference.hasUsage()) {
            terms.append(term("fired", escaped(entry.fired())));
        }
        if (!entry.rows().isEmpty()) {
            terms.append(term("numbers", rows(entry.rows())));
        }
        return """
                <article id="%s">
                <h3>%s</h3>
                <p class="place"><code>%s</code> <code>%s:%s</code></p>
                <dl>
                %s</dl>
                <pre>%s
                <b>%s</b></pre>
                </article>
                """
                .formatted(
                        anchor(rule.id()),
                        escaped(rule.sentence()),
                        escaped(rule.id()),
                        escaped(rule.file()),
                        rule.line(),
                        terms,
                        escaped(String.join("\n", entry.text().when())),
                        escaped(entry.text().then()));
    }

    private static String rows(List<RuleReference.UsedRow> rows) {
        if (rows.size() > ReferencePage.ROWS_LISTED) {
            return "<a href=\"#rates\">%s rows</a> of %s".formatted(rows.size(), escaped(ReferencePage.tables(rows)));
        }
        return rows.stream()
                .map(row -> "%s <code>%s</code>".formatted(escaped(row.words()), escaped(row.place())))
                .collect(Collectors.joining("<br>"));
    }

    private static String term(String name, String value) {
        return "<dt>%s</dt><dd>%s</dd>\n".formatted(escaped(name), value);
    }

    private String facts() {
        return """
                <section id="facts"><h2>Facts</h2>
                <p>What rules can see.</p>
                <div class="wide"><table><thead><tr>%s</tr></thead><tbody>
                %s</tbody></table></div></section>
                """
                .formatted(
                        joined(List.of("fact", "is there", "has"), ReferenceHtml::columnHead),
                        joined(reference.facts(), fact -> "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>\n"
                                .formatted(escaped(fact.name()), escaped(fact.there()), escaped(fact.has()))));
    }

    private String rates() {
        List<RateGrid.Model> models = reference.grid().models();
        return """
                <section id="rates"><h2>Rates</h2>
                <p>USD per 1,000,000 tokens where nothing else is said, as the rules make them. \
                <span class="vague">≈</span> the rate is approximate, or its source is not sure (“may”, “average”). \
                <span class="derived">*</span> derived by a rule. The number beside a price is its note.</p>
                <ul class="models">%s</ul>
                %s</section>
                """
                .formatted(
                        joined(models, model -> link("model-" + model.name(), model.name()) + " "),
                        joined(models, this::model));
    }

    private String model(RateGrid.Model model) {
        List<String> meters = reference.grid().metersOf(model);
        List<String> notes = new ArrayList<>();
        String lines = joined(model.lines(), line -> "<tr><th scope=\"row\">%s</th>%s</tr>\n"
                .formatted(escaped(line.name()), joined(meters, meter -> cell(line.pricesOf(meter), notes))));
        return """
                <section class="model" id="%s"><h3>%s</h3>
                <div class="wide"><table><thead><tr>%s%s</tr></thead><tbody>
                %s</tbody></table></div>
                <ol class="notes">
                %s</ol></section>
                """
                .formatted(
                        anchor("model-" + model.name()),
                        escaped(model.name()),
                        columnHead("tier"),
                        joined(meters, ReferenceHtml::columnHead),
                        lines,
                        joined(notes, note -> "<li>" + note + "</li>\n"));
    }

    private static String cell(List<RateGrid.Price> prices, List<String> notes) {
        return prices.stream()
                .map(price -> price(price, prices.size() > 1, notes))
                .collect(Collectors.joining("<br>", prices.isEmpty() ? "<td>–" : "<td>", "</td>"));
    }

    private static String price(RateGrid.Price price, boolean withPeriod, List<String> notes) {
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

    private static String columnHead(String name) {
        return "<th scope=\"col\">" + escaped(name) + "</th>";
    }

    private static String link(String to, String text) {
        return "<li><a href=\"#%s\">%s</a></li>".formatted(anchor(to), escaped(text));
    }

    private static <T> String joined(Iterable<T> parts, Function<T, String> written) {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(written.apply(part)));
        return all.toString();
    }

    /** Returns a name that can stand after {@code #}. */
    static String anchor(String name) {
        return name.replaceAll("[^A-Za-z0-9.-]", "-");
    }
}
