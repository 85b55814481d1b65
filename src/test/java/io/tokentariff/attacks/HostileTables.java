package io.tokentariff.attacks;

import io.tokentariff.ShippedRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** The shipped tables with many more rows, all of them facts of the same usage and the same workload. */
final class HostileTables {

    private static final int METERS = 60;
    private static final int TERMS = 60;
    private static final int ADVICE_TERMS = 400;
    private static final int LONG_CONTEXTS = 25;
    private static final int CANDIDATES = 10;

    private HostileTables() {}

    /** Many rows in every table that has rows for rules. */
    static Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        append(files, "meters", METERS, "m%1$d,,token,1000000,token,,made up"::formatted);
        append(files, "rates", METERS, "gpt-4.1,no,standard,,m%1$d,0.10,,,published,made up"::formatted);
        append(files, "terms", TERMS, "t%1$d,,,,-5,,,made up,,,,,,,"::formatted);
        append(files, "long-context", LONG_CONTEXTS, "gpt-4.1,270000,excess,m%1$d,2,,,,made up"::formatted);
        append(files, "models", CANDIDATES, "x%1$d,,openai,x,current,,,,made up"::formatted);
        append(
                files,
                "rates",
                CANDIDATES,
                n ->
                        "x%1$d,no,standard,,input,0.01,,,published,made up%nx%1$d,no,standard,,output,0.01,,,published,made up"
                                .formatted(n));
        append(files, "candidates", CANDIDATES, "x%1$d,gpt-4.1,,,made up"::formatted);
        append(files, "advice-terms", ADVICE_TERMS, "a%1$d,7,days,made up"::formatted);
        return files;
    }

    /** The same, beside a rule. */
    static Map<String, String> with(String rule) {
        Map<String, String> files = all();
        files.put(HostileRule.FILE, rule);
        return files;
    }

    /** Adds rows to a table. */
    static void append(Map<String, String> files, String table, int rows, IntFunction<String> row) {
        String file = "tables/" + table + ".csv";
        StringBuilder text = new StringBuilder(files.getOrDefault(file, ShippedRules.text(file)));
        for (int n = 0; n < rows; n++) {
            text.append(row.apply(n)).append('\n');
        }
        files.put(file, text.toString());
    }
}
