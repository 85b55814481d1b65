package io.tokentariff.review;

import io.tokentariff.money.ExactSum;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.usage.NameList;
import io.tokentariff.usage.UsageRecord;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Both amounts of usage, group by group. A record belongs to the group the new rulebook takes it for. */
final class GroupedDelta {

    private static final Comparator<Impact.Group> LARGEST_RISE_FIRST = Comparator.comparing(Impact.Group::delta)
            .reversed()
            .thenComparing(group -> String.join("\0", group.shownValues()));

    private final ZoneId zone;
    private final List<Dimension> by;
    private final Map<NameList, Sums> groups = new HashMap<>();

    private static final class Sums {
        private final ExactSum before = new ExactSum();
        private final ExactSum after = new ExactSum();
        private final ExactSum lost = new ExactSum();
        private final ExactSum gained = new ExactSum();
        private long records;
        private long newlyPriced;
        private long newlyUnpriced;
    }

    /** @param zone of days and months */
    GroupedDelta(List<Dimension> by, ZoneId zone) {
        this.zone = zone;
        this.by = List.copyOf(by);
    }

    void add(UsageRecord record, Plan old, Plan now) {
        List<@Nullable String> key = new ArrayList<>(by.size());
        for (Dimension dimension : by) {
            key.add(dimension.value(record, now.usage(), zone));
        }
        Sums sums = groups.computeIfAbsent(new NameList(key), unused -> new Sums());
        sums.records++;
        old.arithmetic().addTo(sums.before, record.tokens());
        now.arithmetic().addTo(sums.after, record.tokens());
        boolean hadNone = old.status() == PriceStatus.UNPRICED;
        boolean hasNone = now.status() == PriceStatus.UNPRICED;
        if (hadNone && !hasNone) {
            sums.newlyPriced++;
            now.arithmetic().addTo(sums.gained, record.tokens());
        } else if (hasNone && !hadNone) {
            sums.newlyUnpriced++;
            old.arithmetic().addTo(sums.lost, record.tokens());
        }
    }

    /** Returns the groups, the largest rise first. */
    List<Impact.Group> build() {
        List<Impact.Group> built = new ArrayList<>();
        groups.forEach((key, sums) -> {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            for (int i = 0; i < by.size(); i++) {
                values.put(by.get(i).name(), key.values().get(i));
            }
            built.add(new Impact.Group(
                    values,
                    sums.records,
                    new Sides(sums.before.total(), sums.after.total(), sums.lost.total(), sums.gained.total()),
                    sums.newlyPriced,
                    sums.newlyUnpriced));
        });
        built.sort(LARGEST_RISE_FIRST);
        return built;
    }
}
