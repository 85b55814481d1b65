package io.tokentariff.io.format.columns;

import io.tokentariff.io.format.InstantText;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.NativeField;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.rows.Fields;
import io.tokentariff.io.format.rows.RowReader;
import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes records of rows as a {@link ColumnMap} says. */
final class ColumnRows implements RowReader {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]*)?(?:[eE]\\+?[0-9]+)?");

    /** Columns whose tokens are in others, or were asked for and not used. */
    static final Pattern NO_PARTS = Pattern.compile("total|reasoning|max|limit|text_token");

    private final ColumnMap map;
    private final ReadLog log;
    private final Interner interner = new Interner();
    private final NativeDraft draft = new NativeDraft(interner);
    private final Set<String> named;
    private final Set<String> parents = new HashSet<>();

    ColumnRows(ColumnMap map, ReadLog log) {
        this.map = map;
        this.log = log;
        this.named = map.columns();
        named.forEach(column -> parents.addAll(Fields.heads(column)));
    }

    @Override
    public boolean wants(String parent, String name) {
        String path = parent.isEmpty() ? name : parent + "." + name;
        return name.contains("token") || named.contains(path) || parents.contains(path) || named.contains(name);
    }

    @Override
    public void read(Fields row, Consumer<UsageRecord> to) {
        draft.clear();
        map.rules().forEach((field, rule) -> {
            if (!field.equals(ColumnMap.TOTAL) && !field.equals(ColumnMap.IGNORED)) {
                set(row, field, rule);
            }
        });
        if (draft.at == null) {
            draft.at = log.timeOrAssumed(null, "at");
        }
        checkTotal(row);
        unread(row, "");
        parents.forEach(parent -> {
            if (!parent.contains(".")) {
                unread(row.objectIfReadable(parent), parent + ".");
            }
        });
        UsageRecord record = draft.build();
        UsageKind kind = record.kind();
        to.accept(
                draft.has(NativeField.SERVICE_TIER)
                        ? record
                        : record.withKind(interner.kind(
                                kind.model(),
                                kind.serviceTier(),
                                false,
                                kind.operation(),
                                kind.region(),
                                kind.status())));
    }

    private void set(Fields row, String field, ColumnRule rule) {
        if (field.startsWith("meters.")) {
            long count = count(row, field, rule, false);
            if (count != JsonValues.ABSENT) {
                draft.give(NativeField.METERS);
                draft.meter(field.substring("meters.".length()), count);
            }
            return;
        }
        if (field.startsWith("tags.")) {
            String text = text(row, rule);
            if (text != null) {
                draft.tag(interner.text(field.substring("tags.".length())), interner.text(text));
            }
            return;
        }
        NativeField known = NativeField.of(field);
        if (known == null) {
            throw new IllegalStateException(field);
        }
        if (ColumnMap.isCount(field) || known == NativeField.REQUESTS || known == NativeField.EPOCHS) {
            long count = count(row, field, rule, false);
            if (count != JsonValues.ABSENT) {
                draft.give(known);
                draft.count(known, count);
            }
            return;
        }
        String text = text(row, rule);
        if (text != null) {
            draft.give(known);
            set(known, rule, rule.words().getOrDefault(text, text));
        }
    }

    private void set(NativeField field, ColumnRule rule, String text) {
        switch (field) {
            case ID -> draft.id = text;
            case AT -> draft.at = time(rule, text);
            case MODEL -> draft.model = interner.text(text);
            case SERVICE_TIER -> draft.serviceTier = interner.text(text);
            case REGION -> draft.region = interner.text(text);
            case PROJECT -> draft.project = interner.text(text);
            case USER -> draft.user = interner.text(text);
            case API_KEY -> draft.apiKey = interner.text(text);
            case WORKLOAD -> draft.workload = interner.text(text);
            case BILLED_USD ->
                draft.billed = JsonValues.money(
                        rule.columns().isEmpty() ? field.word() : rule.columns().get(0), text);
            case OPERATION -> draft.operation(text);
            case STATUS -> draft.status(text);
            default -> throw new IllegalStateException(field.word());
        }
    }

    private Instant time(ColumnRule rule, String text) {
        String name = rule.columns().isEmpty() ? "at" : rule.columns().get(0);
        Integer digits = ColumnMap.TIME_UNITS.get(rule.unit());
        if (digits != null) {
            return InstantText.sinceEpoch(name, text, digits);
        }
        if (NUMBER.matcher(text).matches()) {
            throw new InvalidUsageException(
                    "bad-time",
                    "%s (%s) is a number; let the map say its unit: at=%s:seconds, milliseconds, …"
                            .formatted(name, JsonValues.shortened(text), name));
        }
        draft.within = InstantText.within(text);
        String zone = rule.zone();
        if (zone == null && InstantText.saysNoZone(text)) {
            log.notice(
                    "assumed-zone",
                    "Times say no zone and were taken as UTC; let the map say theirs: at=%s:Europe/Berlin."
                            .formatted(name));
        }
        return InstantText.parse(name, text, zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
    }

    /**
     * The sum of the columns; absent if all are.
     *
     * @param again whether they were counted before, and what is empty was said
     */
    private long count(Fields row, String field, ColumnRule rule, boolean again) {
        String value = rule.value();
        if (value != null) {
            return scaled(field, value, rule.unit());
        }
        long sum = JsonValues.ABSENT;
        for (String column : rule.columns()) {
            String text = row.textAt(column);
            if (text == null && !field.equals(ColumnMap.TOTAL) && !again) {
                log.notice("empty-count", "Columns of counts are empty in some rows; they were taken as 0.");
            } else if (text != null) {
                long count = rule.unit().isEmpty() ? row.countAt(column) : scaled(column, text, rule.unit());
                sum = Math.min(TokenCounts.LARGEST + 1, JsonValues.orZero(sum) + count);
            }
        }
        return sum;
    }

    private static long scaled(String name, String text, String unit) {
        int digits = ColumnMap.COUNT_UNITS.getOrDefault(unit, 0);
        try {
            if (text.length() <= 30) {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs(value.scale()) <= 30) {
                    long count = value.movePointRight(digits).longValueExact();
                    if (count >= 0) {
                        return count;
                    }
                }
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // the same answer as for a negative one
        }
        throw JsonValues.notAnInteger(name, text, false);
    }

    private static @Nullable String text(Fields row, ColumnRule rule) {
        String value = rule.value();
        for (int i = 0; value == null && i < rule.columns().size(); i++) {
            value = row.textAt(rule.columns().get(i));
        }
        return value;
    }

    private void checkTotal(Fields row) {
        ColumnRule rule = map.rule(ColumnMap.TOTAL);
        if (rule == null) {
            return;
        }
        long total = count(row, ColumnMap.TOTAL, rule, false);
        long sum = 0;
        for (String part : new String[] {"input_tokens", "output_tokens"}) {
            ColumnRule of = map.rule(part);
            sum += of == null ? 0 : JsonValues.orZero(count(row, part, of, true));
        }
        if (total != JsonValues.ABSENT && total != sum) {
            throw new InvalidUsageException(
                    "sum-mismatch",
                    "The total (%s) is not input and output together (%s); what was cached or written may have to be added to the input."
                            .formatted(total, sum));
        }
    }

    /** Counts columns of tokens that the map does not name. */
    private void unread(Fields in, String path) {
        for (String name : in.names()) {
            if (name.contains("token")
                    && !named.contains(path + name)
                    && !NO_PARTS.matcher(name).find()) {
                long count = in.countIfAny(name);
                if (count > 0) {
                    log.ignoredField(path + name).increment();
                    draft.give(NativeField.METERS);
                    draft.addMeter("unread", count);
                }
            }
        }
    }
}
