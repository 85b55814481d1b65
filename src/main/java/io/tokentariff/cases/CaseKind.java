package io.tokentariff.cases;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kind of case, known by the name under which its cases say what is given: {@code usage} for what a record costs. Another
 * kind of rule brings a kind of its own.
 *
 * @param key the name, in a case and as a default on top of the file
 * @param others the other names that such a case may have beside {@code name}, {@code rule}, {@code tables} and {@code expect}
 * @param reader reads its cases
 */
record CaseKind(String key, Set<String> others, Reader reader) {

    /** All kinds. */
    static final List<CaseKind> ALL = List.of(
            new CaseKind("prices", Set.of(), PriceTable::read),
            new CaseKind("usage", Set.of(), UsageWords::read),
            new CaseKind(StatementWords.STATEMENT, Set.of(), StatementWords::read),
            new CaseKind(
                    "workload",
                    Set.of(WorkloadWords.PROFILE, CaseAdviceTables.CANDIDATES, CaseAdviceTables.TERMS),
                    WorkloadWords::read));

    /** Reads a case of some kind. */
    interface Reader {

        /** Returns what the case tries; what is wrong with it is reported. */
        List<Trial<?>> read(CaseText text);
    }

    /** All names that a case of this kind has of its own. */
    Stream<String> names() {
        return Stream.concat(Stream.of(key), others.stream());
    }
}
