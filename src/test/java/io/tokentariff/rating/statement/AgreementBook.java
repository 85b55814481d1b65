package io.tokentariff.rating.statement;

import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import java.util.Map;

/** The shipped rulebook with rows of agreements. */
final class AgreementBook {

    private final Map<String, String> texts = ShippedRules.texts();

    /** Adds rows of a table, with the columns of its header. */
    AgreementBook with(String table, String header, String... rows) {
        texts.put("agreements/" + table + ".csv", header + ",source\n" + String.join(",test\n", rows) + ",test\n");
        return this;
    }

    Map<String, String> texts() {
        return texts;
    }

    Tariff tariff() {
        return Tariff.of(texts);
    }

    List<Problem> problems() {
        Problems problems = new Problems();
        try {
            io.tokentariff.rulebook.RulebookLoader.load(RulebookFiles.of(texts), problems);
        } catch (RulebookException e) {
            return e.problems();
        }
        return problems.sorted();
    }

    Statement statement(List<UsageRecord> records, String... by) {
        List<Dimension> dimensions = by.length == 0
                ? Dimension.DEFAULT
                : List.of(by).stream().map(Dimension::new).toList();
        return tariff().statement(records.stream(), dimensions);
    }
}
