package io.tokentariff.rating.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of agreements by chance, each its cells by column. */
final class RandomAgreements {

    private final Random random;
    private final Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();

    private RandomAgreements(Random random) {
        this.random = random;
    }

    /** @param apart whether usage is told apart by everything, so that what is shared among cells is the same for whoever shares */
    static Map<String, List<Map<String, String>>> of(Random random, boolean apart) {
        RandomAgreements made = new RandomAgreements(random);
        made.discounts();
        made.some(2, "allowance", "gift", row -> {
            row.put("per", made.one("day", "month"));
            row.put("unit", made.one("tokens", "usd"));
            row.put("amount", row.get("unit").equals("usd") ? made.one("0.75", "3") : made.one("400000", "2500000"));
        });
        made.some(2, "commitment", "promise", row -> {
            row.put("minimum_usd", made.one("0", "9", "60"));
            row.put("overage_percent", made.one("", "-10", "7.5"));
        });
        made.some(2, "cap", "lid", row -> {
            row.put("per", "month");
            row.put("most_usd", made.one("2.5", "20", "400"));
        });
        made.some(1, "minimum-charge", "floor", row -> {
            row.put("per", "month");
            row.put("least_usd", made.one("1", "35"));
        });
        made.some(2, "budget", "purse", row -> {
            row.put("amount_usd", made.one("4", "25"));
            row.put("thresholds", made.one("100", "50;80;100"));
        });
        made.credits();
        if (random.nextInt(3) == 0) {
            made.add("rounding", new LinkedHashMap<>(Map.of("decimals", made.one("2", "4"))));
        }
        made.taxes();
        made.currencies();
        if (apart) {
            made.apart();
        }
        return made.tables;
    }

    private interface Fill {
        void fill(Map<String, String> row);
    }

    private void some(int most, String table, String name, Fill fill) {
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("agreement", name + i);
            fill.fill(row);
            scope(row);
            add(table, row);
        }
    }

    private void discounts() {
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Map<String, String> first = new LinkedHashMap<>();
            first.put("agreement", "deal" + i);
            first.put("mode", one("graduated", "volume"));
            first.put("unit", one("tokens", "usd"));
            scope(first);
            boolean tokens = first.get("unit").equals("tokens");
            int steps = 1 + random.nextInt(3);
            for (int step = 0; step < steps; step++) {
                Map<String, String> row = new LinkedHashMap<>(first);
                row.put("above", tokens ? String.valueOf(step * 1_700_000L) : String.valueOf(step * 7));
                row.put("percent", one("-5", "-10", "-12.5", "-33"));
                add("volume-discount", row);
            }
        }
    }

    private void credits() {
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("grant", "grant" + i);
            row.put("amount_usd", one("0.5", "6"));
            row.put("account", one("", "a"));
            days(row);
            add("free-credit", row);
        }
    }

    private void taxes() {
        if (random.nextBoolean()) {
            add("tax", new LinkedHashMap<>(Map.of("tax", "vat", "percent", one("19", "7.7"))));
            if (random.nextBoolean()) {
                add("tax", new LinkedHashMap<>(Map.of("tax", "vat", "percent", "0", "project", "a")));
            }
        }
    }

    private void currencies() {
        if (random.nextInt(3) == 0) {
            add("currency", new LinkedHashMap<>(Map.of("currency", "EUR", "per_usd", "0.92", "until", "2026-05-01")));
            add("currency", new LinkedHashMap<>(Map.of("currency", "EUR", "per_usd", "0.905", "from", "2026-05-01")));
            if (random.nextBoolean()) {
                add("currency", new LinkedHashMap<>(Map.of("currency", "CHF", "per_usd", "0.8", "project", "b")));
            }
        }
    }

    /** Caps that cap nothing and ask for everything. */
    private void apart() {
        for (String each : List.of("project", "user")) {
            add(
                    "cap",
                    new LinkedHashMap<>(
                            Map.of("agreement", "by-" + each, "per", "month", "most_usd", "1000000", "each", each)));
        }
        add(
                "cap",
                new LinkedHashMap<>(Map.of(
                        "agreement", "by-rest",
                        "per", "month",
                        "most_usd", "1000000",
                        "tag", "env=prod",
                        "model", "gpt-*",
                        "tier", "standard;batch",
                        "meter", "input;cached_input;output")));
        add("budget", new LinkedHashMap<>(Map.of("agreement", "by-day", "amount_usd", "1000000", "thresholds", "100")));
    }

    private void scope(Map<String, String> row) {
        row.put("project", one("", "", "a", "b"));
        row.put("tag", one("", "", "", "env=prod"));
        row.put("model", one("", "", "gpt-5*", "gpt-4.1-mini"));
        row.put("tier", one("", "", "batch"));
        row.put("meter", one("", "", "input", "input;output"));
        row.put("each", one("", "", "project", "user"));
        days(row);
    }

    private void days(Map<String, String> row) {
        if (random.nextInt(3) == 0) {
            row.put(
                    "from",
                    LocalDate.of(2026, 4, 1).plusDays(random.nextInt(50)).toString());
        }
        if (random.nextInt(3) == 0) {
            row.put(
                    "until",
                    LocalDate.of(2026, 5, 22).plusDays(random.nextInt(40)).toString());
        }
    }

    private String one(String... words) {
        return words[random.nextInt(words.length)];
    }

    private void add(String table, Map<String, String> row) {
        row.put("source", "test");
        tables.computeIfAbsent(table, unseen -> new ArrayList<>()).add(row);
    }
}
