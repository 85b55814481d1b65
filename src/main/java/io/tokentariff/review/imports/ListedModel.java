package io.tokentariff.review.imports;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One model of a public price list.
 *
 * @param name what the list calls it
 * @param alsoCalled other names for it
 * @param provider whose price it is
 * @param window tokens that it takes at once, null if not said
 * @param ends whether the list says that it goes out of service
 * @param prices its prices
 * @param source the list, and where that has it from
 */
record ListedModel(
        String name,
        List<String> alsoCalled,
        String provider,
        @Nullable Long window,
        boolean ends,
        List<ListedPrice> prices,
        String source) {

    ListedModel {
        alsoCalled = List.copyOf(alsoCalled);
        prices = List.copyOf(prices);
    }

    /** The sizes of context above which something costs more. */
    TreeSet<Long> thresholds() {
        TreeSet<Long> thresholds = new TreeSet<>();
        prices.stream().map(ListedPrice::above).filter(Objects::nonNull).forEach(thresholds::add);
        return thresholds;
    }
}
