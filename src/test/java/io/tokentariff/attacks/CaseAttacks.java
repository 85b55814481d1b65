package io.tokentariff.attacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Files with cases that are many, deep, long or never end. */
final class CaseAttacks {

    private static final String FILE = "guards/attack.cases.yaml";
    private static final int BYTES = 1_000_000;
    private static final String HEAD = "usage: {model: gpt-5-mini, at: 2026-04-12, input: 1_000}\ncases:\n";

    private final List<Attack> attacks = new ArrayList<>();

    private CaseAttacks() {}

    static List<Attack> all() {
        CaseAttacks all = new CaseAttacks();
        all.many();
        all.odd();
        return all.attacks;
    }

    private void many() {
        add("as many as one file holds", () -> HEAD + filled("- {name: n%d, expect: {amount_usd: 1}}%n"::formatted));
        add(
                "each of another day",
                () -> HEAD
                        + filled(
                                n -> "- {name: n%d, usage: {at: %s}, expect: {amount_usd: 1}}%n".formatted(n, day(n))));
        add(
                "each with rows of its own",
                () -> HEAD
                        + filled(n ->
                                ("- {name: n%d, tables: {models: [a], rates: [{model: a, meter: input, usd_per_million: %d}]},"
                                                + " usage: {model: a}, expect: {amount_usd: 1}}%n")
                                        .formatted(n, n + 1)));
        attacks.add(new Attack(
                "cases", "each with rows beside very many", CaseAttacks::besideManyRows, "tables/terms.csv", true));
        attacks.add(
                new Attack("cases", "each with a model beside very many", CaseAttacks::besideManyNames, FILE, true));
        add(
                "each a workload",
                () ->
                        "workload: {model: gpt-4.1-mini, at: 2026-04-01, days: 30, input: 100_000, output: 5_000}\ncases:\n"
                                + filled("- {name: n%d, expect: {verdict: stay}}%n"::formatted));
        add("each with a fault", () -> HEAD + filled("- {name: n%d, nonsense: 1, expect: {nonsense: 1}}%n"::formatted));
        add(
                "a record of thousands of meters",
                () -> HEAD + "- name: n\n  usage: {" + filled("x%d: 1, "::formatted)
                        + "}\n  expect: {amount_usd: 1}\n");
        attacks.add(new Attack("cases", "sixty files of them", CaseAttacks::sixtyFiles, "guards/attack-", true));
    }

    private static Map<String, String> besideManyRows() {
        Map<String, String> files = HostileTables.all();
        HostileTables.append(files, "terms", 30_000, "z%1$d,,,,-5,,,made up,,,,,,,"::formatted);
        files.put(
                FILE,
                HEAD
                        + filled(n ->
                                "- {name: n%d, tables: {terms: [{term: t, percent: %d}]}, expect: {amount_usd: 1}}%n"
                                        .formatted(n, n + 1)));
        return files;
    }

    private static Map<String, String> besideManyNames() {
        Map<String, String> files = HostileTables.all();
        HostileTables.append(files, "models", 9_000, "z%1$d,y%1$d,openai,x,current,,,,made up"::formatted);
        files.put(
                FILE,
                HEAD
                        + filled(n -> "- {name: n%d, tables: {models: [m%d]}, expect: {amount_usd: 1}}%n"
                                .formatted(n, n + 1)));
        return files;
    }

    private static Map<String, String> sixtyFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int n = 0; n < 60; n++) {
            files.put(
                    "guards/attack-%d.cases.yaml".formatted(n),
                    HEAD + filled("- {name: n%d, expect: {amount_usd: 1}}%n"::formatted));
        }
        return files;
    }

    private void odd() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int n = 1; n < 40; n++) {
            laughs.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]%n".formatted(n, n - 1));
        }
        add("names that stand for each other", () -> laughs.toString());
        add("brackets", () -> "cases: " + "[".repeat(BYTES / 2));
        add("braces", () -> "cases: " + "{a: ".repeat(BYTES / 8));
        add("hyphens", () -> "cases:\n" + "- ".repeat(BYTES / 4));
        add("questions", () -> "? ".repeat(BYTES / 4));
        add("a key again and again", () -> filled(n -> "cases: []\n"));
        add("different keys", () -> filled("k%d: 1%n"::formatted));
        add("a long name", () -> HEAD + "- {name: \"" + "x".repeat(BYTES) + "\", expect: {amount_usd: 1}}\n");
        add(
                "a long number",
                () -> HEAD + "- {name: n, usage: {input: " + "9".repeat(BYTES) + "}, expect: {amount_usd: 1}}\n");
        add(
                "a large number",
                () -> HEAD + "- {name: n, usage: {input: 1e999999999}, expect: {amount_usd: 1e999999999}}\n");
        add("a small number", () -> HEAD + "- {name: n, expect: {amount_usd: 1e-999999999}}\n");
        add("documents", () -> filled(n -> "---\nx: 1\n"));
        add("percent signs", () -> filled(n -> "%TAG ! x\n"));
    }

    private static String filled(IntFunction<String> line) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; text.length() < BYTES; n++) {
            text.append(line.apply(n));
        }
        return text.toString();
    }

    private static String day(int number) {
        return java.time.LocalDate.of(2020, 1, 1).plusDays(number % 3_000).toString();
    }

    private void add(String name, Supplier<String> text) {
        attacks.add(new Attack("cases", name, () -> Map.of(FILE, text.get()), FILE, true));
    }
}
