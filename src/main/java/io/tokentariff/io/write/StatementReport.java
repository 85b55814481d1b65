package io.tokentariff.io.write;

import io.tokentariff.rating.Statement;

/** Writes a statement in one of its forms. */
public final class StatementReport {

    private StatementReport() {}

    /**
     * Returns the statement, ending in a line break.
     *
     * @throws IllegalArgumentException for {@link Form#JSONL}, which is for records, not for their sum
     */
    public static String of(Statement statement, Form form, Style style) {
        return switch (form) {
            case TEXT -> StatementText.of(statement, style);
            case JSON -> Json.indented(json -> StatementJson.write(json, statement)) + "\n";
            case CSV -> StatementCsv.of(statement);
            case MARKDOWN -> StatementMarkdown.of(statement);
            default -> throw new IllegalArgumentException("A statement is not written as %s.".formatted(form.word()));
        };
    }
}
