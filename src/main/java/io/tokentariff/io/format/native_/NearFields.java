package io.tokentariff.io.format.native_;

import io.tokentariff.io.format.NativeField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells an unknown field that is some other program's business from one that is a known field with a slip in it: its
 * tokens would be lost in silence. A slip is another notation ({@code inputTokens}, {@code input-tokens}), another
 * program's name ({@code prompt_tokens}), or one wrong letter, two in names of eight letters or more. Names of fewer than
 * five letters are too short for the last.
 */
final class NearFields {

    private static final int MOST_REMEMBERED = 1000;
    private static final int SHORTEST_FOR_SLIPS = 5;
    private static final int LONG_NAME = 8;

    private static final Map<String, NativeField> OTHER_NAMES = Map.ofEntries(
            Map.entry("prompttokens", NativeField.INPUT_TOKENS),
            Map.entry("completiontokens", NativeField.OUTPUT_TOKENS),
            Map.entry("cachedtokens", NativeField.CACHED_INPUT_TOKENS),
            Map.entry("inputcachedtokens", NativeField.CACHED_INPUT_TOKENS),
            Map.entry("cachereadtokens", NativeField.CACHED_INPUT_TOKENS),
            Map.entry("cachereadinputtokens", NativeField.CACHED_INPUT_TOKENS),
            Map.entry("cachecreationtokens", NativeField.CACHE_WRITE_TOKENS),
            Map.entry("cachecreationinputtokens", NativeField.CACHE_WRITE_TOKENS),
            Map.entry("inputcachewritetokens", NativeField.CACHE_WRITE_TOKENS),
            Map.entry("tier", NativeField.SERVICE_TIER),
            Map.entry("nepochs", NativeField.EPOCHS),
            Map.entry("nummodelrequests", NativeField.REQUESTS));

    private final Map<String, Near> remembered = new HashMap<>();

    /** What is known of a name; {@code field} is null if it is near nothing. */
    record Near(@Nullable NativeField field) {}

    /** Returns the field that may have been meant, null if none. */
    @Nullable
    NativeField find(String name) {
        Near known = remembered.get(name);
        if (known == null) {
            known = new Near(nearest(name));
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(name, known);
            }
        }
        return known.field();
    }

    private static @Nullable NativeField nearest(String name) {
        if (name.length() > 2 * LONG_NAME + LONG_NAME) {
            return null;
        }
        String plain = plain(name);
        NativeField other = OTHER_NAMES.get(plain);
        if (other != null) {
            return other;
        }
        NativeField best = null;
        int least = Integer.MAX_VALUE;
        for (NativeField field : NativeField.values()) {
            int distance = distance(plain, plain(field.word()));
            if (distance <= allowed(field.word()) && distance < least) {
                best = field;
                least = distance;
            }
        }
        return best;
    }

    private static int allowed(String known) {
        if (known.length() < SHORTEST_FOR_SLIPS) {
            return 0;
        }
        return known.length() < LONG_NAME ? 1 : 2;
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters must be added, taken away or changed. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
