package io.tokentariff.rating.statement;

import io.tokentariff.problem.Limit;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.RuleRef;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For how many records each finding was made. Those beyond {@link Limit#FINDINGS} are counted by their code. Not thread-safe. */
final class FindingCounts {

    private static final Comparator<Statement.CountedFinding> ORDER = Comparator.comparing(
                    (Statement.CountedFinding finding) -> finding.effect() == Finding.Effect.NOTE)
            .thenComparing(Statement.CountedFinding::records, Comparator.reverseOrder())
            .thenComparing(Statement.CountedFinding::code)
            .thenComparing(Statement.CountedFinding::message)
            .thenComparing(finding -> String.valueOf(finding.rule()));

    private final Map<Key, Long> counts = new LinkedHashMap<>();

    /** What equal findings have in common; can be compared, as their sentences hold names that strangers choose. */
    private record Key(String code, Finding.Effect effect, String message, @Nullable RuleRef rule)
            implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::message)
                .thenComparing(Key::code)
                .thenComparing(Key::effect)
                .thenComparing(key -> String.valueOf(key.rule));

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Counts what a plan found, for so many records. */
    void add(PlannedFinding finding, long records) {
        Key key = new Key(finding.code(), finding.effect(), finding.message(), finding.rule());
        if (counts.size() >= Limit.FINDINGS.most() && !counts.containsKey(key)) {
            key = new Key(finding.code(), finding.effect(), "Others with the same code.", finding.rule());
        }
        counts.merge(key, records, Long::sum);
    }

    /** Counts what was counted elsewhere. */
    void add(Statement.CountedFinding finding) {
        Key key = new Key(finding.code(), finding.effect(), finding.message(), finding.rule());
        counts.merge(key, finding.records(), Long::sum);
    }

    void add(FindingCounts other) {
        other.counts.forEach((key, records) -> counts.merge(key, records, Long::sum));
    }

    /** Returns these and others: what costs a price first, then what concerns most records. */
    List<Statement.CountedFinding> with(List<Statement.CountedFinding> others) {
        Stream<Statement.CountedFinding> counted = counts.entrySet().stream()
                .map(each -> new Statement.CountedFinding(
                        each.getKey().code(),
                        each.getKey().effect(),
                        each.getKey().message(),
                        each.getKey().rule(),
                        each.getValue()));
        return Stream.concat(counted, others.stream()).sorted(ORDER).toList();
    }
}
