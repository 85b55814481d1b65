package io.tokentariff.attacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Tables of very many rows, rulebooks of very many rules and files, cells and names of any length. */
final class SizeAttacks {

    private static final int ROWS = 140_000;
    private static final int SAME_HASH = 60_000;

    private final List<Attack> attacks = new ArrayList<>();

    private SizeAttacks() {}

    static List<Attack> all() {
        SizeAttacks all = new SizeAttacks();
        all.rows();
        all.names();
        all.rules();
        all.files();
        return all.attacks;
    }

    private void rows() {
        rows("meters", ROWS, "m%1$d,,token,1000000,token,,x"::formatted);
        rows("models", ROWS, "x%1$d,,openai,x,current,,,,x"::formatted);
        rows("regions", ROWS, "r%1$d,,no,,x"::formatted);
        rows("tiers", ROWS, "s%1$d,,no,x"::formatted);
        rows("rates", 50_000, n -> "gpt-4.1,no,standard,,seconds,1,%1$s,%2$s,published,x"
                .formatted(day(n), day(n + 1)));
        rows("terms", 50_000, "t%1$d,,,,-5,,,x,,,,,,,"::formatted);
        rows("terms", 30_000, n -> "one,,,,-5,,,x,p%1$d,,,,,,".formatted(n));
        rows("terms", 30_000, n -> "one,,,,-5,,,x,%s,%s,,,,,"
                .formatted(n % 2 == 0 ? "p" + n : "", n % 2 == 0 ? "" : "u" + n));
        rows("long-context", 30_000, n -> "gpt-4.1,200000,excess,,2,,%s,%s,x".formatted(day(n), day(n + 1)));
        rows("per-call-tokens", 30_000, n -> "gpt-4.1,web_search_calls,1,input,%s,%s,x".formatted(day(n), day(n + 1)));
        rows("advice-terms", ROWS, "a%1$d,1,days,x"::formatted);
        rows("candidates", 50_000, n -> "gpt-5,gpt-4.1-mini,,n%d,x".formatted(n));
        rows("models", 300_000, "x%1$d,,openai,x,current,,,,x"::formatted);
        rows("models", 140_000, n -> "x%d,,openai,x,current,,,y%d,x".formatted(n, n));
        rows("terms", 140_000, "t%1$d,,,,-5,,,x,,,,,,p%1$d,"::formatted);
        rows("long-context", 140_000, n -> "gpt-4.1,200000,excess,,,,%s,%s,x".formatted(day(n), day(n + 1)));
    }

    private void names() {
        rows("models", SAME_HASH, n -> "%1$s,,openai,x,current,,,,x".formatted(sameHash(n)));
        rows("models", 1, n -> "x,%s,openai,x,current,,,,x".formatted(many(ROWS, each -> "y" + each)));
        rows("models", 1, n -> "x,,openai,x,current,,,%s,x".formatted(many(ROWS, each -> "y" + each)));
        rows("meters", SAME_HASH, n -> "%1$s,,token,1000000,token,,x".formatted(sameHash(n)));
        rows("terms", SAME_HASH, n -> "%1$s,,,,-5,,,x,,,,,,,".formatted(sameHash(n)));
        rows("terms", SAME_HASH, n -> "one,,,,-5,,,x,%1$s,,,,,,".formatted(sameHash(n)));
        rows("candidates", 1, n -> "gpt-5,%s,,,x".formatted(many(ROWS, each -> "gpt-4.1-mini")));
        rows("models", 1, n -> "x,,openai,x,current,,,,%s".formatted("x".repeat(30 << 20)));
        rows("models", 1, n -> "%s,,openai,x,current,,,,x".formatted("x".repeat(8 << 20)));
        rows("terms", 1, n -> "t,,,,-%s,,,x,,,,,,,".formatted("5".repeat(8 << 20)));
        rows("terms", 1, n -> "t,,,,1e99999999,,,x,,,,,,,");
        rows("meters", 30_000, n -> "m%d,m%d,token,1000000,token,,x".formatted(n, n + 1));
        rows("meters", 30_000, n -> "m%d,,token,1000000,token,m%d,x".formatted(n, n + 1));
        rows("models", 1, n -> "\"".repeat(8 << 20));
        rows("models", 1, n -> ",".repeat(8 << 20));
        rows("models", 2_000_000, n -> "");
    }

