package io.tokentariff.review;

import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.review.Change.Detail;
import io.tokentariff.review.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Changed rows for people, every one of them: few as a table, many in groups that say once what all of a group have in common. */
final class RowPage {

    /** More changed rows of one table than this are grouped. */
    private static final int FEW = 40;

    private static final String SOURCE = "source";

    private final Report report;

    private RowPage(Report report) {
        this.report = report;
    }

    static void add(List<Change> changes, Report report) {
        Map<String, List<Change>> byFile = new LinkedHashMap<>();
        changes.forEach(change ->
                byFile.computeIfAbsent(change.file(), file -> new ArrayList<>()).add(change));
        RowPage page = new RowPage(report);
        byFile.forEach((file, some) -> {
            report.heading(1, file);
            if (some.size() <= FEW) {
                page.table(some);
            } else {
                page.groups(some);
            }
        });
    }

    private void table(List<Change> some) {
        report.table(
                List.of(Column.words(""), Column.words("row"), Column.words("line"), Column.words("what")),
                some.stream()
                        .map(change -> List.of(
                                Phrase.code(String.valueOf(change.kind().sign())),
                                Phrase.of(change.title()),
                                Phrase.of(":" + change.line()),
                                Phrase.of(String.join(", ", cells(change)))))
                        .toList());
    }

    /** What became of rows, and in which columns they changed. */
    private record Common(Kind kind, List<String> columns) {

        static Common of(Change change) {
            return new Common(
                    change.kind(),
                    change.kind() == Kind.CHANGED
                            ? change.details().stream().map(Detail::name).toList()
                            : List.of());
        }
    }

    private void groups(List<Change> some) {
        Map<Common, List<Change>> groups =
                some.stream().collect(Collectors.groupingBy(Common::of, LinkedHashMap::new, Collectors.toList()));
        groups.forEach((common, rows) -> {
            Set<String> shared = shared(rows);
            report.folded(
                    "%s %s%s"
                            .formatted(
                                    DiffReport.count(rows.size(), "row", "rows"),
                                    common.kind().word(),
                                    shared.isEmpty() ? "" : ", all: " + String.join(", ", shared)),
                    "diff",
                    rows.stream().map(change -> line(change, shared)).toList());
        });
    }

    private static Set<String> shared(List<Change> rows) {
        Set<String> shared = new LinkedHashSet<>(cells(rows.get(0)));
        rows.forEach(row -> shared.retainAll(Set.copyOf(cells(row))));
        return shared;
    }

    private static String line(Change change, Set<String> shared) {
        List<String> own = new ArrayList<>(cells(change));
        own.removeAll(shared);
        return "%s %s  :%s%s"
                .formatted(
                        change.kind().sign(),
                        change.title(),
                        change.line(),
                        own.isEmpty() ? "" : "  " + String.join(", ", own));
    }

    /** What changed in a row; of a whole row everything but its source. */
    private static List<String> cells(Change change) {
        List<String> cells = new ArrayList<>();
        for (Detail detail : change.details()) {
            if (change.kind() == Kind.CHANGED) {
                cells.add("%s %s → %s".formatted(detail.name(), detail.before(), detail.after()));
            } else if (!detail.name().equals(SOURCE)) {
                cells.add(detail.name() + " " + (detail.after() == null ? detail.before() : detail.after()));
            }
        }
        return cells;
    }
}
