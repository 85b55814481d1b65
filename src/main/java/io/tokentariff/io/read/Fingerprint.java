package io.tokentariff.io.read;

import io.tokentariff.usage.Account;
import io.tokentariff.usage.ExtraMeters;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two numbers that stand for a record's id and content in a {@link DuplicateFilter}. Reused from record to record without
 * making objects; each thread needs its own.
 */
public final class Fingerprint {

    private static final long HIGH = 0xffff_ffff_0000_0000L;
    private static final long NO_TEXT = -1;

    /** Readers hand out one object for equal kinds and accounts. */
    private static final int MOST_SHARED = 4_096;

    private final SipHash hash;
    private final IdentityHashMap<Object, Long> shared = new IdentityHashMap<>();
    private long first;
    private long second;

    Fingerprint(long key0, long key1) {
        hash = new SipHash(key0, key1);
    }

    /** Takes a record; false if it has no id and so is never compared. */
    public boolean of(UsageRecord record) {
        String id = record.id();
        if (id == null) {
            return false;
        }
        hash.begin();
        text(id);
        hash.end();
        long idMore = hash.second();
        first = hash.first();
        content(record);
        second = (idMore & HIGH) | (hash.first() & ~HIGH);
        return true;
    }

    /** 64 bits of the id. */
    public long first() {
        return first;
    }

    /** 32 more bits of the id, then 32 bits of the content. */
    public long second() {
        return second;
    }

    private void content(UsageRecord record) {
        long kind = shared(record.kind());
        long account = shared(record.account());
        hash.begin();
        hash.word(kind);
        hash.word(account);
        Instant at = record.at();
        hash.word(at.getEpochSecond());
        hash.word(at.getNano());
        TokenCounts tokens = record.tokens();
        hash.word(tokens.input());
        hash.word(tokens.cachedInput());
        hash.word(tokens.cacheWrite());
        hash.word(tokens.output());
        hash.word(tokens.training());
        hash.word(tokens.context());
        ExtraMeters extra = tokens.extra();
        hash.word(extra.names().size());
        if (!extra.isEmpty()) {
            for (String meter : extra.names()) {
                text(meter);
                hash.word(extra.count(meter));
            }
        }
        hash.word(record.requests());
        text(record.workload());
        hash.end();
    }

    /** Returns a hash of something that many records have in common, calculated once for each object. */
    private long shared(Object common) {
        Long known = shared.get(common);
        if (known == null) {
            if (shared.size() >= MOST_SHARED) {
                shared.clear();
            }
            hash.begin();
            if (common instanceof UsageKind kind) {
                kind(kind);
            } else if (common instanceof Account account) {
                account(account);
            }
            hash.end();
            known = hash.first();
            shared.put(common, known);
        }
        return known;
    }

    private void kind(UsageKind kind) {
        text(kind.model());
        text(kind.serviceTier());
        text(kind.region());
        text(kind.operation().word());
        text(kind.status().word());
        hash.word(kind.tierSaid() ? 1 : 0);
    }

    private void account(Account account) {
        text(account.project());
        text(account.user());
        text(account.apiKey());
        hash.word(account.tags().size());
        for (Map.Entry<String, String> tag : account.tags().entrySet()) {
            text(tag.getKey());
            text(tag.getValue());
        }
    }

    /** Adds a text with its length before it, so that neighbours cannot run into each other. */
    private void text(@Nullable String text) {
        if (text == null) {
            hash.word(NO_TEXT);
            return;
        }
        int length = text.length();
        hash.word(length);
        long word = 0;
        for (int i = 0; i < length; i++) {
            word = (word << Character.SIZE) | text.charAt(i);
            if ((i & 3) == 3) {
                hash.word(word);
                word = 0;
            }
        }
        if ((length & 3) != 0) {
            hash.word(word);
        }
    }
}
