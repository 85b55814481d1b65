package io.tokentariff.ratecard;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads rows that name something: models, tiers, regions, meters. */
final class NameRows {

    private final KnownNames known;
    private final Problems problems;

    NameRows(KnownNames known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    ModelInfo model(TableRow row) {
        return new ModelInfo(
                row.required("model"),
                row.names("also_called"),
                row.text("developer"),
                row.text("family"),
                row.oneOf("status", List.of("current", "legacy")),
                row.date("released"),
                row.whole("context_window"),
                row.names("successors"),
                row.required("source"),
                row.ref());
    }

    TierInfo tier(TableRow row) {
        return new TierInfo(
                row.required("tier"), row.names("also_called"), row.yesNo("rated"), row.required("source"), row.ref());
    }

    RegionInfo region(TableRow row) {
        List<String> exempt = row.names("exempt_models");
        exempt.stream()
                .filter(name -> !known.models().isEmpty() && !known.models().contains(name))
                .forEach(name -> row.report(
                        "unknown-model",
                        "exempt_models",
                        "The model \"%s\" is in no row of models.csv.".formatted(name),
                        NearestName.hint(name, known.models())));
        return new RegionInfo(
                row.required("region"),
                row.names("also_called"),
                row.yesNo("residency"),
                Set.copyOf(exempt),
                row.required("source"),
                row.ref());
    }

    MeterInfo meter(TableRow row) {
        return new MeterInfo(row.required("meter"), row.optional("without_rate"), row.required("what"), row.ref());
    }

    void checkWithoutRate(MeterInfo meter) {
        String other = meter.withoutRate();
        if (other != null && !known.meters().isEmpty() && !known.meters().contains(other)) {
            problems.add(Problem.error(
                    "unknown-meter",
                    meter.row().file(),
                    meter.row().line(),
                    0,
                    "The meter \"%s\" is in no row of meters.csv.".formatted(other),
                    NearestName.hint(other, known.meters())));
        }
    }

    /** Reports each name that two rows claim. */
    <T> void reportShared(
            List<T> rows, Function<T, String> name, Function<T, List<String>> others, Function<T, RowRef> ref) {
        Map<String, RowRef> seen = new HashMap<>();
        for (T row : rows) {
            Set<String> own = new HashSet<>(others.apply(row));
            own.add(name.apply(row));
            for (String each : own) {
                RowRef first = seen.putIfAbsent(each, ref.apply(row));
                if (first != null) {
                    problems.add(Problem.error(
                            "duplicate-name",
                            ref.apply(row).file(),
                            ref.apply(row).line(),
                            "The name \"%s\" stands in line %s already.".formatted(each, first.line())));
                }
            }
        }
    }
}
