package io.tokentariff.usage;

import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.problem.Limit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
        @Nullable String project, @Nullable String user, @Nullable String apiKey, Map<String, String> tags)
        implements Comparable<Account> {

    /** Nobody in particular. */
    public static final Account NONE = new Account(null, null, null, Map.of());

    public Account {
        Names.checkedOrNull("project", project);
        Names.checkedOrNull("user", user);
        Names.checkedOrNull("api_key", apiKey);
        check(tags);
        tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    private static void check(Map<String, String> tags) {
        if (tags.size() > Limit.TAGS.most()) {
            throw new InvalidUsageException(
                    "too-many-tags",
                    "The record has %s tags; %s is the most.".formatted(tags.size(), Limit.TAGS.most()));
        }
        tags.forEach((name, value) -> {
            Names.checked("a tag's name", name);
            Names.checked("a tag", value);
        });
    }

    /** By project, user, key and tags; what is not said comes first. */
    @Override
    public int compareTo(Account other) {
        int order = Names.compare(
                Arrays.asList(project, user, apiKey), Arrays.asList(other.project, other.user, other.apiKey));
        return order != 0 || tags.equals(other.tags) ? order : Names.compare(words(tags), words(other.tags));
    }

    private static List<String> words(Map<String, String> tags) {
        List<String> words = new ArrayList<>(2 * tags.size());
        tags.forEach((name, value) -> {
            words.add(name);
            words.add(value);
        });
        return words;
    }

    /** Returns the account of a project, with nothing else said. */
    public static Account ofProject(String project) {
        return new Account(project, null, null, Map.of());
    }
}
