package io.tokentariff.io.write;

import io.tokentariff.advice.Advice;
import java.util.List;

/** Writes advices in the form asked for. */
public final class AdviceReport {

    private AdviceReport() {}

    /**
     * Returns the report, ending in a line break.
     *
     * @param notes what is to be said beside the workloads
     * @param style how text is set off
     */
    public static String of(List<Advice> advices, List<Advice.Note> notes, String revision, Form form, Style style) {
        return switch (form) {
            case TEXT -> AdviceText.of(advices, notes, revision, style);
            case JSON -> AdviceJson.of(advices, notes, revision) + "\n";
            case MARKDOWN -> AdviceMarkdown.of(advices, notes, revision);
            default -> throw new IllegalArgumentException("Advice is not written as %s.".formatted(form.word()));
        };
    }
}
