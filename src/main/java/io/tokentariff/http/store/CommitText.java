package io.tokentariff.http.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.revwalk.FooterLine;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * A commit's message: one line that says what it does, and lines such as {@code Approved-by: bob} at its end.
 *
 * @param title the first line
 * @param body what stands between, empty for nothing
 * @param lines the lines at the end, by their names
 */
record CommitText(String title, String body, Map<String, String> lines) {

    /** The number of the draft. */
    static final String DRAFT = "Draft";

    /** How far the draft is. */
    static final String STATE = "Draft-State";

    /** The revision that the draft starts from. */
    static final String BASE = "Draft-Base";

    static final String REASON = "Reason";
    static final String APPROVED_BY = "Approved-by";

    /** What the rulebook's content is known by. */
    static final String REVISION = "Tariff-Revision";

    static final String DELTA = "Tariff-Delta-USD";

    /** The rulebook's folder: the other lines count for this content only, not for another that took over the message. */
    static final String TREE = "Tariff-Tree";

    CommitText(String title, Map<String, String> lines) {
        this(title, "", lines);
    }

    static CommitText of(RevCommit commit) {
        Map<String, String> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String message = commit.getFullMessage();
        int end = message.length();
        for (FooterLine line : FooterLine.fromMessage(message)) {
            lines.put(line.getKey(), line.getValue());
            end = Math.min(end, line.getStartOffset());
        }
        String rest = message.substring(0, end).strip();
        int first = rest.indexOf('\n');
        return first < 0
                ? new CommitText(rest, lines)
                : new CommitText(
                        rest.substring(0, first).strip(), rest.substring(first).strip(), lines);
    }

    @Nullable
    String line(String name) {
        return lines.get(name);
    }

    /** Why the commit was made: what its line says, or what stands below its first line. */
    String reason() {
        return lines.getOrDefault(REASON, body);
    }

    /** Returns this with other values of some lines. */
    CommitText with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(lines);
        all.putAll(more);
        return new CommitText(title, body, all);
    }

    /** The message. */
    String text() {
        return title + "\n\n"
                + (body.isEmpty() ? "" : body + "\n\n")
                + lines.entrySet().stream()
                        .map(line -> line.getKey() + ": " + line.getValue() + "\n")
                        .collect(Collectors.joining());
    }
}
