package io.tokentariff.io.format;

import io.tokentariff.problem.Limit;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal texts, kinds and accounts one instance, making no new text or kind for one seen before. Each of the three
 * tables is emptied when it holds {@link #MOST} entries or too many characters, or when somebody fills it with texts of one
 * hash, so that memory and time are bounded. For one thread.
 */
public final class Interner {

    /** The most entries of a table. */
    public static final int MOST = Limit.KEPT_NAMES.most();

    private static final int SLOTS = 4 * MOST;
    private static final int MOST_PROBES = 256;
    private static final int FIRST_SLOTS = 1024;

    private @Nullable String[] texts = new String[FIRST_SLOTS];
    private int textCount;
    private long characterCount;
    private @Nullable UsageKind[] kinds = new UsageKind[FIRST_SLOTS];
    private int kindCount;
    private UsageKind lastKind = UsageKind.of(UsageKind.NOT_SAID);
    private final Map<Account, Account> accounts = new HashMap<>();
    private Account lastAccount = Account.NONE;

    /** Returns the text of these characters. */
    public String text(char[] characters, int from, int length) {
        if (length == 0) {
            return "";
        }
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + characters[i];
        }
        int mask = texts.length - 1;
        int probes = 0;
        int slot = spread(hash) & mask;
        for (String known = texts[slot]; known != null; known = texts[slot]) {
            if (known.hashCode() == hash && same(known, characters, from, length)) {
                return known;
            }
            slot = (slot + 1) & mask;
            probes++;
        }
        String added = new String(characters, from, length);
        if (length > Limit.NAME.most()) { // no name; whoever needs it says that it is too long
            return added;
        }
        characterCount += length;
        if (textCount == MOST || probes > MOST_PROBES || characterCount > Limit.KEPT_CHARACTERS.most()) {
            texts = new String[FIRST_SLOTS];
            textCount = 0;
            characterCount = length;
        } else if (2 * textCount >= texts.length) {
            texts = grownTexts();
        }
        put(texts, added);
        textCount++;
        return added;
    }

    /** Returns the one instance of a text. */
    public String text(String text) {
        return text(text.toCharArray(), 0, text.length());
    }

    /** Returns the kind with these values. */
    public UsageKind kind(
            String model,
            String serviceTier,
            boolean tierSaid,
            Operation operation,
            String region,
            UsageStatus status) {
        if (isKind(lastKind, model, serviceTier, tierSaid, operation, region, status)) {
            return lastKind;
        }
        int hash = 31 * (31 * model.hashCode() + serviceTier.hashCode()) + region.hashCode();
        int mask = kinds.length - 1;
        int probes = 0;
        int slot = spread(hash) & mask;
        for (UsageKind known = kinds[slot]; known != null; known = kinds[slot]) {
            if (isKind(known, model, serviceTier, tierSaid, operation, region, status)) {
                lastKind = known;
                return known;
            }
            slot = (slot + 1) & mask;
            probes++;
        }
        UsageKind added = new UsageKind(model, serviceTier, tierSaid, operation, region, status);
        if (kindCount == MOST || probes > MOST_PROBES) {
            kinds = new UsageKind[FIRST_SLOTS];
            kindCount = 0;
        } else if (2 * kindCount >= kinds.length) {
            kinds = grownKinds();
        }
        put(kinds, added);
        kindCount++;
        lastKind = added;
        return added;
    }

    /** Returns the account with these values. */
    public Account account(
            @Nullable String project, @Nullable String user, @Nullable String apiKey, Map<String, String> tags) {
        if (project == null && user == null && apiKey == null && tags.isEmpty()) {
            return Account.NONE;
        }
        Account last = lastAccount;
        if (Objects.equals(project, last.project())
                && Objects.equals(user, last.user())
                && Objects.equals(apiKey, last.apiKey())
                && tags.equals(last.tags())) {
            return last;
        }
        if (accounts.size() == MOST) {
            accounts.clear();
        }
        Account account = new Account(project, user, apiKey, tags);
        Account known = accounts.putIfAbsent(account, account);
        lastAccount = known == null ? account : known;
        return lastAccount;
    }

    private @Nullable String[] grownTexts() {
        @Nullable String[] grown = new String[Math.min(SLOTS, 4 * texts.length)];
        for (String text : texts) {
            if (text != null) {
                put(grown, text);
            }
        }
        return grown;
    }

    private @Nullable UsageKind[] grownKinds() {
        @Nullable UsageKind[] grown = new UsageKind[Math.min(SLOTS, 4 * kinds.length)];
        for (UsageKind kind : kinds) {
            if (kind != null) {
                put(grown, kind);
            }
        }
        return grown;
    }

    private static void put(@Nullable String[] table, String text) {
        int slot = spread(text.hashCode()) & table.length - 1;
        while (table[slot] != null) {
            slot = (slot + 1) & table.length - 1;
        }
        table[slot] = text;
    }

    private static void put(@Nullable UsageKind[] table, UsageKind kind) {
        int hash = 31 * (31 * kind.model().hashCode() + kind.serviceTier().hashCode())
                + kind.region().hashCode();
        int slot = spread(hash) & table.length - 1;
        while (table[slot] != null) {
            slot = (slot + 1) & table.length - 1;
        }
        table[slot] = kind;
    }

    private static boolean same(String known, char[] characters, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != characters[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKind(
            UsageKind kind,
            String model,
            String serviceTier,
            boolean tierSaid,
            Operation operation,
            String region,
            UsageStatus status) {
        return kind.model().equals(model)
                && kind.serviceTier().equals(serviceTier)
                && kind.region().equals(region)
                && kind.operation() == operation
                && kind.status() == status
                && kind.tierSaid() == tierSaid;
    }

    private static int spread(int hash) {
        return ((hash ^ (hash >>> 16)) * 0x9e3779b1) >>> 8;
    }
}
