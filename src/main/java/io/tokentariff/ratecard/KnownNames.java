package io.tokentariff.ratecard;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The canonical names that other tables may use, as they become known. Empty where a table could not be read: then no name is
 * called unknown for that.
 *
 * @param models of models.csv
 * @param tiers of tiers.csv
 * @param meters of meters.csv
 */
record KnownNames(Set<String> models, Set<String> tiers, Set<String> meters) {

    KnownNames() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }
}
