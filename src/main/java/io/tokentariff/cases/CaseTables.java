package io.tokentariff.cases;

import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.TierInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows a case runs on: the rulebook's own, or rows made up in the file of cases.
 *
 * @param own the made-up rows; null for the rulebook's own tables
 */
record CaseTables(RateCard.@Nullable Rows own) {

    /** The rulebook's own tables. */
    static final CaseTables SHIPPED = new CaseTables(null);

    boolean shipped() {
        return own == null;
    }

    /**
     * Returns the rate card of the case. Made-up rates, terms and long-context rows stand instead of the rulebook's; made-up
     * models, tiers, regions and meters are added to the rulebook's, in place of one of the same name.
     */
    RateCard on(RateCard shipped) {
        if (own == null) {
            return shipped;
        }
        RateCard.Rows names = shipped.rows();
        return new RateCard(new RateCard.Rows(
                merged(own.models(), names.models(), ModelInfo::name),
                merged(own.tiers(), names.tiers(), TierInfo::name),
                merged(own.regions(), names.regions(), RegionInfo::name),
                merged(own.meters(), names.meters(), MeterInfo::name),
                own.rates(),
                own.terms(),
                own.longContexts()));
    }

    private static <T> List<T> merged(List<T> own, List<T> shipped, Function<T, String> name) {
        if (own.isEmpty()) {
            return shipped;
        }
        Set<String> taken = new HashSet<>();
        own.forEach(row -> taken.add(name.apply(row)));
        List<T> all = new ArrayList<>(own);
        shipped.stream().filter(row -> !taken.contains(name.apply(row))).forEach(all::add);
        return all;
    }
}
