package io.tokentariff.check.tables;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Warns about tables that can be read but can hardly be meant. */
public final class TableLint {

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//[^\\n]*$|(?s)/\\*.*?\\*/");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\n]*)\"");

    private TableLint() {}

    /**
     * Returns the warnings about a rulebook's tables.
     *
     * @param files the rulebook's files
     * @param card its tables, read without an error
     */
    public static List<Problem> check(RulebookFiles files, RateCard card) {
        Problems problems = new Problems();
        Report report = new Report(files::text, problems);
        Rows rows = card.rows();
        Set<String> words = wordsOfRules(files);
        new PeriodGaps(report).check();
        new OddRates(report).check(rows);
        new RowOrder(report).check();
        new OddNames(report).check(rows);
        if (!files.rules().isEmpty()) {
            new UnusedRows(report, rows, words::contains).check();
        }
        return problems.sorted();
    }

    /** Every text that stands in quotes in a rule file, comments left out. */
    private static Set<String> wordsOfRules(RulebookFiles files) {
        return files.rules().values().stream()
                .flatMap(text ->
                        TEXT.matcher(COMMENT.matcher(text).replaceAll("")).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
