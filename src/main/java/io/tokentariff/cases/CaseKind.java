package io.tokentariff.cases;

import java.util.List;
import java.util.Set;

/**
 * A kind of case, known by the name under which its cases say what is given: {@code usage} for what a record costs. Another
 * kind of rule brings a kind of its own.
 */
interface CaseKind {

    /** The name, in a case and as a default on top of the file. */
    String key();

    /** The other names that a case of this kind may have beside {@code name}, {@code rule}, {@code tables} and {@code expect}. */
    default Set<String> keys() {
        return Set.of();
    }

    /** Returns what a case tries; what is wrong with it is reported. */
    List<Trial<?>> read(CaseText text);
}
