package io.tokentariff.usage;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose usage it is. Also a fact, for rules such as a project's own discount.
 *
 * @param project the provider's or the user's project, null if not said
 * @param user the end user, null if not said
 * @param apiKey the id of the key, null if not said; never the key itself
 * @param tags whatever else the user groups by, in the order of the names
 */
public record Account(
        @Nullable String project, @Nullable String user, @Nullable String apiKey, Map<String, String> tags) {

    /** Nobody in particular. */
    public static final Account NONE = new Account(null, null, null, Map.of());

    public Account {
        tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** Returns the account of a project, with nothing else said. */
    public static Account ofProject(String project) {
        return new Account(project, null, null, Map.of());
    }
}
