package io.tokentariff.io.format.columns;

import io.tokentariff.io.format.InstantText;
import io.tokentariff.problem.UsageInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A map of a file's columns, made of their names and of what stands in the first rows. A proposal: somebody must look at it.
 *
 * @param lines what was found for each field, in the order of the fields
 * @param open what is not known and must be looked at
 */
public record MapProposal(List<Line> lines, List<String> open) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Set<String> STATUSES =
            Set.of("completed", "failed", "expired", "cancelled", "in_progress", "gateway_cache");
    private static final List<String> TOKENS =
            List.of("input_tokens", "cached_input_tokens", "cache_write_tokens", "output_tokens");

    /**
     * What was found for one field.
     *
     * @param columns its columns
     * @param unit the unit of a time that is a number, else empty
     * @param example what stands there in one row
     * @param why what decided, empty if the name alone did
     */
    public record Line(String field, List<String> columns, String unit, String example, String why) {}

    /**
     * Looks at the beginning of a file.
     *
     * @throws UsageInputException if it has no rows
     */
    public static MapProposal of(InputStream in, String name) throws IOException {
        ColumnSample sample = ColumnSample.of(in, name);
        if (sample.rows().isEmpty()) {
            throw new UsageInputException(
                    "no-usage",
                    "%s has no rows that could be mapped: it must be CSV with a header, or JSON objects in lines or lists."
                            .formatted(name));
        }
        return new Proposer(sample).propose();
    }

    /** The map as one text, for {@code --map}. */
    public String asText() {
        List<String> parts = new ArrayList<>();
        for (Line line : lines) {
            parts.add(line.field() + "=" + String.join("+", line.columns())
                    + (line.unit().isEmpty() ? "" : ":" + line.unit()));
        }
        return String.join(",", parts);
    }

    private static final class Proposer {
        private final ColumnSample sample;
        private final Map<String, String> found = new LinkedHashMap<>();
        private final List<String> open = new ArrayList<>();

        Proposer(ColumnSample sample) {
            this.sample = sample;
        }

        MapProposal propose() {
            Set<String> taken = new HashSet<>();
            KnownColumns.NAMES.forEach((field, names) -> {
                String column = best(names, taken);
                if (column != null && fits(field, column)) {
                    found.put(field, column);
                    taken.add(column);
                }
            });
            List<Line> lines = new ArrayList<>();
            found.forEach((field, column) -> lines.add(line(field, column)));
            for (String needed : List.of("at", "model", "input_tokens", "output_tokens")) {
                if (!found.containsKey(needed)) {
                    open.add("No column looks like %s; add %s=COLUMN%s."
                            .formatted(needed, needed, needed.equals("at") ? ", or price with --at DAY" : ""));
                }
            }
            for (String column : sample.columns()) {
                boolean tokens = column.contains("token")
                        && !ColumnRows.NO_PARTS.matcher(column).find();
                if (tokens && !taken.contains(column)) {
                    open.add("The column %s counts tokens and is not in the map: add it, or ignored=%s."
                            .formatted(column, column));
                }
            }
            return new MapProposal(List.copyOf(lines), List.copyOf(open));
        }

        private @Nullable String best(List<String> names, Set<String> taken) {
            return sample.columns().stream()
                    .filter(column -> !taken.contains(column) && names.contains(KnownColumns.plain(column)))
                    .min(Comparator.comparingInt((String column) -> names.indexOf(KnownColumns.plain(column)))
                            .thenComparingInt(column -> column.split("\\.").length))
                    .orElse(null);
        }

        /** Whether what stands in a column can be what its name says. */
        private boolean fits(String field, String column) {
            List<String> values = sample.values(column);
            boolean numbers =
                    values.stream().allMatch(value -> NUMBER.matcher(value).matches());
            return switch (field) {
                case "status" -> STATUSES.containsAll(values);
                case "total_tokens", "requests" -> numbers && !values.isEmpty();
                case "billed_usd" ->
                    !values.isEmpty() && values.stream().allMatch(value -> value.matches("[0-9.eE+-]+"));
                default -> TOKENS.contains(field) ? numbers : !values.isEmpty();
            };
        }

        private Line line(String field, String column) {
            List<String> values = sample.values(column);
            String example = values.isEmpty() ? "" : values.get(0);
            return switch (field) {
                case "at" -> time(column, example);
                case "input_tokens" -> input(column, example);
                default -> new Line(field, List.of(column), "", example, "");
            };
        }

        private Line time(String column, String example) {
            if (!NUMBER.matcher(example).matches()) {
                if (InstantText.saysNoZone(example)) {
                    open.add("The times in %s say no zone: write at=%s:Europe/Berlin if they are not UTC."
                            .formatted(column, column));
                }
                return new Line("at", List.of(column), "", example, "");
            }
            int point = example.indexOf('.');
            int digits = point < 0 ? example.length() : point;
            String unit = digits <= 11
                    ? "seconds"
                    : digits <= 14 ? "milliseconds" : digits <= 17 ? "microseconds" : "nanoseconds";
            return new Line("at", List.of(column), unit, example, "%s digits: %s since 1970".formatted(digits, unit));
        }

        /** Whether what was cached is a part of the input column or stands apart is decided by the rows. */
        private Line input(String column, String example) {
            List<String> parts = new ArrayList<>(List.of(column));
            for (String part : List.of("cached_input_tokens", "cache_write_tokens")) {
                if (found.containsKey(part)) {
                    parts.add(found.get(part));
                }
            }
            if (parts.size() == 1) {
                return new Line("input_tokens", parts, "", example, "");
            }
            String total = found.get("total_tokens");
            String output = found.get("output_tokens");
            boolean apart = sample.rows().stream()
                    .anyMatch(row -> sum(row, parts.subList(1, parts.size())) > count(row, column));
            if (total != null && output != null && !apart) {
                List<Map<String, String>> telling = sample.rows().stream()
                        .filter(row -> sum(row, parts.subList(1, parts.size())) > 0)
                        .toList();
                apart = !telling.isEmpty()
                        && telling.stream().allMatch(row -> sum(row, parts) + count(row, output) == count(row, total));
                boolean inside =
                        telling.stream().allMatch(row -> count(row, column) + count(row, output) == count(row, total));
                if (!apart && !inside) {
                    open.add(
                            "The totals do not say whether %s holds what was cached; look at a row.".formatted(column));
                }
                return apart
                        ? new Line(
                                "input_tokens", parts, "", example, "the totals show that what was cached stands apart")
                        : new Line("input_tokens", List.of(column), "", example, "");
            }
            if (!apart) {
                open.add("No row shows whether %s holds what was cached; if it does not, write input_tokens=%s."
                        .formatted(column, String.join("+", parts)));
            }
            return apart
                    ? new Line(
                            "input_tokens", parts, "", example, "more was cached than there is input: it stands apart")
                    : new Line("input_tokens", List.of(column), "", example, "");
        }

        private static long sum(Map<String, String> row, List<String> columns) {
            return columns.stream().mapToLong(column -> count(row, column)).sum();
        }

        private static long count(Map<String, String> row, String column) {
            String text = row.getOrDefault(column, "");
            int point = text.indexOf('.');
            String whole = point < 0 ? text : text.substring(0, point);
            return whole.matches("[0-9]{1,15}") ? Long.parseLong(whole) : 0;
        }
    }
}
