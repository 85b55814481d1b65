package io.tokentariff.io.write;

import io.tokentariff.advice.Advice;
import java.util.List;

/** Writes advices in the form asked for. */
public final class AdviceReport {

    /** The forms of a report. */
    public enum Format {
        TEXT,
        JSON,
        MARKDOWN
    }

    private AdviceReport() {}

    /**
     * Returns the report, ending in a line break.
     *
     * @param notes what is to be said beside the workloads
     * @param style how text is set off
     */
    public static String of(
            List<Advice> advices, List<Advice.Note> notes, String revision, Format format, Style style) {
        return switch (format) {
            case TEXT -> AdviceText.of(advices, notes, revision, style);
            case JSON -> AdviceJson.of(advices, notes, revision) + "\n";
            case MARKDOWN -> AdviceMarkdown.of(advices, notes, revision);
        };
    }
}
