package io.tokentariff.http.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One state of the rulebook on the main branch.
 *
 * @param id the commit, 40 hexadecimal digits
 * @param rulebook what the content is known by in prices: {@code sha256:…}
 * @param author who proposed it
 * @param approver who said yes to it; null where it was pushed by git or is the first one
 * @param at when it came to the main branch, as the commit says
 * @param title one line: what it does
 * @param reason why; empty if nobody said
 * @param deltaUsd what it did to the bill it was tried on, in dollars, as the approver confirmed it; null if nobody did
 * @param draft the number of the draft it was, null for none
 * @param parent the revision before, null for the first one
 */
public record Revision(
        String id,
        String rulebook,
        String author,
        @Nullable String approver,
        Instant at,
        String title,
        String reason,
        @Nullable String deltaUsd,
        @Nullable Long draft,
        @Nullable String parent) {}
