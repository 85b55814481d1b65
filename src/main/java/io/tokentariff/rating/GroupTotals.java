package io.tokentariff.rating;

import io.tokentariff.money.ExactSum;
import io.tokentariff.usage.MeterSet;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums of one group while a statement is built. Not thread-safe. */
final class GroupTotals {

    private static final int NAMED = MeterSet.NAMED.size();

    private final List<@Nullable String> key;
    private final ExactSum amount = new ExactSum();
    private final long[] named = new long[NAMED];
    private final Map<String, Long> others = new TreeMap<>();
    private long records;
    private long unpriced;
    private boolean chargesRequests;

    GroupTotals(List<@Nullable String> key) {
        this.key = key;
    }

    void add(TokenCounts tokens, Plan plan) {
        records++;
        switch (plan.status()) {
            case PRICED -> addPriced(tokens, plan);
            case UNPRICED -> unpriced++;
            case NOT_BILLED -> {}
        }
    }

    private void addPriced(TokenCounts tokens, Plan plan) {
        plan.arithmetic().addTo(amount, tokens);
        chargesRequests |= plan.arithmetic().chargesRequests();
        for (int i = 0; i < NAMED; i++) {
            named[i] = Math.addExact(named[i], tokens.at(i));
        }
        for (int i = NAMED; i < tokens.meters().size(); i++) {
            others.merge(tokens.meters().names().get(i), tokens.at(i), Math::addExact);
        }
    }

    Statement.Group build(List<Dimension> by, Comparator<String> billOrder) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < by.size(); i++) {
            values.put(by.get(i).name(), key.get(i));
        }
        return new Statement.Group(values, records, unpriced, tokens(billOrder), amount.total());
    }

    private Map<String, Long> tokens(Comparator<String> billOrder) {
        Map<String, Long> tokens = new TreeMap<>(billOrder);
        tokens.putAll(others);
        for (int i = 0; i < NAMED; i++) {
            if (named[i] > 0 && (i != MeterSet.REQUESTS || chargesRequests)) {
                tokens.put(Meters.NAMED.get(i), named[i]);
            }
        }
        return tokens;
    }
}
