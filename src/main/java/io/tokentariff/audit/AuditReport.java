package io.tokentariff.audit;

import io.tokentariff.audit.Audit.Row;
import io.tokentariff.audit.Audit.Share;
import io.tokentariff.audit.Audit.Status;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Phrase;
import io.tokentariff.io.report.Report;
import io.tokentariff.io.report.Report.Column;
import io.tokentariff.io.report.Report.Item;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.Json;
import io.tokentariff.money.Money;
import io.tokentariff.money.Thousands;
import io.tokentariff.rating.statement.RecordCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an audit in one of its forms. */
public final class AuditReport {

    /** How many lines of one kind are shown; JSON and CSV have them all. */
    private static final int ROWS_SHOWN = 40;

    private static final Map<Status, String> HEADS = Map.of(
            Status.MATCHING, "Matching",
            Status.DIFFERING, "Differing",
            Status.ONLY_OURS, "Only in the usage",
            Status.ONLY_THEIRS, "Only billed");

    private static final String NO_CAUSE = "no cause found";
    private static final String NOTHING = "-";

    private final Audit audit;
    private final Report report = new Report("Audit");
    private final Set<String> shown;

    private AuditReport(Audit audit) {
        this.audit = audit;
        this.shown = shownParts(audit);
    }

    /** Returns the report, ending in a line break. */
    public static String of(Audit audit, Form form, Screen screen) {
        return switch (form) {
            case JSON -> Json.document(json -> AuditJson.write(json, audit));
            case CSV -> AuditCsv.of(audit);
            default -> new AuditReport(audit).write().write(form, screen);
        };
    }

    /** The parts of which some line says something: a context that is short everywhere says nothing. */
    private static Set<String> shownParts(Audit audit) {
        Set<String> shown = new LinkedHashSet<>();
        for (Row row : audit.rows()) {
            row.by().forEach((part, value) -> {
                if (value != null && !(part.equals(Part.CONTEXT.word()) && value.equals("short"))) {
                    shown.add(part);
                }
            });
        }
        return shown;
    }

    private Report write() {
        total();
        causes();
        for (Status status : List.of(Status.DIFFERING, Status.ONLY_THEIRS, Status.ONLY_OURS, Status.MATCHING)) {
            rows(status);
        }
        if (!audit.findings().isEmpty()) {
            report.heading(1, "Notes:")
                    .items(audit.findings().stream()
                            .map(note -> new Item(
                                    NOTHING,
                                    Phrase.of(note.message() + " [")
                                            .andCode(note.code())
                                            .and("]")))
                            .toList());
        }
        return report.gap().text(Phrase.of("Rulebook ").andCode(audit.revision()));
    }

