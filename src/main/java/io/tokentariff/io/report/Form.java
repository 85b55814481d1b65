package io.tokentariff.io.report;

import java.util.Locale;

/** The forms in which results are written. */
public enum Form {
    /** For people at a terminal. */
    TEXT,
    /** For programs: one value, indented. */
    JSON,
    /** For programs: one value a line. */
    JSONL,
    /** For spreadsheets. */
    CSV,
    /** For a page or a pull request. */
    MARKDOWN,
    /** One page that needs nothing else. */
    HTML,
    /** SARIF 2.1.0, for code hosts. */
    SARIF;

    /** The word after {@code --format}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
