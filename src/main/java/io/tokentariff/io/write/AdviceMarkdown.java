package io.tokentariff.io.write;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.AdviceRounding;
import java.util.List;

/** Writes advices as Markdown, for a ticket or a page. */
public final class AdviceMarkdown {

    private final StringBuilder text = new StringBuilder();

    private AdviceMarkdown() {}

    /** Returns the document, ending in a line break. */
    public static String of(List<Advice> advices, List<Advice.Note> notes, String revision) {
        AdviceMarkdown markdown = new AdviceMarkdown();
        advices.forEach(markdown::write);
        notes.forEach(note -> markdown.line("- %s `%s`".formatted(escaped(note.message()), note.code())));
        if (!notes.isEmpty()) {
            markdown.line("");
        }
        markdown.line("Dollars throughout. %s Rulebook `%s`.".formatted(AdviceRounding.SAID, revision));
        return markdown.text.toString();
    }

    private void write(Advice advice) {
        line("## %s: %s".formatted(escaped(advice.name()), escaped(AdviceWords.headline(advice))));
        line("");
        AdviceWords.facts(advice).forEach((name, fact) -> line("- **%s**: %s".formatted(name, escaped(fact))));
        line("");
        advice.reasons()
                .forEach(reason -> line("- Because: %s `%s` (%s)"
                        .formatted(
                                escaped(reason.message()),
                                reason.rule().id(),
                                escaped(reason.rule().source()))));
        advice.overruled()
                .forEach(each -> line("- Overruled: `%s` by `%s`. %s%s"
                        .formatted(
                                each.id(),
                                each.by(),
                                escaped(each.why()),
                                each.message().isEmpty() ? "" : " It said: " + escaped(each.message()))));
        if (!advice.reasons().isEmpty() || !advice.overruled().isEmpty()) {
            line("");
        }
        table(advice);
        advice.findings().forEach(note -> line("- %s `%s`".formatted(escaped(note.message()), note.code())));
        line("");
    }

    private void table(Advice advice) {
        List<List<String>> rows = AdviceWords.rows(advice);
        if (rows.isEmpty()) {
            return;
        }
        line("| " + String.join(" | ", AdviceWords.HEADS) + " |");
        line("|---|---|---|--:|--:|--:|--:|--:|");
        rows.forEach(row -> line("| "
                + String.join(" | ", row.stream().map(AdviceMarkdown::escaped).toList()) + " |"));
        line("");
    }

    /** Workload names and models come out of usage files; they must not become markup. */
    private static String escaped(String value) {
        return value.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1").replace('\n', ' ');
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
