package io.tokentariff.review;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.Json;
import io.tokentariff.money.Thousands;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.lint.RuleLanguage;
import java.util.ArrayList;
import java.util.List;

/** The language of rules for people and programs. */
public final class LanguageReport {

    /** More words than this are counted, not listed. */
    private static final int WORDS_LISTED = 12;

    /** A whole file, for those who never saw one. */
    private static final List<String> RULE = List.of(
            "// What this file decides, and where its numbers are",
            "package charges",
            "",
            "import io.tokentariff.ratecard.*",
            "import io.tokentariff.rating.*",
            "",
            "rule \"A sentence that an analyst would say\"",
            "    @id( \"charges.file-name\" )",
            "    @source( \"a sentence of the contract, or an address\" )",
            "    @reviewed( \"2026-11-22\" )",
            "when",
            "    $usage : Usage( operation == \"inference\" )",
            "    $meter : MeterUsed( meter != \"training\" )",
            "    $rate  : Rate( meter == $meter.ratedAs, isOn( $usage.tier ) )",
            "then",
            "    insert( Charge.at( $meter, $rate ) );",
            "end");

    private final RuleLanguage language;
    private final Report report = new Report("The language of rules");

    private LanguageReport(RuleLanguage language) {
        this.language = language;
    }

    /** Returns the language of a rulebook's rules in a form for people or as JSON, ending in a line break. */
    public static String write(Rulebook rulebook, Form form, Screen screen) {
        RuleLanguage language = RuleLanguage.of(rulebook.vocabulary(), rulebook.rateCard());
        return form == Form.JSON
                ? Json.document(json -> LanguageJson.write(json, language))
                : new LanguageReport(language).report().write(form, screen);
    }

    private Report report() {
        report.text(
                "A rule asks for facts and inserts one outcome. It cannot calculate, change or delete anything, and sees nothing "
                        + "else; what is not named here is an error with its line.");
        report.code(RULE);
        imports();
        entries("What a rule says about itself", "annotation", language.annotations());
        entries("Conditions", "written", language.operators());
        report.text(
                "A text stands in double quotes, a number plain. Money, model names, days and thresholds belong into rows of tables.");
        report.heading(1, "Facts");
        language.facts().forEach(this::type);
        report.heading(1, "Outcomes");
        report.text(
                "After then stands one insert; what it is made of was named with $ above, or is a text. Conditions can ask for outcomes, too.");
        language.outcomes().forEach(this::type);
        report.heading(1, "Parts of facts");
        language.parts().forEach(this::type);
        entries("Placeholders of findings", "in the message", language.findingPlaceholders());
        entries("Placeholders of recommendations", "in the message", language.advicePlaceholders());
        report.text("Besides these, each term of advice-terms.csv by its name.");
        limits();
        return report;
    }

    private void imports() {
        report.heading(1, "Files");
        report.text(
                "A file begins with a comment, its package, named as its folder, and what it imports; of these as many as it needs:");
        report.code(language.imports().stream().map(each -> "import " + each).toList());
    }

    private void entries(String heading, String column, List<RuleLanguage.Entry> entries) {
        report.heading(1, heading);
        boolean examples = entries.stream()
                .anyMatch(each -> !each.example().contains(each.written())
                        || each.example().length() > each.written().length() + 2);
        List<Column> columns = new ArrayList<>(List.of(Column.words(column), Column.words("means")));
        if (examples) {
            columns.add(Column.words("example"));
        }
        report.table(
                columns,
                entries.stream()
                        .map(each -> examples
                                ? List.of(
                                        Phrase.code(each.written()),
                                        Phrase.of(each.meaning()),
                                        Phrase.code(each.example()))
                                : List.of(Phrase.code(each.example()), Phrase.of(each.meaning())))
                        .toList());
    }

    private void type(RuleLanguage.Type type) {
        report.heading(2, Phrase.code(type.name()));
        report.text(type.meaning() + (type.there().isEmpty() ? "" : " Is there: " + type.there() + "."));
        boolean examples =
                type.fields().stream().anyMatch(field -> !field.example().isEmpty());
        List<Column> columns =
                new ArrayList<>(List.of(Column.words("field"), Column.words("is"), Column.words("means")));
        if (examples) {
            columns.add(Column.words("example"));
        }
        report.table(
                columns,
                type.fields().stream().map(field -> field(field, examples)).toList());
        if (!type.factories().isEmpty()) {
            report.table(
                    List.of(Column.words("written"), Column.words("decides"), Column.words("made of")),
                    type.factories().stream().map(LanguageReport::factory).toList());
        }
    }

    private static List<Phrase> field(RuleLanguage.Field field, boolean examples) {
        List<Phrase> row = new ArrayList<>(List.of(
                Phrase.code(field.name()),
                Phrase.of(field.kind() + (field.mayBeAbsent() ? ", may be null" : "") + words(field)),
                Phrase.of(field.meaning())));
        if (examples) {
            row.add(
                    field.example().isEmpty()
                            ? Phrase.of("")
                            : Phrase.code(field.example().replace("\n", " ")));
        }
        return row;
    }

    private static String words(RuleLanguage.Field field) {
        if (field.words().isEmpty()) {
            return "";
        }
        return field.words().size() <= WORDS_LISTED
                ? ": " + String.join(", ", field.words())
                : ": a " + field.wordsOf();
    }

    private static List<Phrase> factory(RuleLanguage.Factory factory) {
        List<String> parameters = factory.parameters().stream()
                .map(each ->
                        each.type().equals("text") ? each.name() : "%s: %s".formatted("$" + each.name(), each.type()))
                .toList();
        return List.of(
                Phrase.code(factory.example()), Phrase.of(factory.meaning()), Phrase.of(String.join(", ", parameters)));
    }

    private void limits() {
        report.heading(1, "Limits");
        report.table(
                List.of(Column.words("of"), Column.number("at most")),
                language.limits().stream()
                        .map(each -> List.of(Phrase.of(each.what()), Phrase.of(Thousands.apart(each.most()))))
                        .toList());
    }
}
