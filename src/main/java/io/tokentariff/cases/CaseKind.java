package io.tokentariff.cases;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of case, known by the name under which its cases say what is given: {@code usage} for what a record costs. Another
 * kind of rule brings a kind of its own.
 */
interface CaseKind {

    /** The name, in a case and as a default on top of the file. */
    String key();

    /** The other names that a case of this kind may have beside {@code name}, {@code rule} and {@code expect}. */
    Set<String> keys();

    /**
     * Reads a case.
     *
     * @param head its place and name
     * @param top the names on top of the file, with defaults
     * @param fields the case's own names
     * @param context reads values and tells the rulebook's names
     * @return the case, null if something is wrong with it; it is reported then
     */
    @Nullable
    RuleCase read(CaseHead head, YamlNode.Fields top, YamlNode.Fields fields, CaseContext context);
}
