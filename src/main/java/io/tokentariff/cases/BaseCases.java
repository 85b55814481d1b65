package io.tokentariff.cases;

import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cases that a rulebook has from the one it extends. They are run, too; one that holds there and not here is no fault: it says
 * what this rulebook changes.
 */
final class BaseCases {

    private BaseCases() {}

    /** Returns those that do not hold here and do in the rulebook that they are of. */
    static Set<CaseHead> otherwise(Rulebook rulebook, Map<RuleCase, CaseOutcome> outcomes) {
        RulebookFiles files = rulebook.files();
        RulebookFiles base = files.base();
        Set<CaseHead> failing = outcomes.entrySet().stream()
                .filter(each -> !each.getValue().holds())
                .map(each -> each.getKey().head())
                .filter(head -> !files.isOwn(head.file()))
                .collect(Collectors.toSet());
        if (base == null || failing.isEmpty()) {
            return Set.of();
        }
        try {
            return holding(RulebookLoader.load(base), failing);
        } catch (RulebookException e) { // what it is like alone is not known: then they are faults
            return Set.of();
        }
    }

    private static Set<CaseHead> holding(Rulebook base, Set<CaseHead> wanted) {
        Map<String, String> texts = new TreeMap<>(base.files().cases());
        texts.keySet().retainAll(wanted.stream().map(CaseHead::file).collect(Collectors.toSet()));
        CaseRulebook alone = new CaseRulebook(base);
        Map<RuleCase, CaseOutcome> outcomes = new LinkedHashMap<>();
        for (RuleCase each : CaseReader.read(base, texts, new Problems())) {
            if (wanted.contains(each.head())) {
                outcomes.put(each, CaseRunner.run(each, alone));
            }
        }
        Set<CaseHead> holding = new HashSet<>(otherwise(base, outcomes));
        outcomes.forEach((each, outcome) -> {
            if (outcome.holds()) {
                holding.add(each.head());
            }
        });
        return holding;
    }
}