    private static Map<String, String> manyRules() {
        Map<String, String> files = HostileTables.all();
        HostileTables.append(files, "terms", 30_000, "z%1$d,,,,-5,,,made up,,,,,,,"::formatted);
        for (int file = 0; file < 50; file++) {
            List<String[]> rules = new ArrayList<>();
            for (int n = 0; n < 50; n++) {
                rules.add(new String[] {
                    "Term( name == \"z%d\" ) Finding( code == \"c%d\" )".formatted(50 * file + n, n),
                    "Finding.note( \"c%d\", \"Nothing.\" )".formatted(50 * file + n)
                });
            }
            files.put(
                    "guards/attack-%d.drl".formatted(file),
                    HostileRule.file(rules.toArray(String[][]::new))
                            .replace("An attack ", "An attack " + file + " ")
                            .replace("guards.attack.", "guards.attack-" + file + "."));
        }
        return files;
    }

    private void rules() {
        add(
                Attack.LARGE,
                "2,500 rules, each asks for another of 30,000 rows",
                SizeAttacks::manyRules,
                "tables/terms.csv",
                false);
        rule("a million letters", () -> "x".repeat(1 << 20));
        rule("parentheses", () -> HostileRule.file("Usage( " + "(".repeat(30_000) + " )"));
        rule("groups", () -> HostileRule.file("( ".repeat(6_000) + "Usage( )" + " )".repeat(6_000)));
        rule("or and or", () -> HostileRule.file("( Usage( ) or Usage( ) ) ".repeat(16)));
        rule("comments", () -> "/*".repeat(30_000));
        rule("a text of signs", () -> HostileRule.file("Usage( model == \"" + "\\\\\"".repeat(20_000) + "\" )"));
    }

    private void files() {
        add("files", "twenty thousand", () -> files(20_100, "guards/many/f%d.drl", "x"), "", true);
        add(
                "files",
                "ten thousand with no cases",
                () -> files(10_000, "guards/many/f%d.cases.yaml", "x"),
                "guards/many/f",
                true);
        add(
                "files",
                "five thousand with two faults each",
                () -> files(5_000, "guards/many/f%d.drl", HostileRule.file("Usage( modell == \"\" ) Nothing( )")),
                "guards/many/f",
                true);
        add("files", "tables nobody knows", () -> files(4, "tables/t%d.csv", "x".repeat(40 << 20)), "tables/t", false);
        add("files", "a deep folder", () -> files(1, "a/".repeat(200) + "x%d.drl", "x"), "a/", false);
        add(
                "files",
                "a table of faults",
                () -> {
                    Map<String, String> faults = new LinkedHashMap<>();
                    HostileTables.append(faults, "models", ROWS, n -> "x,x,x,x,x,x,x,x,x");
                    return faults;
                },
                "tables/models.csv",
                true);
    }

    private static Map<String, String> files(int count, String name, String text) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int n = 0; n < count; n++) {
            files.put(name.formatted(n), text);
        }
        return files;
    }

    /** Days that follow each other, and periods that never overlap. */
    private static String day(int number) {
        return java.time.LocalDate.of(1990, 1, 1).plusDays(number).toString();
    }

    /** Texts of one length and one hash. */
    static String sameHash(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private static String many(int count, IntFunction<String> name) {
        StringBuilder names = new StringBuilder();
        for (int n = 0; n < count; n++) {
            names.append(n == 0 ? "" : ";").append(name.apply(n));
        }
        return names.toString();
    }

    private void rows(String table, int rows, IntFunction<String> row) {
        String first = row.apply(1);
        add(
                "rows",
                "%s, %,d as %s".formatted(table, rows, first.substring(0, Math.min(40, first.length()))),
                () -> {
                    Map<String, String> files = new LinkedHashMap<>();
                    HostileTables.append(files, table, rows, row);
                    return files;
                },
                // that calls cost input, too, is what a case of the rates tells
                table.equals("per-call-tokens") ? "tables/rates.cases.yaml" : "tables/" + table + ".csv",
                false);
    }

    private void rule(String name, Supplier<String> text) {
        add("rules", name, () -> Map.of(HostileRule.FILE, text.get()), HostileRule.FILE, true);
    }

    private void add(String kind, String name, Supplier<Map<String, String>> files, String culprit, boolean refused) {
        attacks.add(new Attack(kind, name, files, culprit, refused));
    }
}
