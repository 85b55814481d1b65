package io.tokentariff.rulebook.lint;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rulebook.drl.Reading;
import io.tokentariff.rulebook.drl.RuleFile;
import io.tokentariff.rulebook.drl.RuleSource;
import io.tokentariff.rulebook.drl.SourceLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
     * @param readings the files as read
     * @param card the rulebook's tables, null where they have errors of their own: then no word is called unknown
     * @param advice the tables of recommendations
     * @param vocabulary what rules may name
     * @param problems where everything wrong is reported, errors and warnings, the faults of reading too
     */
    public static void check(
            Collection<Reading> readings,
            @Nullable RateCard card,
            AdviceTables advice,
            RuleVocabulary vocabulary,
            Problems problems) {
        List<RuleFile> files = new ArrayList<>();
        WordsOfTables tables = card == null ? null : new WordsOfTables(card);
        for (Reading reading : readings) {
            problems.addAll(reading.problems());
            if (reading.file() != null) {
                files.add(reading.file());
                check(reading.file(), tables, advice, vocabulary, problems);
            }
        }
        if (card != null) {
            List<RuleSource> rules =
                    files.stream().flatMap(file -> file.rules().stream()).toList();
            JoinSize joins = new JoinSize(new FactCounts(card, advice, rules));
            files.forEach(file -> joins.check(file, new Report(file.file(), problems)));
            joins.checkAll();
        }
        new RulebookRules(vocabulary.patternTypes().keySet(), card, problems).check(files);
        int rules = files.stream().mapToInt(file -> file.rules().size()).sum();
        if (rules > SourceLimit.RULES.most()) {
            problems.add(Problem.error(
                    "rulebook-too-large",
                    "",
                    0,
                    "The rulebook has %s rules; %s is the most.".formatted(rules, SourceLimit.RULES.most())));
        }
    }

    private static void check(
            RuleFile file,
            @Nullable WordsOfTables tables,
            AdviceTables advice,
            RuleVocabulary vocabulary,
            Problems problems) {
        Report report = new Report(file.file(), problems);
        Imports.check(file, vocabulary, report);
        OutcomeCheck outcomes = new OutcomeCheck(vocabulary, file, report);
        PlaceholderCheck placeholders = new PlaceholderCheck(report, advice, file.text());
        for (RuleSource rule : file.rules()) {
            boolean withoutRows = rule.annotation(HouseRules.WITHOUT).isPresent();
            ConditionCheck conditions =
                    new ConditionCheck(vocabulary, file, report, new LiteralCheck(report, tables, withoutRows));
            Scope scope = new Scope();
            conditions.check(rule.when(), scope);
            outcomes.check(rule.then(), scope);
            placeholders.check(rule.then());
        }
        new HouseRules(file, report).check();
    }
}