    private void total() {
        String atLeast = audit.atLeast() ? "at least " : "";
        report.text(Phrase.strong("Our price less the bill is %s USD".formatted(signed(audit.delta())))
                .and(": %s%s less %s."
                        .formatted(
                                atLeast,
                                audit.ours().toPlainString(),
                                audit.theirs().toPlainString())));
        report.text(records(audit.records()));
        List<List<Phrase>> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            List<Row> rows = audit.rows(status);
            parts.add(part(status.word().replace('-', ' '), rows));
        }
        parts.add(part("all", audit.rows()));
        report.table(
                List.of(
                        Column.words(""),
                        Column.number("lines"),
                        Column.number("ours USD"),
                        Column.number("billed USD"),
                        Column.number("difference USD")),
                parts);
    }

    private static String records(RecordCounts counts) {
        return "%s read: %s priced, %s unpriced, %s not billed, %s rejected, %s duplicate."
                .formatted(
                        Notes.counted(counts.read(), "record"),
                        Thousands.apart(counts.priced()),
                        Thousands.apart(counts.unpriced()),
                        Thousands.apart(counts.notBilled()),
                        Thousands.apart(counts.rejected()),
                        Thousands.apart(counts.duplicate()));
    }

    private static List<Phrase> part(String name, List<Row> rows) {
        Money ours =
                Audit.sum(rows.stream().map(row -> Audit.orZero(row.ours())).toList());
        Money theirs =
                Audit.sum(rows.stream().map(row -> Audit.orZero(row.theirs())).toList());
        return cells(
                name,
                Thousands.apart(rows.size()),
                ours.toPlainString(),
                theirs.toPlainString(),
                signed(ours.minus(theirs)));
    }

    private void causes() {
        List<List<Phrase>> rows = new ArrayList<>();
        boolean counted = false;
        for (Share share : audit.causes()) {
            counted |= share.records() > 0;
            rows.add(List.of(
                    Phrase.of(share.cause().name()),
                    Phrase.of(signed(share.delta())),
                    Phrase.of(Thousands.apart(share.records())),
                    Phrase.of(share.cause().message() + " [")
                            .andCode(share.cause().code())
                            .and("]")));
        }
        if (!audit.unexplained().isZero()) {
            rows.add(cells(NO_CAUSE, signed(audit.unexplained()), "", ""));
        }
        if (rows.isEmpty()) {
            return;
        }
        report.heading(1, "Likely causes");
        List<Column> columns = new ArrayList<>(List.of(Column.words("cause"), Column.number("difference USD")));
        if (counted) {
            columns.add(Column.number("records"));
        } else {
            rows.replaceAll(row -> List.of(row.get(0), row.get(1), row.get(3)));
        }
        columns.add(Column.words("what"));
        report.table(columns, rows);
    }

    private void rows(Status status) {
        List<Row> rows = new ArrayList<>(audit.rows(status));
        if (rows.isEmpty()) {
            return;
        }
        if (rows.size() > ROWS_SHOWN) {
            rows.sort(Comparator.comparing((Row row) -> row.delta().usd().abs()).reversed());
        }
        report.heading(1, Objects.requireNonNull(HEADS.get(status)));
        boolean agree = status == Status.MATCHING;
        List<Column> columns = new ArrayList<>();
        for (Part part : Part.values()) {
            if (shown.contains(part.word())) {
                columns.add(Column.words(part.word()));
            }
        }
        if (columns.isEmpty()) {
            columns.add(Column.words(""));
        }
        columns.add(Column.number("ours USD"));
        columns.add(Column.number("billed USD"));
        if (!agree || rows.stream().anyMatch(row -> !row.delta().isZero())) {
            columns.add(Column.number("difference USD"));
        }
        if (!agree) {
            columns.add(Column.words("likely cause"));
        }
        int width = columns.size();
        report.table(
                columns,
                rows.stream()
                        .limit(ROWS_SHOWN)
                        .map(row -> row(row).subList(0, width))
                        .toList());
        if (rows.size() > ROWS_SHOWN) {
            report.text(
                    "… and %s more lines; --format json and csv have them all.".formatted(rows.size() - ROWS_SHOWN));
        }
    }

    private List<Phrase> row(Row row) {
        List<Phrase> cells = new ArrayList<>();
        String item = row.item();
        for (Part part : Part.values()) {
            if (shown.contains(part.word())) {
                String value = row.by().get(part.word());
                boolean names = item != null && part == (shown.contains(Part.METER.word()) ? Part.METER : Part.MODEL);
                cells.add(Phrase.of(names ? "\"" + item + "\"" : value == null ? NOTHING : value));
            }
        }
        if (shown.isEmpty()) {
            cells.add(Phrase.of("all"));
        }
        cells.add(Phrase.of(amount(row.ours())));
        cells.add(Phrase.of(amount(row.theirs())));
        cells.add(Phrase.of(signed(row.delta())));
        cells.add(Phrase.of(cause(row)));
        return cells;
    }

    private static String cause(Row row) {
        String causes = row.causes().stream()
                .map(share -> row.causes().size() == 1 && row.unexplained().isZero()
                        ? share.cause().name()
                        : "%s %s".formatted(share.cause().name(), signed(share.delta())))
                .collect(Collectors.joining(", "));
        if (causes.isEmpty()) {
            return NO_CAUSE;
        }
        return row.unexplained().isZero() ? causes : "%s, %s %s".formatted(causes, NO_CAUSE, signed(row.unexplained()));
    }

    private static String amount(@Nullable Money amount) {
        return amount == null ? NOTHING : amount.toPlainString();
    }

    private static String signed(Money amount) {
        return amount.toSignedString();
    }

    private static List<Phrase> cells(String... texts) {
        List<Phrase> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(Phrase.of(text));
        }
        return cells;
    }
}
