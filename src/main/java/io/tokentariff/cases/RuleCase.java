package io.tokentariff.cases;

import io.tokentariff.cases.CaseOutcome.Difference;
import io.tokentariff.ratecard.RowRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One example that a rulebook must decide as written. Immutable.
 *
 * @param head its place and name
 * @param tables the rows it runs on
 * @param trials what is tried: one evaluation, or one for each line of a table
 */
record RuleCase(CaseHead head, CaseTables tables, List<Trial<?>> trials) {

    RuleCase {
        trials = List.copyOf(trials);
    }

    /** Ids of the rules that the case names: the rule it is about, and those it expects something of. */
    Set<String> about() {
        return trials.stream()
                .flatMap(trial -> trial.expected().about().stream())
                .collect(Collectors.toSet());
    }

    /** Whether it is about what is advised, which rests on many prices. */
    boolean isAboutAdvice() {
        return trials.stream().anyMatch(trial -> trial.given() instanceof GivenWorkload);
    }

    /** As how many evaluations it counts, about; one at least. */
    long evaluations() {
        return Math.max(
                1,
                trials.stream().mapToLong(trial -> trial.given().evaluations()).sum());
    }

    /** Runs it. Evaluates each trial once; what it decides and costs is compared with what is expected. */
    CaseOutcome run(CaseRulebook rulebook) {
        Set<String> fired = new HashSet<>();
        Set<RowRef> rows = new HashSet<>();
        List<Tried> tried = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (Trial<?> trial : trials) {
            CaseOutcome outcome = trial.run(rulebook, tables);
            fired.addAll(outcome.fired());
            rows.addAll(outcome.rows());
            tried.addAll(outcome.tried());
            differences.addAll(outcome.differences());
        }
        return new CaseOutcome(fired, rows, tried, differences);
    }
}
