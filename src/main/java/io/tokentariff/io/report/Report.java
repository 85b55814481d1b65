package io.tokentariff.io.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a report says, in the order in which it says it. Not thread-safe. */
public final class Report {

    private final String title;
    private final List<Block> blocks = new ArrayList<>();

    /** Something that stands on lines of its own. */
    sealed interface Block {}

    /**
     * @param level 1 for a part of the report, 2 for a part of that, and so on
     * @param anchor what links lead here by; empty if none does
     */
    record Heading(int level, Phrase text, String anchor) implements Block {}

    record Text(Phrase text) implements Block {}

    /** Ends what stands below a heading. */
    record Gap() implements Block {}

    record Facts(List<Fact> facts) implements Block {}

    record Items(List<Item> items) implements Block {}

    record Table(List<Column> columns, List<List<Phrase>> rows) implements Block {}

    /**
     * @param summary what may be shown in its place; empty if it always stands there
     * @param language what it is written in; empty if that has no name
     */
    record Code(String summary, String language, List<String> lines) implements Block {}

    /** Shown on a page alone. */
    record Drawing(String svg) implements Block {}

    /** A box to search the page with, in which each part of the second level is found as one. Shown on a page alone. */
    record Search(String label) implements Block {}

    /**
     * A named fact.
     *
     * @param more further lines of it
     */
    public record Fact(String label, Phrase value, List<Phrase> more) {

        public Fact {
            more = List.copyOf(more);
        }

        public static Fact of(String label, Phrase value, Phrase... more) {
            return new Fact(label, value, List.of(more));
        }

        public static Fact of(String label, String value, String... more) {
            return new Fact(
                    label, Phrase.of(value), Arrays.stream(more).map(Phrase::of).toList());
        }
    }

    /**
     * A line of a list.
     *
     * @param mark what stands before it: a sign, or how many there are of it
     */
    public record Item(String mark, Phrase text) {}

    /**
     * A column of a table.
     *
     * @param number whether it holds numbers, which stand below each other at their decimal point and are never broken
     * @param optional whether it may be left out where there is no room
     */
    public record Column(String head, boolean number, boolean optional) {

        public static Column words(String head) {
            return new Column(head, false, false);
        }

        public static Column number(String head) {
            return new Column(head, true, false);
        }

        /** Returns the column, to be left out where there is no room. */
        public Column ifRoom() {
            return new Column(head, number, true);
        }
    }

    /** @param title what a page is called that holds the report alone */
    public Report(String title) {
        this.title = title;
    }

    public Report heading(int level, Phrase text) {
        return add(new Heading(level, text, ""));
    }

    public Report heading(int level, String text) {
        return heading(level, Phrase.strong(text));
    }

    /** Adds a heading that links lead to. */
    public Report heading(int level, String text, String anchor) {
        return add(new Heading(level, Phrase.strong(text), anchor));
    }

    /** Adds a drawing, trusted as it is; a page alone shows it. */
    public Report drawing(String svg) {
        return add(new Drawing(svg));
    }

    /** Adds a box to search the page with; a page alone shows it. */
    public Report search(String label) {
        return add(new Search(label));
    }

    public Report text(Phrase text) {
        return add(new Text(text));
    }

    public Report text(String text) {
        return text(Phrase.of(text));
    }

    public Report gap() {
        return add(new Gap());
    }

    public Report facts(List<Fact> facts) {
        return facts.isEmpty() ? this : add(new Facts(List.copyOf(facts)));
    }

    public Report items(List<Item> items) {
        return items.isEmpty() ? this : add(new Items(List.copyOf(items)));
    }

    /** Adds a table, the first of its columns being what a row is about; nothing if it has no rows. */
    public Report table(List<Column> columns, List<List<Phrase>> rows) {
        return rows.isEmpty() ? this : add(new Table(List.copyOf(columns), List.copyOf(rows)));
    }

    /** Adds lines that keep their shape. */
    public Report code(List<String> lines) {
        return lines.isEmpty() ? this : add(new Code("", "", List.copyOf(lines)));
    }

    /** Adds lines that begin with {@code -} where something went and {@code +} where something came. */
    public Report diff(List<String> lines) {
        return lines.isEmpty() ? this : add(new Code("", "diff", List.copyOf(lines)));
    }

    /** Adds lines that keep their shape and may be folded away. */
    public Report folded(String summary, String language, List<String> lines) {
        return add(new Code(summary, language, List.copyOf(lines)));
    }

    private Report add(Block block) {
        blocks.add(block);
        return this;
    }

    /** Adds everything that another report says. */
    public Report append(Report other) {
        blocks.addAll(other.blocks);
        return this;
    }

    String title() {
        return title;
    }

    List<Block> blocks() {
        return blocks;
    }

    /**
     * Returns the report in a form for people, ending in a line break.
     *
     * @throws IllegalArgumentException for a form that is for programs
     */
    public String write(Form form, Screen screen) {
        return switch (form) {
            case TEXT -> new TextWriter(screen).write(this);
            case MARKDOWN -> new MarkdownWriter().write(this);
            case HTML -> new HtmlWriter().write(this);
            default -> throw new IllegalArgumentException("A report is not written as %s.".formatted(form.word()));
        };
    }
}
