package io.tokentariff.ratecard;

import io.tokentariff.usage.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of terms and of caps a request that name an account, found by what an account says, without looking through them. Immutable.
 * Each row stands under one thing that it names: its project, else its user, its key or its tag.
 */
public final class AccountTerms {

    private static final int[] NONE = {};

    private record Index(Function<Account, @Nullable String> said, Map<String, int[]> rows) {}

    private record Found(Function<Account, @Nullable String> said, Map<String, List<Integer>> rows) {

        Index index() {
            Map<String, int[]> places = new HashMap<>();
            rows.forEach((value, some) ->
                    places.put(value, some.stream().mapToInt(Integer::intValue).toArray()));
            return new Index(said, places);
        }
    }

    private final List<Row.OfAccounts> rows;
    private final Index[] indexes;
    private final boolean[] sure;

    AccountTerms(List<? extends Row.OfAccounts> terms) {
        this.rows = terms.stream()
                .filter(term -> term.whom().namesAccount())
                .<Row.OfAccounts>map(term -> term)
                .toList();
        this.sure = new boolean[rows.size()];
        SortedMap<String, Found> byColumn = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            ForWhom whom = rows.get(i).whom();
            if (whom.project() != null) {
                add(i, whom.project(), byColumn, "project", Account::project);
            } else if (whom.user() != null) {
                add(i, whom.user(), byColumn, "user", Account::user);
            } else if (whom.apiKey() != null) {
                add(i, whom.apiKey(), byColumn, "api_key", Account::apiKey);
            } else if (whom.tag() != null) {
                String tag = whom.tag().name();
                add(i, whom.tag().value(), byColumn, "tag " + tag, account -> account.tags()
                        .get(tag));
            }
            sure[i] = whom.namedOfAccount() == 1;
        }
        this.indexes = byColumn.values().stream().map(Found::index).toArray(Index[]::new);
    }

    private static void add(
            int row,
            String value,
            Map<String, Found> byColumn,
            String column,
            Function<Account, @Nullable String> said) {
        byColumn.computeIfAbsent(column, any -> new Found(said, new HashMap<>()))
                .rows()
                .computeIfAbsent(value, any -> new ArrayList<>())
                .add(row);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** In how many ways rows are looked up. */
    public int lookups() {
        return indexes.length;
    }

    /** Returns the places of the rows that may be for an account, by one way of looking them up, null for none. */
    public int @Nullable [] places(int lookup, Account account) {
        Index index = indexes[lookup];
        String said = index.said().apply(account);
        return said == null ? null : index.rows().get(said);
    }

    /** Whether the row at a place that was looked up for an account is for it. */
    public boolean isFor(int place, Account account) {
        return sure[place] || rows.get(place).whom().includes(account);
    }

    /** Returns the rows that are for an account, of any model and day, always in the same order. */
    public List<Row.OfAccounts> of(Account account) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Row.OfAccounts> found = new ArrayList<>();
        for (int lookup = 0; lookup < indexes.length; lookup++) {
            int[] places = places(lookup, account);
            for (int place : places == null ? NONE : places) {
                if (isFor(place, account)) {
                    found.add(rows.get(place));
                }
            }
        }
        return found;
    }
}
