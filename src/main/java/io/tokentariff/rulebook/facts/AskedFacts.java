package io.tokentariff.rulebook.facts;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The facts of a usage record, beyond its kind and meters, that some rule of a rulebook has a pattern on. What they are for a
 * record goes into the session and is what its plan is remembered under: no rule sees what the key does not hold.
 */
public final class AskedFacts {

    /** As in most rulebooks. */
    public static final AskedFacts NOTHING = new AskedFacts(List.of());

    private final List<FactKind> kinds;

    private AskedFacts(List<FactKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** Returns those of the facts that are made on request and that some rule can see. */
    public static AskedFacts of(Collection<FactKind> kinds, Predicate<FactKind> seen) {
        List<FactKind> asked = kinds.stream()
                .filter(kind -> kind.ofRecord() != null && seen.test(kind))
                .toList();
        return asked.isEmpty() ? NOTHING : new AskedFacts(asked);
    }

    public boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** Returns what these facts are of a record, always in the same order: of one that it leaves open, all that it may be. */
    public List<Object> key(UsageRecord record, RateCard card) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        List<Object> key = new ArrayList<>(kinds.size());
        for (FactKind kind : kinds) {
            List<Object> all = of(kind, record, card);
            key.add(all.size() == 1 ? all.get(0) : all);
        }
        return key;
    }

    /** Returns these facts of a record; where it leaves some open, all combinations of what they may be. */
    List<List<Object>> ways(UsageRecord record, RateCard card) {
        List<List<Object>> ways = List.of(List.of());
        for (FactKind kind : kinds) {
            List<List<Object>> longer = new ArrayList<>();
            for (Object fact : of(kind, record, card)) {
                for (List<Object> way : ways) {
                    List<Object> facts = new ArrayList<>(way);
                    facts.add(fact);
                    longer.add(facts);
                }
            }
            ways = longer;
        }
        return ways;
    }

    private static List<Object> of(FactKind kind, UsageRecord record, RateCard card) {
        FactKind.OfRecord ofRecord = kind.ofRecord();
        return ofRecord == null ? List.of() : ofRecord.of(record, card);
    }

    /** The names of the facts, in the order in which they are made. */
    public List<String> names() {
        return kinds.stream().map(FactKind::name).toList();
    }
}
