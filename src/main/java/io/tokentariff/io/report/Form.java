package io.tokentariff.io.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The forms in which results are written. */
public enum Form {
    /** For people at a terminal. */
    TEXT(true),
    /** For programs: one value, indented. */
    JSON(false),
    /** For programs: one value a line. */
    JSONL(false),
    /** For spreadsheets. */
    CSV(false),
    /** For a page or a pull request. */
    MARKDOWN(true),
    /** One page that needs nothing else. */
    HTML(true),
    /** SARIF 2.1.0, for code hosts. */
    SARIF(false),
    /** FOCUS as CSV, for tools that read what clouds cost. */
    FOCUS(false),
    /** Parquet, for data tools. */
    PARQUET(false);

    private final boolean forPeople;

    /** @param forPeople whether every {@link Report} is written in it */
    Form(boolean forPeople) {
        this.forPeople = forPeople;
    }

    /** Returns the forms of a result that is a {@link Report}: all forms for people, and some for programs. */
    public static Form[] ofReport(Form... forPrograms) {
        List<Form> forms = new ArrayList<>(List.of(TEXT));
        forms.addAll(Arrays.asList(forPrograms));
        Arrays.stream(values()).filter(form -> form.forPeople && form != TEXT).forEach(forms::add);
        return forms.toArray(Form[]::new);
    }

    /** The word after {@code --format}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
