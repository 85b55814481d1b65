package io.tokentariff.io.report;

import io.tokentariff.problem.Visible;
import java.util.List;

/** Writes a report for a terminal. No line is longer than the screen, and nothing in it is obeyed by a terminal. */
final class TextWriter {

    private static final String INDENT = "  ";
    private static final int GAP = 2;

    private final Screen screen;
    private final Wrapping wrapping;
    private final StringBuilder text = new StringBuilder();
    private boolean underHeading;
    private boolean headed;
    private boolean gap;

    TextWriter(Screen screen) {
        this.screen = screen;
        this.wrapping = new Wrapping(screen);
    }

    String write(Report report) {
        report.blocks().forEach(block -> {
            write(block);
            headed = block instanceof Report.Heading;
        });
        return text.toString();
    }

    private void write(Report.Block block) {
        if (block instanceof Report.Heading heading) {
            gap = true;
            underHeading = true;
            lines(wrapping.lines(heading.text(), "", INDENT));
        } else if (block instanceof Report.Text some) {
            lines(wrapping.lines(some.text(), "", ""));
        } else if (block instanceof Report.Gap) {
            gap = true;
            underHeading = false;
        } else if (block instanceof Report.Facts facts) {
            facts(facts.facts());
        } else if (block instanceof Report.Items items) {
            items(items.items());
        } else if (block instanceof Report.Table table) {
            table(table);
        } else if (block instanceof Report.Code code) {
            code(code);
        }
    }

    private void facts(List<Report.Fact> facts) {
        String indent = underHeading ? INDENT : "";
        int label = GAP
                + facts.stream()
                        .mapToInt(fact -> Columns.of(Visible.of(fact.label())))
                        .max()
                        .orElse(0);
        String blank = indent + " ".repeat(label);
        for (Report.Fact fact : facts) {
            lines(wrapping.lines(fact.value(), indent + padded(Visible.of(fact.label()), label), blank));
            fact.more().forEach(more -> lines(wrapping.lines(more, blank, blank)));
        }
    }

    private void items(List<Report.Item> items) {
        int widest = items.stream()
                .mapToInt(item -> Columns.of(Visible.of(item.mark())))
                .max()
                .orElse(0);
        for (Report.Item item : items) {
            String mark = Visible.of(item.mark());
            String first = INDENT + " ".repeat(widest - Columns.of(mark)) + mark + INDENT;
            lines(wrapping.lines(item.text(), first, " ".repeat(Columns.of(first))));
        }
    }

    private void table(Report.Table table) {
        boolean lone = table.columns().stream().allMatch(column -> column.head().isEmpty());
        gap |= !lone && !headed;
        TableLayout layout = new TableLayout(table, screen.width());
        lines(layout.lines(wrapping, lone));
        if (!layout.leftOut().isEmpty()) {
            lines(wrapping.lines(
                    Phrase.of("Not shown, for lack of room: %s.".formatted(String.join(", ", layout.leftOut()))),
                    "",
                    ""));
        }
        gap = !lone;
    }

    private void code(Report.Code code) {
        if (!code.summary().isEmpty()) {
            gap = true;
            lines(wrapping.lines(Phrase.strong(code.summary()), "", INDENT));
        }
        String indent = code.summary().isEmpty() && code.language().isEmpty() ? "" : INDENT + INDENT;
        for (String line : code.lines()) {
            lines(wrapping.lines(Phrase.of(line), indent, indent + INDENT));
        }
    }

    private void lines(List<String> lines) {
        if (gap && text.length() > 0) {
            text.append('\n');
        }
        gap = false;
        lines.forEach(line -> text.append(line.stripTrailing()).append('\n'));
    }

    private static String padded(String label, int width) {
        return label + " ".repeat(width - Columns.of(label));
    }
}
