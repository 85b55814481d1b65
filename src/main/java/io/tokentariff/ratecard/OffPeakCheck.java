package io.tokentariff.ratecard;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.List;

/** Finds what is wrong with rows of {@code off-peak.csv} that one row alone does not show. */
final class OffPeakCheck {

    private final List<OffPeak> rows;
    private final List<String> models;
    private final List<String> tiers;
    private final List<String> meters;
    private final Problems problems;

    OffPeakCheck(Rows rows, Problems problems) {
        this.rows = rows.counted().offPeaks();
        this.models = rows.models().stream().map(ModelInfo::name).toList();
        this.tiers = rows.tiers().stream().map(TierInfo::name).toList();
        this.meters = rows.meters().stream().map(MeterInfo::name).toList();
        this.problems = problems;
    }

    void check() {
        for (int i = 0; i < rows.size(); i++) {
            OffPeak row = rows.get(i);
            checkModels(row);
            rows.subList(0, i).stream()
                    .filter(other -> row.contradicts(other, models, tiers, meters))
                    .findFirst()
                    .ifPresent(other -> report(
                            "overlapping-hours",
                            row,
                            "This row and line %s are called \"%s\" and are both for some hours of the same usage."
                                    .formatted(other.row().line(), row.name()),
                            "Only one row of a name can apply; rows of other names multiply."));
        }
    }

    private void checkModels(OffPeak row) {
        if (!models.isEmpty()) {
            row.scope()
                    .unknown(test -> models.stream().anyMatch(test))
                    .forEach(name -> report(
                            "unknown-model",
                            row,
                            "The model \"%s\" is in no row of models.csv.".formatted(name),
                            NearestName.hint(name, models)));
        }
    }

    private void report(String code, OffPeak row, String message, String hint) {
        problems.add(Problem.error(code, row.row().file(), row.row().line(), 0, message, hint));
    }
}
