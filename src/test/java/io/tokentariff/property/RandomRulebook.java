package io.tokentariff.property;

import io.tokentariff.ShippedRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * The shipped rulebook with random edits an analyst could make: other numbers, periods, percentages, scopes and thresholds,
 * rows dropped, conditions changed.
 *
 * @param texts all files
 * @param twists what the oracle must know about changed conditions
 * @param oracleKnows whether the oracle can follow; it knows nothing of rules that read counts, accounts or the day
 * @param edits what was done, for a failure's message
 */
record RandomRulebook(Map<String, String> texts, Set<Oracle.Twist> twists, boolean oracleKnows, List<String> edits) {

    private record RuleEdit(
            String file, String place, String replacement, Oracle.@org.jspecify.annotations.Nullable Twist twist) {}

    private static final List<RuleEdit> RULE_EDITS = List.of(
            new RuleEdit(
                    "charges/data-residency.drl",
                    "$usage  : Usage( operation == \"inference\" )",
                    "$usage  : Usage( operation == \"inference\", tier == \"batch\" )",
                    Oracle.Twist.RESIDENCY_ON_BATCH_ONLY),
            new RuleEdit(
                    "charges/batch-completion.drl",
                    "status != \"completed\"",
                    "status == \"expired\"",
                    Oracle.Twist.EXPIRED_BATCH_ONLY_IS_FREE),
            new RuleEdit(
                    "charges/batch-half-price.drl",
                    "tier == \"batch\" )\n    $meter",
                    "tier == \"batch\", !fineTuned )\n    $meter",
                    Oracle.Twist.NO_HALF_PRICE_FOR_FINE_TUNED),
            new RuleEdit(
                    "charges/data-residency.drl",
                    "$charge : Charge( )",
                    "TokenCounts( output > 1000 )\n    $charge : Charge( )",
                    null),
            new RuleEdit(
                    "charges/long-context.drl",
                    "$charge : Charge( )",
                    "Account( project == \"search\" )\n    $charge : Charge( )",
                    null),
            new RuleEdit(
                    "charges/published-rate.drl",
                    "$meter : MeterUsed( meter",
                    "Day( dayOfMonth > 5 )\n    $meter : MeterUsed( meter",
                    null),
            new RuleEdit(
                    "guards/approximate-rate.drl",
                    "$charge : Charge(",
                    "TokenCounts( cachedInput == 0 )\n    $charge : Charge(",
                    null));

    static RandomRulebook of(Random random) {
        Editor editor = new Editor(random);
        int edits = 1 + random.nextInt(12);
        for (int i = 0; i < edits; i++) {
            editor.editTable();
        }
        return editor.finished(random.nextInt(3) > 0);
    }

    private static final class Editor {

        private final Random random;
        private final Map<String, String> texts = ShippedRules.texts();
        private final Set<Oracle.Twist> twists = EnumSet.noneOf(Oracle.Twist.class);
        private final List<String> edits = new java.util.ArrayList<>();
        private boolean oracleKnows = true;

        Editor(Random random) {
            this.random = random;
        }

        void editTable() {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> set("rates", "price", decimal(), null);
                case 3 -> set("rates", random.nextBoolean() ? "from" : "until", day(), "free");
                case 4 -> drop(random.nextBoolean() ? "rates" : "terms");
                case 5 -> drop(random.nextBoolean() ? "long-context" : "regions");
                case 6 -> set("terms", "percent", percent(), null);
                case 7 -> set("terms", oneOf(List.of("from", "until")), day(), "free");
                case 8 -> set("long-context", "threshold_tokens", Integer.toString(1 + random.nextInt(400_000)), null);
                case 9 -> longContext();
                case 10 -> scopeOfATerm();
                default -> region();
            }
        }

