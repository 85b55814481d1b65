package io.tokentariff.check.tables;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.rulebook.drl.Expression;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.table.SoundTables;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warns about tables that can be read but can hardly be meant. */
public final class TableLint {

    private TableLint() {}

    /**
     * Returns the warnings about a rulebook's tables.
     *
     * @param files the rulebook's files
     * @param tables the tables in them
     * @param card its tables, read without an error
     */
    public static List<Problem> check(RulebookFiles files, SoundTables tables, RateCard card) {
        Problems problems = new Problems();
        Report report = new Report(tables, problems);
        Rows rows = card.rows();
        Set<String> words = wordsOfRules(files);
        new PeriodGaps(report).check();
        new OddRates(report).check(rows);
        new OddNumbers(report).check(rows);
        new RowOrder(report).check();
        new OddNames(report).check(rows);
        boolean allRead =
                files.readings().stream().allMatch(reading -> reading.problems().isEmpty());
        if (allRead && !files.rules().isEmpty()) {
            new UnusedRows(report, rows, words::contains).check();
        }
        return problems.sorted();
    }

    /** Every text that stands in quotes in what a rule asks or decides. */
    private static Set<String> wordsOfRules(RulebookFiles files) {
        return files.ruleFiles().stream()
                .flatMap(file -> file.rules().stream())
                .flatMap(rule -> Stream.concat(rule.asked(), rule.then().arguments().stream()))
                .filter(Expression.Text.class::isInstance)
                .map(text -> ((Expression.Text) text).value())
                .collect(Collectors.toSet());
    }
}
