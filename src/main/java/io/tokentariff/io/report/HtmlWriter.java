package io.tokentariff.io.report;

import io.tokentariff.problem.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * Writes a report as one page: nothing from elsewhere, no script but that of a search, and a content security policy that says
 * so.
 */
public final class HtmlWriter {

    private final StringBuilder html = new StringBuilder();

    HtmlWriter() {}

    String write(Report report) {
        html.append("<h1>").append(escaped(report.title())).append("</h1>\n");
        report.blocks().forEach(this::write);
        boolean searched = report.blocks().stream().anyMatch(Report.Search.class::isInstance);
        return page(report.title(), "<main>\n" + html + "</main>\n", searched ? resource("search.js") : "");
    }

    private void write(Report.Block block) {
        if (block instanceof Report.Heading heading) {
            int level = heading.level() + 1;
            String id = heading.anchor().isEmpty() ? "" : " id=\"" + anchor(heading.anchor()) + "\"";
            html.append("<h%s%s>%s</h%s>\n".formatted(level, id, inline(heading.text()), level));
        } else if (block instanceof Report.Text some) {
            html.append("<p>").append(inline(some.text())).append("</p>\n");
        } else if (block instanceof Report.Facts facts) {
            html.append("<dl>\n");
            facts.facts().forEach(this::fact);
            html.append("</dl>\n");
        } else if (block instanceof Report.Items items) {
            html.append("<ul>\n");
            items.items()
                    .forEach(item -> html.append("<li>%s %s</li>\n"
                            .formatted(
                                    item.mark().isEmpty() ? "" : "<code>" + escaped(item.mark()) + "</code>",
                                    inline(item.text()))));
            html.append("</ul>\n");
        } else if (block instanceof Report.Table table) {
            table(table);
        } else if (block instanceof Report.Code code) {
            code(code);
        } else if (block instanceof Report.Search search) {
            html.append(
                    """
                    <div id="finder" role="search" hidden><label for="search">%s</label>
                    <input id="search" type="search" autocomplete="off" spellcheck="false"> <span id="found" role="status"></span></div>
                    """
                            .formatted(escaped(search.label())));
        } else if (block instanceof Report.Drawing drawing) {
            html.append("<div class=\"wide\">\n").append(drawing.svg()).append("</div>\n");
        }
    }

    private void fact(Report.Fact fact) {
        html.append("<dt>").append(escaped(fact.label())).append("</dt><dd>").append(inline(fact.value()));
        fact.more().forEach(more -> html.append("<br>").append(inline(more)));
        html.append("</dd>\n");
    }

    private void table(Report.Table table) {
        html.append("<div class=\"wide\"><table><thead><tr>");
        table.columns()
                .forEach(column -> html.append("<th scope=\"col\"%s>%s</th>"
                        .formatted(column.number() ? "" : " class=\"words\"", escaped(column.head()))));
        html.append("</tr></thead><tbody>\n");
        table.rows().forEach(row -> {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String words = table.columns().get(i).number() ? "" : " class=\"words\"";
                html.append((i == 0 ? "<th scope=\"row\"%s>%s</th>" : "<td%s>%s</td>")
                        .formatted(words, inline(row.get(i))));
            }
            html.append("</tr>\n");
        });
        html.append("</tbody></table></div>\n");
    }

    private void code(Report.Code code) {
        boolean folded = !code.summary().isEmpty();
        html.append(folded ? "<details><summary>" + escaped(code.summary()) + "</summary>\n" : "");
        html.append("<pre>");
        html.append(code.lines().stream().map(HtmlWriter::escaped).collect(Collectors.joining("\n")));
        html.append("</pre>\n").append(folded ? "</details>\n" : "");
    }

    private static String inline(Phrase phrase) {
        return phrase.spans().stream()
                .map(span -> switch (span.kind()) {
                    case PLAIN -> linked(span);
                    case STRONG -> "<strong>" + escaped(span.text()) + "</strong>";
                    case BAD -> "<strong class=\"vague\">" + escaped(span.text()) + "</strong>";
                    case CODE -> "<code>" + escaped(span.text()) + "</code>";
                })
                .collect(Collectors.joining());
    }

    private static String linked(Phrase.Span span) {
        String text = escaped(span.text());
        return span.anchor().isEmpty() ? text : "<a href=\"#%s\">%s</a>".formatted(anchor(span.anchor()), text);
    }

    /** Returns a name that can stand after {@code #}. */
    public static String anchor(String name) {
        return name.replaceAll("[^A-Za-z0-9.-]", "-");
    }

    /** Returns text that is nothing but text. */
    public static String escaped(String content) {
        return Visible.of(content)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * Returns a page.
     *
     * @param title as text
     * @param body as HTML
     * @param script empty for none
     */
    private static String page(String title, String body, String script) {
        String style = resource("report.css");
        String allowed = script.isEmpty() ? "" : "; script-src 'sha256-" + hash(script) + "'";
        String scripts = script.isEmpty() ? "" : "<script>" + script + "</script>\n";
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                %s%s</body>
                </html>
                """
                .formatted(hash(style), allowed, escaped(title), style, body, scripts);
    }

    private static String resource(String name) {
        try (InputStream in = HtmlWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program's jar lacks io/tokentariff/io/report/%s.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
