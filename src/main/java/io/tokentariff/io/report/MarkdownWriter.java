package io.tokentariff.io.report;

import io.tokentariff.problem.Visible;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a report as Markdown, for a page or a pull request. Nothing that a name holds becomes markup or a link. */
final class MarkdownWriter {

    private static final Pattern MARKS = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&]");

    /** What some renderers make links and mentions of without being asked. */
    private static final Pattern LINKS = Pattern.compile("(?i)(?<=https?|ftp|mailto)(:)|(?<=www)(\\.)|(@)");

    private static final Pattern START = Pattern.compile("^([-+=]|\\d+(?=[.)]\\s))");

    private final StringBuilder text = new StringBuilder();

    String write(Report report) {
        report.blocks().forEach(this::write);
        return text.toString();
    }

    private void write(Report.Block block) {
        if (!(block instanceof Report.Gap) && text.length() > 0) {
            text.append('\n');
        }
        if (block instanceof Report.Heading heading) {
            line("#".repeat(heading.level() + 1) + " " + unset(heading.text()));
        } else if (block instanceof Report.Text some) {
            line(guarded(inline(some.text())));
        } else if (block instanceof Report.Facts facts) {
            facts.facts().forEach(this::fact);
        } else if (block instanceof Report.Items items) {
            items.items().forEach(this::item);
        } else if (block instanceof Report.Table table) {
            table(table);
        } else if (block instanceof Report.Code code) {
            code(code);
        }
    }

    private void fact(Report.Fact fact) {
        line("- **%s**: %s".formatted(escaped(fact.label()), inline(fact.value())));
        fact.more().forEach(more -> line("  <br>" + inline(more)));
    }

    private void item(Report.Item item) {
        line("- " + (item.mark().isEmpty() ? "" : code(item.mark()) + " ") + inline(item.text()));
    }

    private void table(Report.Table table) {
        row(table.columns().stream().map(column -> escaped(column.head())).toList());
        line(table.columns().stream()
                .map(column -> column.number() ? "---:|" : "---|")
                .collect(Collectors.joining("", "|", "")));
        table.rows()
                .forEach(cells -> row(cells.stream().map(MarkdownWriter::inline).toList()));
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void code(Report.Code code) {
        boolean folded = !code.summary().isEmpty();
        if (folded) {
            line("<details><summary>" + HtmlWriter.escaped(code.summary()) + "</summary>\n");
        }
        String fence = "`".repeat(Math.max(3, 1 + longestRun(String.join("\n", code.lines()))));
        line(fence + code.language());
        code.lines().forEach(each -> line(Visible.of(each)));
        line(fence);
        if (folded) {
            line("\n</details>");
        }
    }

    private static int longestRun(String content) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < content.length(); i++) {
            run = content.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String inline(Phrase phrase) {
        return phrase.spans().stream()
                .map(span -> switch (span.kind()) {
                    case PLAIN -> escaped(span.text());
                    case STRONG, BAD -> set(span.text());
                    case CODE -> code(span.text());
                })
                .collect(Collectors.joining());
    }

    /** Strong text, blanks at its ends outside. */
    private static String set(String content) {
        String core = content.strip();
        return core.isEmpty()
                ? content
                : content.substring(0, content.indexOf(core)) + "**" + escaped(core) + "**"
                        + content.substring(content.indexOf(core) + core.length());
    }

    /** Headings are set off by themselves. */
    private static String unset(Phrase phrase) {
        return phrase.spans().stream()
                .map(span -> span.kind() == Phrase.Kind.CODE ? code(span.text()) : escaped(span.text()))
                .collect(Collectors.joining());
    }

    private static String code(String content) {
        String shown = Visible.of(content);
        String fence = "`".repeat(1 + longestRun(shown));
        String blank = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
        return fence + blank + shown.replace("|", "\\|") + blank + fence;
    }

    /** A line that begins like a list or a number would become one. */
    private static String guarded(String line) {
        return START.matcher(line).replaceFirst("\\\\$1").replaceFirst("^\\\\(\\d+)", "$1\\\\");
    }

    /** Returns text that is nothing but text. */
    static String escaped(String content) {
        String shown = MARKS.matcher(Visible.of(content)).replaceAll("\\\\$0");
        return LINKS.matcher(shown).replaceAll("\\\\$0");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
