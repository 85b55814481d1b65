package io.tokentariff.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Finds which known names somebody may have meant by a name that is not known; capitals make no difference. */
public final class NearestName {

    private static final int CAP_FOR_COMPARISON = 64;

    /** So many names are looked at: a table with more has no name that somebody knows by heart. */
    private static final int MOST_COMPARED = 5_000;

    private static final Comparator<Near> NEAREST_FIRST =
            Comparator.comparingInt(Near::distance).thenComparing(Near::name);

    private record Near(String name, int distance) {}

    private NearestName() {}

    /**
     * Returns at most {@code limit} known names, nearest first, that differ from the given one by few letters: a third of
     * its length, at least two. Equal distances come in alphabetical order.
     */
    public static List<String> of(String name, Collection<String> known, int limit) {
        return within(name, known, limit, Math.max(2, shortened(name).length() / 3));
    }

    /** Returns the nearest known names, however far, at most {@code limit} of them. */
    public static List<String> closest(String name, Collection<String> known, int limit) {
        return within(name, known, limit, Integer.MAX_VALUE);
    }

    /** Whether a name differs from a known one by at most two letters: then it is that name misspelt. */
    public static boolean isMisspelt(String name, Collection<String> known) {
        return !within(name, known, 1, 2).isEmpty();
    }

    private static List<String> within(String name, Collection<String> known, int limit, int allowed) {
        String given = shortened(name);
        List<Near> near = new ArrayList<>();
        int left = MOST_COMPARED;
        for (String candidate : new LinkedHashSet<>(known)) {
            if (--left < 0) {
                break;
            }
            int distance = distance(given, shortened(candidate));
            if (distance <= allowed) {
                near.add(new Near(candidate, distance));
            }
        }
        near.sort(NEAREST_FIRST);
        List<String> names = new ArrayList<>(limit);
        for (int i = 0; i < Math.min(limit, near.size()); i++) {
            names.add(near.get(i).name());
        }
        return names;
    }

    /** Returns a hint such as {@code Maybe "model" was meant.}, or an empty string when no known name is near. */
    public static String hint(String name, Collection<String> known) {
        List<String> nearest = of(name, known, 1);
        return nearest.isEmpty() ? "" : "Maybe \"%s\" was meant.".formatted(nearest.get(0));
    }

    private static String shortened(String name) {
        return (name.length() > CAP_FOR_COMPARISON ? name.substring(0, CAP_FOR_COMPARISON) : name)
                .toLowerCase(Locale.ROOT);
    }

    /** Levenshtein distance: insertions, deletions and changes of one letter. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
