package io.tokentariff.io.focus;

import io.tokentariff.problem.WrongUseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What usage cannot say of its bill, and how fine the rows are.
 *
 * @param account the id of the billing account
 * @param accountName its name
 * @param tags names of tags by which rows are told apart; none by default, for they may make as many rows as there are records
 */
public record FocusSettings(
        FocusVersion version, FocusPeriod period, String account, String accountName, List<String> tags) {

    public FocusSettings {
        tags = List.copyOf(tags);
    }

    /**
     * Returns the settings in words, as people say them.
     *
     * @param version {@code 1.4} or {@code 1.2}; null for the newest
     * @param period {@code day}, {@code hour} or {@code request}; null for a day
     * @param account {@code ID} or {@code ID=NAME}
     * @param where how the account is said, for the message
     * @throws WrongUseException if one of them is none of these words, or nobody says whose bill it is
     */
    public static FocusSettings of(
            @Nullable String version,
            @Nullable String period,
            @Nullable String account,
            String where,
            List<String> tags) {
        if (account == null || account.isBlank() || account.startsWith("=")) {
            throw new WrongUseException(
                    "A FOCUS file says whose bill it is, which usage does not: %s ID or ID=NAME.".formatted(where));
        }
        int equals = account.indexOf('=');
        return new FocusSettings(
                version == null ? FocusVersion.V1_4 : FocusVersion.of(version),
                period == null ? FocusPeriod.DAY : FocusPeriod.of(period),
                equals < 0 ? account : account.substring(0, equals),
                equals < 0 ? account : account.substring(equals + 1),
                tags);
    }
}
