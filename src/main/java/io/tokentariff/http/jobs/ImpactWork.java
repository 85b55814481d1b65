package io.tokentariff.http.jobs;

import io.tokentariff.io.DistinctUsage;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Dimension;
import io.tokentariff.review.DiffReport;
import io.tokentariff.review.Impact;
import io.tokentariff.review.ImpactBuilder;
import io.tokentariff.review.RulebookDiff;
import io.tokentariff.rulebook.Rulebook;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Prices usage by two rulebooks: what an edit does to a bill.
 *
 * @param before the revision in use
 * @param after the draft's
 * @param told is told by how much the bill changes
 */
public record ImpactWork(
        UsageInput usage, UsageReader reader, Rulebook before, Rulebook after, List<Dimension> by, Consumer<Money> told)
        implements Work {

    @Override
    public Map<String, String> run(Watched watched) throws IOException {
        RulebookDiff diff = RulebookDiff.between(before, after);
        ImpactBuilder builder = new ImpactBuilder(before, after, diff, by);
        new DistinctUsage(true, builder::add, builder::addDuplicate, reject -> builder.addRejected())
                .read(watched.watch(usage), reader);
        watched.stopIfCancelled();
        Impact impact = builder.build();
        Files.writeString(
                watched.folder().resolve("impact.json"), DiffReport.of(diff, impact, null, Form.JSON, Screen.PLAIN));
        told.accept(impact.delta());
        return Map.of("impact", "impact.json");
    }
}
