package io.tokentariff.http;

import io.tokentariff.http.journal.AuditEntry;
import io.tokentariff.http.journal.AuditLog;
import io.tokentariff.http.store.Revision;
import io.tokentariff.http.store.RulebookStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Publications that the repository has and the audit log has not: a service that is ended between the two leaves one. What the
 * revision itself says is written down when the next one starts.
 */
final class LateEntries {

    /** What a publication is called in the log. */
    static final String PUBLISH = "draft.publish";

    private static final int PAGE = 500;

    /** Of so many publications at most, one a request that runs, a later one can be written down and an earlier one not. */
    private static final int AT_ONCE = 64;

    private static final String COMMIT = "commit";

    private final AuditLog log;
    private final RulebookStore store;

    LateEntries(AuditLog log, RulebookStore store) {
        this.log = log;
        this.store = store;
    }

    /** Writes them, the eldest first; returns how many there were. What was published before the log began is none of them. */
    int write() {
        if (log.size() == 0) {
            return 0;
        }
        Instant began = log.entries(1, 2L).get(0).at().truncatedTo(ChronoUnit.SECONDS); // as a commit tells it
        List<Revision> missing = missing(written(), began);
        Collections.reverse(missing);
        for (Revision revision : missing) {
            log.append(
                    String.valueOf(revision.approver()),
                    PUBLISH,
                    Map.of(
                            "draft",
                            String.valueOf(revision.draft()),
                            COMMIT,
                            revision.id(),
                            "published",
                            revision.at().toString()));
        }
        return missing.size();
    }

    private Set<String> written() {
        Set<String> commits = new HashSet<>();
        Long before = null;
        for (List<AuditEntry> page = log.entries(PAGE, before); !page.isEmpty(); page = log.entries(PAGE, before)) {
            page.stream()
                    .filter(entry -> entry.what().equals(PUBLISH))
                    .map(entry -> entry.details().get(COMMIT))
                    .filter(Objects::nonNull)
                    .forEach(commits::add);
            before = page.get(page.size() - 1).seq();
        }
        return commits;
    }

    /** The newest first, back to where those that are written down show that all before are, too. */
    private List<Revision> missing(Set<String> written, Instant began) {
        List<Revision> missing = new ArrayList<>();
        int seen = 0;
        @Nullable String after = null;
        for (List<Revision> page = store.revisions(PAGE, after); !page.isEmpty(); page = store.revisions(PAGE, after)) {
            for (Revision revision : page) {
                if (seen >= AT_ONCE || revision.at().isBefore(began)) {
                    return missing;
                }
                if (written.contains(revision.id())) {
                    seen++;
                } else if (revision.approver() != null && revision.draft() != null) {
                    missing.add(revision);
                }
            }
            after = page.get(page.size() - 1).id();
        }
        return missing;
    }
}
