package io.tokentariff.io.write;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.AdviceRounding;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.report.Report.Fact;
import io.tokentariff.io.report.Screen;
import java.util.ArrayList;
import java.util.List;

/** Writes advices in the form asked for. */
public final class AdviceReport {

    private static final List<Column> COLUMNS = List.of(
            Column.words("Change"),
            Column.words("Model"),
            Column.words("Tier"),
            Column.number("Cost"),
            Column.number("Saves a month"),
            Column.number("Priced").ifRoom(),
            Column.number("Output").ifRoom(),
            Column.number("Gone at").ifRoom());

    private AdviceReport() {}

    /**
     * Returns the report, ending in a line break.
     *
     * @param notes what is to be said beside the workloads
     */
    public static String of(List<Advice> advices, List<Advice.Note> notes, String revision, Form form, Screen screen) {
        return form == Form.JSON
                ? AdviceJson.of(advices, notes, revision)
                : report(advices, notes, revision).write(form, screen);
    }

    static Report report(List<Advice> advices, List<Advice.Note> notes, String revision) {
        Report report = new Report("Advice");
        advices.forEach(advice -> advice(advice, report));
        report.gap();
        notes.forEach(note -> report.text(noted(note)));
        return report.text(
                        "Dollars throughout. Output: what the cost of output is multiplied by; gone at: the multiplier that eats the"
                                + " saving.")
                .text(AdviceRounding.SAID)
                .text(Phrase.of("Rulebook ").andCode(revision));
    }

    private static void advice(Advice advice, Report report) {
        report.heading(1, advice.name() + ": " + AdviceWords.headline(advice));
        List<Fact> facts = new ArrayList<>();
        AdviceWords.facts(advice).forEach((name, fact) -> facts.add(Fact.of(name, fact)));
        advice.reasons()
                .forEach(reason -> facts.add(Fact.of(
                        "Because",
                        Phrase.of(reason.message() + " [")
                                .andCode(reason.rule().id())
                                .and("]"),
                        Phrase.of(reason.rule().source()))));
        advice.overruled()
                .forEach(each -> facts.add(new Fact(
                        "Overruled",
                        Phrase.code(each.id()).and(", by ").andCode(each.by()).and(": " + each.why()),
                        each.message().isEmpty() ? List.of() : List.of(Phrase.of("it said: " + each.message())))));
        report.facts(facts);
        report.table(
                COLUMNS,
                AdviceWords.rows(advice).stream()
                        .map(row -> row.stream().map(Phrase::of).toList())
                        .toList());
        report.facts(advice.findings().stream()
                .map(note -> Fact.of("Note", noted(note)))
                .toList());
    }

    private static Phrase noted(Advice.Note note) {
        return Phrase.of(note.message() + " [").andCode(note.code()).and("]");
    }
}
