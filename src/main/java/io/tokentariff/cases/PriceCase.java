package io.tokentariff.cases;

import io.tokentariff.cases.CaseOutcome.Difference;
import io.tokentariff.ratecard.RowRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A case about many prices at once: one evaluation a line.
 *
 * @param head its place and name
 * @param lines the lines of its table
 */
record PriceCase(CaseHead head, List<Line> lines) implements RuleCase {

    PriceCase {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param words what it is about, as in the file, such as {@code gpt-4.1 batch}
     * @param usage what is priced and expected
     */
    record Line(String words, UsageCase usage) {}

    @Override
    public Set<String> about() {
        Set<String> about = new HashSet<>();
        lines.forEach(line -> about.addAll(line.usage().about()));
        return about;
    }

    @Override
    public boolean onShippedTables() {
        return lines.stream().allMatch(line -> line.usage().onShippedTables());
    }

    @Override
    public CaseOutcome run(CaseRulebook rulebook) {
        Set<String> fired = new HashSet<>();
        Set<RowRef> rows = new HashSet<>();
        List<Difference> differences = new ArrayList<>();
        for (Line line : lines) {
            CaseOutcome outcome = line.usage().run(rulebook);
            fired.addAll(outcome.fired());
            rows.addAll(outcome.rows());
            outcome.differences()
                    .forEach(each -> differences.add(
                            new Difference(each.line(), "%s: %s".formatted(line.words(), each.sentence()))));
        }
        return new CaseOutcome(fired, rows, differences);
    }
}
