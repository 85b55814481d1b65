package io.tokentariff.audit;

import io.tokentariff.ratecard.LongContext;
import io.tokentariff.rating.Plan;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.Names;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds up records that have one kind, plan, day and project, so that they are priced together. A record that may lie beyond some
 * threshold is priced alone. Not thread-safe; bounded.
 */
final class Bundles {

    private static final int MOST = 4_096;

    /** So that sums stay far below the largest count there is. */
    private static final long LARGEST = TokenCounts.LARGEST / 16;

    /** Can be compared, as strangers choose the names. */
    private record Place(UsageKind kind, Object plan, long day, @Nullable String project) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int order = kind.compareTo(other.kind);
            return order == 0 ? Names.compare(project, other.project) : order;
        }
    }

    private static final class Bundle {
        private final UsageRecord first;
        private final Plan plan;
        private TokenCounts sum;

        Bundle(UsageRecord first, Plan plan) {
            this.first = first;
            this.plan = plan;
            this.sum = first.tokens();
        }
    }

    private final Function<UsageRecord, Object> keys;
    private final long smallestThreshold;
    private final Consumer<Priced> priced;
    private final Map<Place, Bundle> bundles = new HashMap<>();

    Bundles(Rulebook rulebook, Consumer<Priced> priced) {
        this.keys = rulebook.planner().keys();
        this.priced = priced;
        this.smallestThreshold = rulebook.rateCard().rows().longContexts().stream()
                .mapToLong(LongContext::threshold)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Takes a record that has a price. */
    void add(UsageRecord record, Plan plan) {
        TokenCounts tokens = record.tokens();
        long size = tokens.contextOrInput() + tokens.output();
        if (size > smallestThreshold || size > LARGEST) {
            priced.accept(Priced.of(record, plan));
            return;
        }
        Place place = new Place(
                record.kind(),
                keys.apply(record),
                record.epochDay(),
                record.account().project());
        Bundle bundle = bundles.get(place);
        if (bundle == null) {
            if (bundles.size() >= MOST) {
                flush();
            }
            bundles.put(place, new Bundle(record, plan));
            return;
        }
        bundle.sum = bundle.sum.plus(tokens);
        if (bundle.sum.input() + bundle.sum.output() > LARGEST) {
            flush(bundle);
            bundles.remove(place);
        }
    }

    /** Prices everything that was added up. */
    void flush() {
        bundles.values().forEach(this::flush);
        bundles.clear();
    }

    private void flush(Bundle bundle) {
        priced.accept(Priced.ofSum(bundle.first, bundle.first.withTokens(bundle.sum), bundle.plan));
    }
}
