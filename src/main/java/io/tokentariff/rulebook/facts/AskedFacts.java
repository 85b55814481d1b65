package io.tokentariff.rulebook.facts;

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

    /** Returns these facts of a record, always in the same order. */
    public List<Object> of(UsageRecord record) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        List<Object> facts = new ArrayList<>(kinds.size());
        for (FactKind kind : kinds) {
            if (kind.ofRecord() != null) {
                facts.add(kind.ofRecord().apply(record));
            }
        }
        return facts;
    }

    /** The names of the facts, in the order in which they are made. */
    public List<String> names() {
        return kinds.stream().map(FactKind::name).toList();
    }
}
