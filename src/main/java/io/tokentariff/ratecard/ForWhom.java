package io.tokentariff.ratecard;

import io.tokentariff.table.TableRow;
import io.tokentariff.usage.Account;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose usage a row is for, and where it runs; null means any. Rows are picked by it before rules see them.
 *
 * @param project the project
 * @param user the end user
 * @param apiKey the id of the key
 * @param tag one tag with its value
 * @param region canonical region
 * @param provider who made the model, the {@code developer} of models.csv
 */
public record ForWhom(
        @Nullable String project,
        @Nullable String user,
        @Nullable String apiKey,
        @Nullable Tag tag,
        @Nullable String region,
        @Nullable String provider) {

    /**
     * A tag with its value, written {@code env=prod}.
     *
     * @param name the tag
     * @param value what it must be
     */
    public record Tag(String name, String value) {}

    /** For whom a row is that names nobody. */
    public static final ForWhom ANYBODY = new ForWhom(null, null, null, null, null, null);

    static ForWhom of(TableRow row) {
        ForWhom whom = new ForWhom(
                said(row, "project"),
                said(row, "user"),
                said(row, "api_key"),
                tag(row),
                said(row, "region"),
                said(row, "provider"));
        return whom.named() == 0 ? ANYBODY : whom; // a record's own equals() takes long the first time
    }

    private static @Nullable String said(TableRow row, String column) {
        return row.knows(column) ? row.optional(column) : null;
    }

    private static @Nullable Tag tag(TableRow row) {
        String text = said(row, "tag");
        int is = text == null ? -1 : text.indexOf('=');
        if (text != null && is < 1) {
            row.report("bad-tag", "tag", "\"%s\" is not a tag and its value.".formatted(text), "Write it as env=prod.");
        }
        return text == null || is < 1 ? null : new Tag(text.substring(0, is), text.substring(is + 1));
    }

    /** Returns an account that it is for; one that says nothing where it names none. */
    public Account account() {
        return new Account(project, user, apiKey, tag == null ? Map.of() : Map.of(tag.name(), tag.value()));
    }

    boolean namesAccount() {
        return namedOfAccount() > 0;
    }

    /** How many of the columns about an account say something. */
    int namedOfAccount() {
        return count(project, user, apiKey, tag);
    }

    /** Whether it is for an account; makes no object, as this is asked for each record. */
    public boolean includes(Account account) {
        return isAny(project, account.project())
                && isAny(user, account.user())
                && isAny(apiKey, account.apiKey())
                && (tag == null || tag.value().equals(account.tags().get(tag.name())));
    }

    /** Whether it is for usage in a region at a provider; null for what belongs to neither. */
    public boolean includes(@Nullable String usageRegion, @Nullable String usageProvider) {
        return isAny(region, usageRegion) && isAny(provider, usageProvider);
    }

    /** How many of its columns say something. */
    public int named() {
        return namedOfAccount() + count(region, provider);
    }

    static int count(@Nullable Object... names) {
        int count = 0;
        for (Object name : names) {
            count += name == null ? 0 : 1;
        }
        return count;
    }

    /** Whether a name that a row asks for is the one that usage says, or any. */
    public static boolean isAny(@Nullable String wanted, @Nullable String said) {
        return wanted == null || wanted.equals(said);
    }
}