        RandomRulebook finished(boolean withRules) {
            if (withRules) {
                RuleEdit edit = oneOf(RULE_EDITS);
                String text = Objects.requireNonNull(texts.get(edit.file()));
                int at = text.indexOf(edit.place());
                if (at < 0) {
                    throw new IllegalStateException(edit.place() + " is not in " + edit.file());
                }
                String changed = text.substring(0, at)
                        + edit.replacement()
                        + text.substring(at + edit.place().length());
                texts.put(edit.file(), changed.replaceFirst("\nimport", "\nimport io.tokentariff.usage.*\nimport"));
                edits.add(edit.file() + ": " + edit.replacement());
                if (edit.twist() == null) {
                    oracleKnows = false;
                } else {
                    twists.add(edit.twist());
                }
            }
            return new RandomRulebook(texts, twists, oracleKnows, edits);
        }

        /** A row's factor, scope, meter or tiers, or a row for a model that has none. */
        private void longContext() {
            OracleTable table = table("long-context");
            Map<String, String> row = oneOf(table.rows);
            switch (random.nextInt(5)) {
                case 0 -> row.put("factor", decimal());
                case 1 -> {
                    row.put("factor", "1.5");
                    row.put("scope", oneOf(List.of("excess", "whole-request")));
                }
                case 2 -> row.put("meter", oneOf(List.of("input", "output", "cached_input")));
                case 3 -> row.put("tiers", oneOf(List.of("standard", "batch;flex", "standard;priority")));
                default -> {
                    row = new java.util.LinkedHashMap<>(row);
                    row.put("model", oneOf(List.of("o3", "gpt-5-mini", "gpt-4o", "gpt-4.1")));
                    row.put("threshold_tokens", "100000");
                    row.put("factor", "3");
                    table.rows.add(row);
                }
            }
            put("long-context", table, row.toString());
        }

        private void scopeOfATerm() {
            OracleTable table = table("terms");
            Map<String, String> row = oneOf(table.rows);
            switch (random.nextInt(3)) {
                case 0 -> row.put("model", oneOf(List.of("", "gpt-4.1-mini", "gpt-5.4", "o3")));
                case 1 -> row.put("tier", oneOf(List.of("", "batch", "flex", "standard")));
                default -> row.put("meter", oneOf(List.of("", "input", "cached_input", "output")));
            }
            put("terms", table, row.toString());
        }

        private void region() {
            OracleTable table = table("regions");
            Map<String, String> row = oneOf(table.rows);
            if (random.nextBoolean()) {
                row.put("residency", oneOf(List.of("yes", "no")));
            } else {
                row.put("exempt_models", oneOf(List.of("gpt-4.1-mini", "o3;gpt-5.4", "gpt-4o")));
            }
            put("regions", table, row.toString());
        }

        /** Sets a cell; with "free", only where the row's period is open on both sides, so that it stays sound. */
        private void set(String name, String column, String value, @org.jspecify.annotations.Nullable String free) {
            OracleTable table = table(name);
            List<Map<String, String>> rows = table.rows.stream()
                    .filter(row -> free == null
                            || (Objects.equals(row.get("from"), "") && Objects.equals(row.get("until"), "")))
                    .toList();
            if (!rows.isEmpty()) {
                Map<String, String> row = oneOf(rows);
                row.put(column, value);
                put(name, table, row.toString());
            }
        }

        private void drop(String name) {
            OracleTable table = table(name);
            if (!table.rows.isEmpty()) {
                Map<String, String> row = table.rows.remove(random.nextInt(table.rows.size()));
                put(name, table, "without " + row);
            }
        }

        private OracleTable table(String name) {
            return new OracleTable(Objects.requireNonNull(texts.get("tables/" + name + ".csv")));
        }

        private void put(String name, OracleTable table, String edit) {
            texts.put("tables/" + name + ".csv", table.text());
            edits.add(name + ": " + edit);
        }

        private String decimal() {
            return BigDecimal.valueOf(Math.abs(random.nextLong() % 1_000_000_000_000L), random.nextInt(13))
                    .min(new BigDecimal("999999999999"))
                    .toPlainString();
        }

        private String percent() {
            return BigDecimal.valueOf(random.nextInt(30_001) - 10_000, 2).toPlainString();
        }

        private String day() {
            return LocalDate.of(2025, 5, 1).plusDays(random.nextInt(600)).toString();
        }

        private <T> T oneOf(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
