package io.tokentariff.rulebook.plans;

import io.tokentariff.ratecard.AccountTerms;
import io.tokentariff.usage.Account;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the sets of rows that are for an account, as they are met, so that what a plan is remembered under is a small number
 * and not an account. Finding a number makes no object. Thread-safe.
 */
public final class AccountSets {

    /** No row is for the account. */
    static final int EMPTY = 0;

    /** The set has no number, as too many have one. */
    static final int UNNUMBERED = -1;

    /** How many sets get a number at most. */
    static final int MOST = 1 << 13;

    private static final int RECENT = 1 << 10;

    /** After so many accounts nothing is put down any more: they are not handed out again. */
    private static final int MOST_PUT_DOWN = 1 << 14;

    private final AccountTerms terms;
    private final int most;
    private final boolean none;

    /** Accounts met before, by themselves: readers hand out one object for equal ones. What a thread does not see is asked again. */
    private final @Nullable Known[] recent = new Known[RECENT];

    private int putDown;
    private volatile Steps steps = new Steps(new long[64], new int[64], 0);

    /**
     * From a set and a row to the set with that row: both in the key, in a table with open places.
     *
     * @param keys 0 for an open place
     * @param sets the numbers
     * @param size how many there are
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Steps(long[] keys, int[] sets, int size) {

        int find(long key) {
            int at = place(key);
            while (keys[at] != 0) {
                if (keys[at] == key) {
                    return sets[at];
                }
                at = (at + 1) & (keys.length - 1);
            }
            return EMPTY;
        }

        Steps with(long key) {
            Steps copy = 2 * size < keys.length
                    ? new Steps(keys.clone(), sets.clone(), size + 1)
                    : new Steps(new long[2 * keys.length], new int[2 * keys.length], size + 1);
            if (copy.keys.length > keys.length) {
                for (int i = 0; i < keys.length; i++) {
                    if (keys[i] != 0) {
                        copy.put(keys[i], sets[i]);
                    }
                }
            }
            copy.put(key, size + 1);
            return copy;
        }

        private void put(long key, int set) {
            int at = place(key);
            while (keys[at] != 0) {
                at = (at + 1) & (keys.length - 1);
            }
            keys[at] = key;
            sets[at] = set;
        }

        private int place(long key) {
            long hash = key * 0x9e3779b97f4a7c15L;
            return (int) (hash >>> 32) & (keys.length - 1);
        }
    }

    /**
     * An account with its number.
     *
     * @param account which
     * @param set the number
     */
    private record Known(Account account, int set) {}

    AccountSets(AccountTerms terms, int most) {
        this.terms = terms;
        this.most = most;
        this.none = terms.isEmpty();
    }

    /** Returns the number of the set of rows that are for an account. */
    @SuppressWarnings("ReferenceEquality") // another object of equal content is looked up
    int of(Account account) {
        if (none) {
            return EMPTY;
        }
        int slot = System.identityHashCode(account) & (RECENT - 1);
        Known known = recent[slot];
        if (known != null && known.account == account) {
            return known.set;
        }
        int set = lookUp(account);
        if (putDown < MOST_PUT_DOWN) {
            putDown++;
            recent[slot] = new Known(account, set);
        }
        return set;
    }

    private int lookUp(Account account) {
        int set = EMPTY;
        for (int lookup = 0; lookup < terms.lookups(); lookup++) {
            int[] places = terms.places(lookup, account);
            if (places != null) {
                for (int place : places) {
                    if (terms.isFor(place, account)) {
                        set = with(set, place);
                    }
                }
            }
        }
        return set;
    }

    private int with(int set, int place) {
        if (set == UNNUMBERED) {
            return UNNUMBERED;
        }
        long key = (long) set << 32 | (place + 1);
        int found = steps.find(key);
        return found == EMPTY ? number(key) : found;
    }

    private synchronized int number(long key) {
        int found = steps.find(key);
        if (found != EMPTY) {
            return found;
        }
        if (steps.size() >= most) {
            return UNNUMBERED;
        }
        steps = steps.with(key);
        return steps.size();
    }
}
