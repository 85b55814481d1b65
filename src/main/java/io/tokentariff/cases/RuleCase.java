package io.tokentariff.cases;

import java.util.Set;

/** One example that a rulebook must decide as written: one evaluation, and what is expected of it. Immutable. */
public interface RuleCase {

    CaseHead head();

    /** Ids of the rules that the case names: the rule it is about, and those it expects something of. */
    Set<String> about();

    /** Whether it runs on the rulebook's own numbers, and not on rows made up in the case. */
    boolean onShippedTables();

    /** Runs it. Evaluates once; what it decides and costs is compared with what is expected. */
    CaseOutcome run(CaseRulebook rulebook);
}
