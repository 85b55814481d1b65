package io.tokentariff.io.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A piece of a report's text, parts of it set off. It is not escaped: each form's writer does that. */
public record Phrase(List<Span> spans) {

    /** How a part is set off. */
    enum Kind {
        PLAIN,
        STRONG,
        BAD,
        CODE
    }

    /** @param anchor the place of a page that the part leads to; empty if to none */
    record Span(String text, Kind kind, String anchor) {}

    public Phrase {
        spans = List.copyOf(spans);
    }

    /** Returns text that is not set off. */
    public static Phrase of(String text) {
        return new Phrase(List.of(new Span(text, Kind.PLAIN, "")));
    }

    /** Returns what matters most. */
    public static Phrase strong(String text) {
        return new Phrase(List.of(new Span(text, Kind.STRONG, "")));
    }

    /** Returns a name, such as that of a file or a rule. */
    public static Phrase code(String text) {
        return new Phrase(List.of(new Span(text, Kind.CODE, "")));
    }

    /** Returns text that leads to the heading with that anchor, on a page. */
    public static Phrase link(String text, String anchor) {
        return new Phrase(List.of(new Span(text, Kind.PLAIN, anchor)));
    }

    public Phrase and(Phrase other) {
        List<Span> more = new ArrayList<>(spans);
        more.addAll(other.spans);
        return new Phrase(more);
    }

    public Phrase and(String text) {
        return with(text, Kind.PLAIN);
    }

    /** Adds what matters most. */
    public Phrase andStrong(String text) {
        return with(text, Kind.STRONG);
    }

    /** Adds what is wrong or missing. */
    public Phrase andBad(String text) {
        return with(text, Kind.BAD);
    }

    /** Adds a name. */
    public Phrase andCode(String text) {
        return with(text, Kind.CODE);
    }

    private Phrase with(String text, Kind kind) {
        return and(new Phrase(List.of(new Span(text, kind, ""))));
    }

    /** The text alone. */
    String plain() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
