package io.tokentariff.usage;

import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks and compares the names that usage brings along: whoever wrote it chose them. */
public final class Names {

    private Names() {}

    /** Returns the name if it is not longer than names may be. */
    static String checked(String what, String name) {
        if (name.length() > Limit.NAME.most()) {
            throw new InvalidUsageException(
                    "name-too-long",
                    "%s has %s characters; %s is the most.".formatted(what, name.length(), Limit.NAME.most()));
        }
        return name;
    }

    /** The same where there may be no name. */
    static @Nullable String checkedOrNull(String what, @Nullable String name) {
        return name == null ? null : checked(what, name);
    }

    /**
     * Compares lists of one length name by name, no name first. Keys that can be compared are found quickly in a table even
     * where somebody chose them to have one hash.
     */
    public static int compare(List<? extends @Nullable String> one, List<? extends @Nullable String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /** Compares names, no name first. */
    public static int compare(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return one.compareTo(other);
    }
}
