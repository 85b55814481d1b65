package io.tokentariff.ratecard;

import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds what is wrong with rows of agreements that one row alone, or its table alone, does not show. */
final class AgreementCheck {

    private final Rows rows;
    private final Problems problems;

    AgreementCheck(Rows rows, Problems problems) {
        this.rows = rows;
        this.problems = problems;
    }

    void check() {
        rows.agreements().forEach(row -> checkModels(row.scope(), row.row()));
        rows.requestLimits().forEach(row -> checkModels(row.scope(), row.row()));
        Map<List<String>, List<Agreement>> byName = rows.agreements().stream()
                .filter(row -> !row.name().isEmpty() && !row.isMostSpecificOf())
                .collect(Collectors.groupingBy(row -> List.of(row.kind(), row.name())));
        byName.values().forEach(this::checkSteps);
    }

    private void checkModels(UsageScope scope, RowRef row) {
        List<String> known = new ArrayList<>();
        rows.models().forEach(model -> known.add(model.name()));
        Predicate<Predicate<String>> anyModel = test -> known.stream().anyMatch(test);
        if (known.isEmpty()) {
            return;
        }
        scope.unknown(anyModel)
                .forEach(name -> report(
                        "unknown-model",
                        row,
                        "The model \"%s\" is in no row of models.csv.".formatted(name),
                        NearestName.hint(name, known)));
    }

    /** Rows of one name that are in force together are about the same usage. */
    private void checkSteps(List<Agreement> steps) {
        for (int i = 1; i < steps.size(); i++) {
            Agreement row = steps.get(i);
            for (Agreement other : steps.subList(0, i)) {
                if (row.period().overlaps(other.period()) && !terms(row).equals(terms(other))) {
                    report(
                            "mixed-agreement",
                            row.row(),
                            "This row and line %s are called \"%s\" and are not about the same usage."
                                    .formatted(other.row().line(), row.name()),
                            "Rows of one name say the same of usage, mode and unit; or they need names of their own.");
                    return;
                }
            }
        }
    }

    private static List<Object> terms(Agreement row) {
        return List.of(row.mode(), row.unit(), row.per(), row.scope(), row.each());
    }

    private void report(String code, RowRef row, String message, String hint) {
        problems.add(Problem.error(code, row.file(), row.line(), 0, message, hint));
    }
}
