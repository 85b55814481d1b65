package io.tokentariff.io.focus;

import java.util.List;

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
}
