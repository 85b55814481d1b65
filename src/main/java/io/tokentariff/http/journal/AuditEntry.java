package io.tokentariff.http.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the audit log.
 *
 * @param seq its number, from 1 without a gap
 * @param at when it was written
 * @param who who did it
 * @param what what was done, a short word such as {@code publish}
 * @param details what else there is to say, by name
 * @param prev the hash of the line before; zeros for the first one
 * @param hash the SHA-256 of this line up to here, and thereby of all before it
 */
public record AuditEntry(
        long seq, Instant at, String who, String what, Map<String, String> details, String prev, String hash) {

    public AuditEntry {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
