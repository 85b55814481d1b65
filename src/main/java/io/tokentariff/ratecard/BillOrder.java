package io.tokentariff.ratecard;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order of meters on a bill: that of the rows of {@code meters.csv}; what stands in none of them comes last, by name. */
public final class BillOrder implements Comparator<String> {

    private final Map<String, Integer> places = new HashMap<>();

    /** @param meters the rows in their order */
    public BillOrder(List<MeterInfo> meters) {
        meters.forEach(meter -> places.putIfAbsent(meter.name(), places.size()));
    }

    @Override
    public int compare(String one, String other) {
        int byPlace = Integer.compare(place(one), place(other));
        return byPlace == 0 ? one.compareTo(other) : byPlace;
    }

    private int place(String meter) {
        return places.getOrDefault(meter, Integer.MAX_VALUE);
    }
}
