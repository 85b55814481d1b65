package io.tokentariff.io.write;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.AdviceRounding;
import java.util.ArrayList;
import java.util.List;

/** Prints advices for people at a terminal. */
public final class AdviceText {

    private static final int LABEL = 12;
    private static final String INDENT = "  ";

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private AdviceText(Style style) {
        this.style = style;
    }

    /** Returns the text, ending in a line break. */
    public static String of(List<Advice> advices, List<Advice.Note> notes, String revision, Style style) {
        AdviceText text = new AdviceText(style);
        advices.forEach(text::write);
        notes.forEach(note -> text.line(note.message() + " [" + note.code() + "]"));
        text.line(
                "Dollars throughout. Output: what the cost of output is multiplied by; gone at: the multiplier that eats the"
                        + " saving.");
        text.line(AdviceRounding.SAID);
        text.line("Rulebook " + revision);
        return text.text.toString();
    }

    private void write(Advice advice) {
        line(style.strong(advice.name() + ": " + AdviceWords.headline(advice)));
        AdviceWords.facts(advice).forEach(this::labelled);
        advice.reasons().forEach(reason -> {
            labelled("Because", reason.message() + " [" + reason.rule().id() + "]");
            labelled("", reason.rule().source());
        });
        advice.overruled().forEach(each -> {
            labelled("Overruled", "%s, by %s: %s".formatted(each.id(), each.by(), each.why()));
            if (!each.message().isEmpty()) {
                labelled("", "it said: " + each.message());
            }
        });
        table(advice);
        advice.findings().forEach(note -> labelled("Note", note.message() + " [" + note.code() + "]"));
        line("");
    }

    private void table(Advice advice) {
        List<List<String>> rows = AdviceWords.rows(advice);
        if (rows.isEmpty()) {
            return;
        }
        TextTable table = new TextTable();
        List<String> heads = new ArrayList<>(AdviceWords.HEADS);
        for (int i = 0; i < heads.size(); i++) {
            if (i < AdviceWords.WORDS) {
                table.words(heads.get(i));
            } else {
                table.numbers(heads.get(i));
            }
        }
        rows.forEach(table::row);
        line("");
        table.lines().forEach(each -> line(INDENT + INDENT + each));
        line("");
    }

    private void labelled(String label, String value) {
        line(INDENT + label + " ".repeat(Math.max(1, LABEL - label.length())) + value);
    }

    private void line(String content) {
        text.append(content.stripTrailing()).append('\n');
    }
}
