package io.tokentariff.review;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what changed between two rulebooks, and what that does to a bill. */
public final class DiffReport {

    /** How many groups rise and fall are shown apart. */
    static final int MOVERS = 5;

    private DiffReport() {}

    /**
     * Returns the report, ending in a line break.
     *
     * @param impact what it does to a bill, null where no usage was given
     * @param advice the workloads that are advised otherwise, null where nobody asked
     */
    public static String of(
            RulebookDiff diff, @Nullable Impact impact, @Nullable List<AdviceChange> advice, Form form, Screen screen) {
        return form == Form.JSON
                ? Json.document(json -> DiffJson.write(json, diff, impact, advice))
                : DiffPage.of(diff, impact, advice).write(form, screen);
    }

    static String revision(String sha) {
        int length = "sha256:".length() + 12;
        return sha.length() <= length ? sha : sha.substring(0, length);
    }

    static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
