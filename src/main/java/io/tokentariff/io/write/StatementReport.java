package io.tokentariff.io.write;

import io.tokentariff.rating.Statement;

/** Writes a statement in one of its forms. */
public final class StatementReport {

    private StatementReport() {}

    /**
     * Returns the statement, ending in a line break.
     *
     * @throws IllegalArgumentException for {@link StatementFormat#JSONL}, which is for records, not for their sum
     */
    public static String of(Statement statement, StatementFormat format, Style style) {
        return switch (format) {
            case TABLE -> StatementText.of(statement, style);
            case JSON -> Json.indented(json -> StatementJson.write(json, statement)) + "\n";
            case CSV -> StatementCsv.of(statement);
            case MARKDOWN -> StatementMarkdown.of(statement);
            case JSONL -> throw new IllegalArgumentException("JSON lines are for records, not for a statement.");
        };
    }
}
