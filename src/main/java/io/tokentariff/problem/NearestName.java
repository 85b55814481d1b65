package io.tokentariff.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds which known names somebody may have meant by a name that is not known; capitals make no difference. */
public final class NearestName {

    private static final int CAP_FOR_COMPARISON = EditDistance.MOST_LETTERS;

    /** In how many letters a name may differ from one that it is a misspelling of. */
    private static final int LETTERS_MISSPELT = 2;

    private static final Comparator<Near> NEAREST_FIRST =
            Comparator.comparingInt(Near::distance).thenComparing(Near::name);

    private record Near(String name, int distance) {}

    /** A known name, and what of it is compared. */
    private record Known(String name, String compared) {}

    private final List<Known> known;

    private NearestName(Collection<String> known) {
        this.known = known.stream()
                .distinct()
                .limit(Limit.COMPARED_NAMES.most())
                .map(name -> new Known(name, shortened(name)))
                .toList();
    }

    /** Prepares known names that many others are compared with. */
    public static NearestName among(Collection<String> known) {
        return new NearestName(known);
    }

    /**
     * Returns at most {@code limit} known names, nearest first, that differ from the given one by few letters: a third of
     * its length, at least two. Equal distances come in alphabetical order.
     */
    public static List<String> of(String name, Collection<String> known, int limit) {
        return within(name, known, limit, Math.max(2, shortened(name).length() / 3));
    }

    /** Returns the nearest known names, however far, at most {@code limit} of them. */
    public static List<String> closest(String name, Collection<String> known, int limit) {
        return among(known).closest(name, limit);
    }

    /** Returns the nearest of the known names, however far, at most {@code limit} of them. */
    public List<String> closest(String name, int limit) {
        return within(shortened(name), limit, Integer.MAX_VALUE);
    }

    /** Whether a name differs from a known one by at most two letters: then it is that name misspelt. */
    public static boolean isMisspelt(String name, Collection<String> known) {
        return !within(name, known, 1, LETTERS_MISSPELT).isEmpty();
    }

    /** Returns the known name that a name is a misspelling of, other than itself; null if there is none. */
    public @Nullable String meantBy(String name) {
        return within(shortened(name), 2, LETTERS_MISSPELT).stream()
                .filter(other -> !other.equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<String> within(String name, Collection<String> known, int limit, int allowed) {
        return among(known).within(shortened(name), limit, allowed);
    }

    private List<String> within(String given, int limit, int allowed) {
        EditDistance distance = new EditDistance(given);
        List<Near> nearest = new ArrayList<>();
        int most = allowed;
        for (Known each : known) {
            if (Math.abs(each.compared().length() - given.length()) > most) {
                continue;
            }
            Near near = new Near(each.name(), distance.to(each.compared()));
            if (near.distance() <= most) {
                int place = Collections.binarySearch(nearest, near, NEAREST_FIRST);
                nearest.add(place < 0 ? -place - 1 : place, near);
                if (nearest.size() > limit) {
                    nearest.remove(limit);
                }
                most = nearest.size() < limit ? allowed : nearest.get(limit - 1).distance();
            }
        }
        return nearest.stream().map(Near::name).toList();
    }

    /** Returns a hint such as {@code Maybe "model" was meant.}, or an empty string when no known name is near. */
    public static String hint(String name, Collection<String> known) {
        List<String> nearest = of(name, known, 1);
        return nearest.isEmpty() ? "" : hint(nearest.get(0));
    }

    /** Returns the hint that a name may be meant. */
    public static String hint(String meant) {
        return "Maybe \"%s\" was meant.".formatted(meant);
    }

    private static String shortened(String name) {
        return cut(cut(name).toLowerCase(Locale.ROOT)); // which has more letters in some scripts
    }

    private static String cut(String name) {
        return name.length() > CAP_FOR_COMPARISON ? name.substring(0, CAP_FOR_COMPARISON) : name;
    }
}
