package io.tokentariff.rulebook.lint;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleParser;
import io.tokentariff.rulebook.drl.RuleSource;
import io.tokentariff.rulebook.drl.SourceLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks all rule files of a rulebook, without the rule engine: nothing of a rule runs. What an error is reported for must
 * never reach the engine; it would compile a good part of it, and run some of it while compiling.
 */
public final class RuleLint {

    private RuleLint() {}

    /**
     * Checks rule files.
     *
     * @param texts the files by their paths below the rulebook's folder
     * @param card the rulebook's tables, null where they have errors of their own: then no word is called unknown
     * @param candidates how many rows candidates.csv has
     * @param vocabulary what rules may name
     * @param problems where everything wrong is reported, errors and warnings
     * @return what the files say, without the rules that have a fault in their grammar
     */
    public static List<RuleFile> check(
            Map<String, String> texts,
            @Nullable RateCard card,
            int candidates,
            RuleVocabulary vocabulary,
            Problems problems) {
        List<RuleFile> files = new ArrayList<>();
        texts.forEach((file, text) -> {
            if (text.isBlank()) {
                problems.add(Problem.error("empty-rule-file", file, 0, "The file is empty."));
                return;
            }
            Problems ofFile = new Problems();
            RuleFile parsed = RuleParser.parse(file, text, ofFile);
            if (parsed != null) {
                files.add(parsed);
                check(parsed, card, vocabulary, ofFile);
            }
            problems.addAll(ofFile.sorted());
        });
        if (card != null) {
            JoinSize joins = new JoinSize(card, candidates);
            for (RuleFile file : files) {
                Report report = new Report(file.file(), problems);
                file.rules().forEach(rule -> joins.check(rule, report));
            }
        }
        new RulebookRules(vocabulary.patternTypes().keySet(), problems).check(files);
        int rules = files.stream().mapToInt(file -> file.rules().size()).sum();
        if (rules > SourceLimits.RULES) {
            problems.add(Problem.error(
                    "rulebook-too-large",
                    "",
                    0,
                    "The rulebook has %s rules; %s is the most.".formatted(rules, SourceLimits.RULES)));
        }
        return files;
    }

    private static void check(RuleFile file, @Nullable RateCard card, RuleVocabulary vocabulary, Problems problems) {
        Report report = new Report(file.file(), problems);
        if (file.rules().isEmpty() && problems.isEmpty()) {
            problems.add(Problem.error("empty-rule-file", file.file(), 0, "The file holds no rule."));
        }
        Imports.check(file, vocabulary, report);
        LiteralCheck literals = new LiteralCheck(report, card);
        ConditionCheck conditions = new ConditionCheck(vocabulary, file, report, literals);
        OutcomeCheck outcomes = new OutcomeCheck(vocabulary, file, report);
        for (RuleSource rule : file.rules()) {
            Scope scope = new Scope();
            rule.when().forEach(condition -> conditions.check(condition, scope));
            outcomes.check(rule.then(), scope);
        }
        new HouseRules(file, report).check();
    }
}
