package io.tokentariff.io.format.native_;

import io.tokentariff.io.blocks.CsvRows;
import io.tokentariff.io.format.CellValues;
import io.tokentariff.io.format.InstantText;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.NativeField;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.UsageInputException;
import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the columns of a native CSV file mean, and how a row becomes a record. */
final class NativeCsvColumns implements CsvRows.Row {

    private static final String METERS = "meters.";
    private static final String TAGS = "tags.";

    /**
     * One column.
     *
     * @param field {@code METERS} or {@code TAGS} for one meter or tag; null for an unknown column
     * @param name the name of the meter or tag, else of the column
     */
    private record Column(@Nullable NativeField field, String name) {}

    private final List<Column> columns;
    private final List<ReadLog.FieldCount> ignored = new ArrayList<>();
    private final Interner interner = new Interner();
    private final NativeDraft draft = new NativeDraft(interner);

    private NativeCsvColumns(List<Column> columns, ReadLog log) {
        this.columns = columns;
        for (Column column : columns) {
            if (column.field() == null) {
                ignored.add(log.ignoredField(column.name()));
            }
        }
    }

    /** @throws UsageInputException if the header lacks a column */
    static NativeCsvColumns of(List<String> header, ReadLog log) {
        List<Column> columns = new ArrayList<>();
        for (String cell : header) {
            columns.add(column(cell));
        }
        refuseSlips(columns, log);
        require(NativeField.AT.word(), header, log);
        require(NativeField.MODEL.word(), header, log);
        boolean tokens = header.stream().anyMatch(name -> name.endsWith("_tokens") && NativeField.of(name) != null)
                || columns.stream().anyMatch(column -> column.field() == NativeField.METERS);
        if (!tokens) {
            require(NativeField.INPUT_TOKENS.word(), header, log);
        }
        return new NativeCsvColumns(columns, log);
    }

    private static Column column(String cell) {
        if (cell.startsWith(METERS)) {
            return new Column(NativeField.METERS, cell.substring(METERS.length()));
        }
        if (cell.startsWith(TAGS)) {
            return new Column(NativeField.TAGS, cell.substring(TAGS.length()));
        }
        NativeField field = NativeField.of(cell);
        return new Column(field == null || field.isObject() ? null : field, cell);
    }

    private static void refuseSlips(List<Column> columns, ReadLog log) {
        NearFields near = new NearFields();
        Set<NativeField> present = new HashSet<>();
        columns.forEach(column -> Stream.ofNullable(column.field()).forEach(present::add));
        for (Column column : columns) {
            NativeField meant = column.field() == null ? near.find(column.name()) : null;
            if (meant != null && !present.contains(meant) && !meant.isObject()) {
                throw new UsageInputException(
                        "unknown-column",
                        "%s has no known column \"%s\". Maybe \"%s\" was meant."
                                .formatted(log.file(), column.name(), meant.word()));
            }
        }
    }

    private static void require(String name, List<String> header, ReadLog log) {
        if (!header.contains(name)) {
            String hint = NearestName.hint(name, header);
            throw new UsageInputException(
                    "missing-column",
                    "%s has no column \"%s\".%s".formatted(log.file(), name, hint.isEmpty() ? "" : " " + hint));
        }
    }

    @Override
    public UsageRecord read(List<String> cells) {
        draft.clear();
        int unknown = 0;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            NativeField field = column.field();
            String cell = cells.get(i);
            if (field == null) {
                ignored.get(unknown++).increment();
            } else if (!cell.isEmpty()) {
                draft.give(field);
                set(field, column.name(), cell);
            }
        }
        return draft.build();
    }

    private void set(NativeField field, String name, String cell) {
        switch (field) {
            case ID -> draft.id = cell;
            case AT -> draft.at = InstantText.parse("at", cell.toCharArray(), 0, cell.length());
            case MODEL -> draft.model = interner.text(cell);
            case SERVICE_TIER -> draft.serviceTier = interner.text(cell);
            case REGION -> draft.region = interner.text(cell);
            case PROJECT -> draft.project = interner.text(cell);
            case USER -> draft.user = interner.text(cell);
            case API_KEY -> draft.apiKey = interner.text(cell);
            case WORKLOAD -> draft.workload = interner.text(cell);
            case BILLED_USD -> draft.billed = JsonValues.money(name, cell);
            case OPERATION -> draft.operation(cell);
            case STATUS -> draft.status(cell);
            case METERS -> draft.meter(name, CellValues.count(METERS + name, cell));
            case TAGS -> draft.tag(name, interner.text(cell));
            default -> draft.count(field, CellValues.count(name, cell));
        }
    }
}
