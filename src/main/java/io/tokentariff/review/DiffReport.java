package io.tokentariff.review;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what changed between two rulebooks, and what that does to a bill. */
public final class DiffReport {

    /** How many groups rise and fall are shown apart. */
    static final int MOVERS = 5;

    /** How many changed rows of one table are shown to people; JSON has them all. */
    static final int ROWS_SHOWN = 40;

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
                ? Json.indented(json -> DiffJson.write(json, diff, impact, advice)) + "\n"
                : DiffPage.of(diff, impact, advice).write(form, screen);
    }

    static String revision(String sha) {
        int length = "sha256:".length() + 12;
        return sha.length() <= length ? sha : sha.substring(0, length);
    }

    /** The sign of a group's line. */
    static char sign(Impact.Group group) {
        if (group.before().isZero() && !group.after().isZero()) {
            return '+';
        }
        return group.after().isZero() && !group.before().isZero() ? '-' : '~';
    }

    /** What a group cost, a question mark where none of it had a price. */
    static String before(Impact.Group group) {
        return group.newlyPriced() > 0 && group.before().isZero()
                ? "?"
                : group.before().toPlainString();
    }

    /** What a group costs now, a question mark where none of it has a price any more. */
    static String after(Impact.Group group) {
        return group.newlyUnpriced() > 0 && group.after().isZero()
                ? "?"
                : group.after().toPlainString();
    }

    static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }

    static String records(Impact.Counts counts) {
        List<String> parts = new ArrayList<>();
        parts.add(count(counts.records(), "record", "records") + ", "
                + count(counts.changed(), "of them changes", "of them change"));
        if (counts.newlyPriced() > 0 || counts.newlyUnpriced() > 0) {
            parts.add("newly priced %s, newly unpriced %s".formatted(counts.newlyPriced(), counts.newlyUnpriced()));
        }
        if (counts.unpricedBefore() > 0 || counts.unpricedAfter() > 0) {
            parts.add("unpriced %s → %s".formatted(counts.unpricedBefore(), counts.unpricedAfter()));
        }
        if (counts.duplicate() > 0) {
            parts.add(count(counts.duplicate(), "duplicate", "duplicates") + " left out");
        }
        if (counts.rejected() > 0) {
            parts.add(count(counts.rejected(), "line", "lines") + " could not be read");
        }
        return String.join("; ", parts) + ".";
    }
}
