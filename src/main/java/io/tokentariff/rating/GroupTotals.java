package io.tokentariff.rating;

import io.tokentariff.money.ExactSum;
import io.tokentariff.usage.ExtraMeters;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums of one group while a statement is built. Not thread-safe. */
final class GroupTotals {

    private final List<@Nullable String> key;
    private final ExactSum amount = new ExactSum();
    private final Map<String, Long> extra = new TreeMap<>();
    private long records;
    private long unpriced;
    private long input;
    private long cachedInput;
    private long cacheWrite;
    private long output;
    private long training;

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
        input = Math.addExact(input, tokens.plainInput());
        cachedInput = Math.addExact(cachedInput, tokens.cachedInput());
        cacheWrite = Math.addExact(cacheWrite, tokens.cacheWrite());
        output = Math.addExact(output, tokens.output());
        training = Math.addExact(training, tokens.training());
        ExtraMeters more = tokens.extra();
        if (!more.isEmpty()) {
            more.names().forEach(name -> extra.merge(name, more.count(name), Math::addExact));
        }
    }

    Statement.Group build(List<Dimension> by) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < by.size(); i++) {
            values.put(by.get(i).name(), key.get(i));
        }
        return new Statement.Group(values, records, unpriced, tokens(), amount.total());
    }

    private Map<String, Long> tokens() {
        Map<String, Long> tokens = new LinkedHashMap<>();
        tokens.put(Meters.INPUT, input);
        tokens.put(Meters.CACHED_INPUT, cachedInput);
        tokens.put(Meters.CACHE_WRITE, cacheWrite);
        tokens.put(Meters.OUTPUT, output);
        tokens.put(Meters.TRAINING, training);
        tokens.putAll(extra);
        tokens.values().removeIf(count -> count == 0);
        return tokens;
    }
}
