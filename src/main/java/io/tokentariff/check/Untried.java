package io.tokentariff.check;

import io.tokentariff.advice.Candidate;
import io.tokentariff.cases.CaseReport;
import io.tokentariff.cases.Tried;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.ratecard.Alias;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.table.TableSchema;
import io.tokentariff.table.Tables;
import io.tokentariff.usage.UsageRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows and names that no case tries: whatever they say, the cases would hold. A row is tried where a case uses its number on a day
 * on which it is in force, or its name; made-up rows of cases try nothing.
 */
final class Untried {

    private static final List<TableSchema> NAMED = List.of(Tables.MODELS, Tables.TIERS, Tables.REGIONS);

    private final Rows rows;
    private final List<Candidate> candidates;
    private final CaseReport cases;
    private final List<Named> named;
    private final Set<String> said;

    /** Usage that cases try, and its model's name in small letters. */
    private record Named(UsageRecord usage, String model) {}

    Untried(Rulebook rulebook, CaseReport cases) {
        this.rows = rulebook.rateCard().rows();
        this.candidates = rulebook.adviceTables().candidates();
        this.cases = cases;
        this.named = cases.tried().stream()
                .map(Tried::usage)
                .map(usage -> new Named(usage, usage.kind().model().toLowerCase(Locale.ROOT)))
                .toList();
        this.said = cases.tried().stream()
                .map(Tried::usage)
                .map(UsageRecord::kind)
                .flatMap(kind -> Stream.of(kind.model(), kind.serviceTier(), kind.region()))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The rows that no case tries, in the order of tables and lines. */
    List<RowRef> rows() {
        Set<RowRef> tried = cases.rows();
        Stream<RowRef> named = NAMED.stream().flatMap(rows::named).map(Row::row);
        Stream<RowRef> compared = candidates.stream().map(Candidate::row);
        return Stream.of(
                        rows.numbered().stream().filter(row -> !tried.contains(row)),
                        named.filter(row -> !tried.contains(row)),
                        compared.filter(row -> !tried.contains(row)),
                        rows.aliases().stream().filter(alias -> !isTried(alias)).map(Alias::row),
                        rows.meters().stream().filter(meter -> !isTried(meter)).map(MeterInfo::row))
                .flatMap(each -> each)
                .toList();
    }

    void tell(Problems problems, Waivers waivers) {
        Set<RowRef> unused = problems.sorted().stream()
                .filter(problem -> problem.code().equals("unused-row"))
                .map(problem -> new RowRef(problem.file(), problem.line()))
                .collect(Collectors.toSet());
        for (RowRef row : rows()) {
            if (unused.contains(row)) {
                continue;
            }
            Problem problem = Problem.warning(
                    "untried-row",
                    row.file(),
                    row.line(),
                    0,
                    "No case tries this row on a day on which it is in force.",
                    "");
            String name = waivers.nameOf(problem);
            problems.add(Problem.warning(
                    problem.code(),
                    row.file(),
                    row.line(),
                    0,
                    "No case tries the row \"%s\".".formatted(name),
                    hint(name)));
        }
        NAMED.stream().flatMap(rows::named).forEach(row -> row.alsoCalled().stream()
                .filter(name -> !said.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> problems.add(Problem.warning(
                        "untried-name",
                        row.row().file(),
                        row.row().line(),
                        0,
                        "No case uses the name \"%s\" of %s.".formatted(name, row.name()),
                        "Add a case with usage of that name."))));
    }

    private static String hint(String name) {
        return name.contains(", from ")
                ? "Add a case on a day from %s on.".formatted(name.substring(name.lastIndexOf(' ') + 1))
                : "Add a case that needs it.";
    }

    private boolean isTried(Alias alias) {
        String name = alias.name().toLowerCase(Locale.ROOT);
        return named.stream()
                .anyMatch(each -> each.model().endsWith(name)
                        && alias.period().covers(each.usage().day())
                        && (alias.project() == null
                                || alias.project().equals(each.usage().account().project())));
    }

    private boolean isTried(MeterInfo meter) {
        return !meter.isCounted()
                || cases.tried().stream()
                        .anyMatch(tried -> tried.usage().tokens().count(meter.name()) > 0);
    }
}
