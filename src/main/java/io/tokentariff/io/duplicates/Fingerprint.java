package io.tokentariff.io.duplicates;

import io.tokentariff.usage.Account;
import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two numbers that stand for a record's id and content in a {@link DuplicateFilter}. Reused from record to record without
 * making objects; each thread needs its own.
 *
 * <p>The content is the sum of its parts' halves, each times a secret factor: two contents meet with a chance of 1 in
 * 2<sup>32</sup>, whoever chooses them (Carter and Wegman's universal hashing).
 */
public final class Fingerprint {

    private static final long LOW = 0xffff_ffffL;
    private static final int NAMED = MeterSet.NAMED.size();
    private static final int FIRST_COUNT = 7;
    private static final int PARTS = FIRST_COUNT + NAMED;
    private static final int SLOTS = 4_096;
    private static final int SLOT_SHIFT = Integer.SIZE - 12;

    private final SipHash hash;
    private final long[] factors = new long[2 * PARTS];

    // readers hand out one object for what many records share, so that the last ones hashed are found by the object
    // itself
    private final @Nullable Object[] shared = new Object[SLOTS];
    private final long[] sharedHashes = new long[SLOTS];
    private long first;
    private long second;

    Fingerprint(long key0, long key1) {
        hash = new SipHash(key0, key1);
        for (int i = 0; i < factors.length; i++) {
            hash.begin();
            hash.word(i);
            hash.end();
            factors[i] = hash.first();
        }
    }

    /** Takes a record; false if it has no id, or no usage yet, and so is never compared. */
    public boolean of(UsageRecord record) {
        String id = record.id();
        if (id == null || isNoUsageYet(record)) {
            return false;
        }
        long content = content(record);
        hash.begin();
        hash.text(id);
        hash.end();
        first = hash.first();
        second = (hash.second() & ~LOW) | (content >>> Integer.SIZE);
        return true;
    }

    /** A request that still runs and has used nothing leaves its id to the record that has the usage. */
    private static boolean isNoUsageYet(UsageRecord record) {
        return record.kind().status() == UsageStatus.IN_PROGRESS
                && record.tokens().namedInUse() == 0
                && record.tokens().meters().isNamed();
    }

    /** 64 bits of the id. */
    public long first() {
        return first;
    }

    /** 32 more bits of the id, then 32 bits of the content. */
    public long second() {
        return second;
    }

    /** Returns a number whose upper half stands for everything but the id. */
    private long content(UsageRecord record) {
        TokenCounts tokens = record.tokens();
        Instant at = record.at();
        String workload = record.workload();
        return part(0, hashOf(record.kind()))
                + part(1, hashOf(record.account()))
                + part(2, workload == null ? 0 : hashOf(workload))
                + part(3, at.getEpochSecond())
                + part(4, at.getNano())
                + part(5, tokens.context())
                + part(6, tokens.meters().isNamed() ? 0 : others(tokens))
                + named(tokens);
    }

    private long named(TokenCounts tokens) {
        long sum = 0;
        for (int i = 0; i < NAMED; i++) {
            sum += part(FIRST_COUNT + i, tokens.at(i));
        }
        return sum;
    }

    private long part(int i, long value) {
        return (value & LOW) * factors[2 * i] + (value >>> Integer.SIZE) * factors[2 * i + 1];
    }

    /** Returns a hash of a kind, an account or a text; the same object is mostly hashed once: it has two slots. */
    @SuppressWarnings("ReferenceEquality")
    private long hashOf(Object value) {
        int slot = slot(value.hashCode());
        if (shared[slot] != value) {
            slot ^= 1;
        }
        if (shared[slot] != value) {
            hash.begin();
            if (value instanceof UsageKind kind) {
                kind(kind);
            } else if (value instanceof Account account) {
                account(account);
            } else {
                hash.text(value.toString());
            }
            hash.end();
            shared[slot] = value;
            sharedHashes[slot] = hash.first();
        }
        return sharedHashes[slot];
    }

    private static int slot(int hash) {
        return ((hash ^ (hash >>> 16)) * 0x9e3779b1) >>> SLOT_SHIFT;
    }

    private long others(TokenCounts tokens) {
        hash.begin();
        for (int i = NAMED; i < tokens.meters().size(); i++) {
            hash.text(tokens.meters().names().get(i));
            hash.word(tokens.at(i));
        }
        hash.end();
        return hash.first();
    }

    private void kind(UsageKind kind) {
        hash.text(kind.model());
        hash.text(kind.serviceTier());
        hash.text(kind.region());
        hash.text(kind.operation().word());
        hash.text(kind.status().word());
        hash.word(kind.tierSaid() ? 1 : 0);
    }

    private void account(Account account) {
        hash.text(account.project());
        hash.text(account.user());
        hash.text(account.apiKey());
        hash.word(account.tags().size());
        for (Map.Entry<String, String> tag : account.tags().entrySet()) {
            hash.text(tag.getKey());
            hash.text(tag.getValue());
        }
    }
}
