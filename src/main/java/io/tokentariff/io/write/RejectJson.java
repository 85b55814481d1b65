package io.tokentariff.io.write;

import io.tokentariff.io.format.Reject;

/** A line that is not priced, as a line of JSON. */
public final class RejectJson {

    private RejectJson() {}

    /** Returns the reject on one line, with its line break. */
    public static String line(Reject reject) {
        return Json.line(json -> json.text("file", reject.file())
                .number("line", reject.line())
                .number("offset", reject.offset())
                .text("code", reject.code())
                .text("message", reject.message())
                .text("text", reject.text()));
    }
}
