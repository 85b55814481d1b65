package io.tokentariff.ratecard;

import java.util.List;

/**
 * One row of {@code tiers.csv}: a service tier the rulebook knows. As a fact it is there when the usage names this tier.
 *
 * @param name canonical name
 * @param alsoCalled other names for it in providers' logs
 * @param rated whether it can have rates; {@code auto} is a wish, not a rate
 * @param source who says so
 * @param row where it stands
 */
public record TierInfo(String name, List<String> alsoCalled, boolean rated, String source, RowRef row) {

    public TierInfo {
        alsoCalled = List.copyOf(alsoCalled);
    }
}
