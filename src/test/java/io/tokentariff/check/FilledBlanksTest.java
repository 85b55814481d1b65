package io.tokentariff.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Problem;
import io.tokentariff.table.Table;
import io.tokentariff.table.TableRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Sixty edits that fill a blank cell, or take out a rule with its cases: each is told by the gate of a reload, but for those named
 * here.
 */
class FilledBlanksTest {

    private static final int EDITS = 60;
    private static final int MOST_NOT_TOLD = 3;

    /** The table, how its row begins, and each column with the word that is written into its blank cell. */
    private static final String BLANKS =
            """
            rates        | gpt-5-mini,no,standard,,output           | from=2026-09-01 until=2027-06-01 until=2099-01-01 context=long
            rates        | gpt-4.1-mini,no,standard,,input          | from=2026-05-01 context=short until=2030-01-01
            rates        | gpt-4.1-mini,,,,training                 | fine_tuned=no fine_tuned=yes until=2027-01-01
            rates        | ,,,,web_search_calls                     | model=gpt-5-mini tier=standard fine_tuned=no from=2026-12-01
            terms        | batch-half-price,                        | model=gpt-4.1 meter=input from=2026-01-01 until=2027-01-01 project=search tag=env=prod
            terms        | cached-input-discount,                   | tier=batch until=2027-01-01 user=jo region=eu
            terms        | flex-long-context,                       | model=gpt-5.4 from=2026-07-30 meter=output
            terms        | data-residency,                          | model=gpt-4.1-mini tier=standard meter=input from=2026-01-01 until=2027-01-01 project=search region=eu provider=azure api_key=key-1 tag=env=prod
            long-context | gpt-4.1-mini,                            | meter=input tiers=standard from=2026-05-01 until=2027-01-01
            long-context | gpt-5.4,                                 | factor=2 tiers=standard until=2027-01-01
            regions      | eu,                                      | exempt_models=gpt-4o
            regions      | us,                                      | exempt_models=gpt-5-mini;gpt-5
            tiers        | batch,                                   | also_called=bulk
            meters       | output,                                  | without_rate=input
            per-call-tokens | gpt-4.1-mini,                         | until=2027-01-01
            name-parts   | azure/,                                  | region=eu
            candidates   | gpt-5-mini,gpt-4.1-mini                  | tasks=simple
            """;

    private static final List<String> RULES = List.of(
            "guards/unknown-region",
            "guards/unknown-tier",
            "guards/no-rate",
            "guards/approximate-rate",
            "guards/uncounted",
            "guards/other-provider",
            "charges/batch-completion",
            "charges/flex-long-context",
            "charges/unfinished",
            "recommendations/review-audit",
            "recommendations/conflict-fine-tuned",
            "recommendations/use-caching");

    @Test
    void areToldButForAFew() {
        Map<String, List<Problem>> told = new LinkedHashMap<>();
        BLANKS.lines().forEach(line -> {
            String[] parts = line.split("\\|", -1);
            for (String word : parts[2].strip().split(" ", -1)) {
                int is = word.indexOf('=');
                RuleEdit edit =
                        filled(parts[0].strip(), parts[1].strip(), word.substring(0, is), word.substring(is + 1));
                told.put(edit.toString(), edit.errors());
            }
        });
        RULES.forEach(rule -> {
            RuleEdit edit = RuleEdit.of(rule + " is gone").without(rule + ".drl", rule + ".cases.yaml");
            told.put(edit.toString(), edit.errors());
        });
        List<String> not = new ArrayList<>();
        told.forEach((edit, errors) -> {
            if (errors.isEmpty()) {
                not.add(edit);
            }
        });

        assertThat(told).hasSizeGreaterThanOrEqualTo(EDITS);
        assertThat(not).as("edits that nothing tells").hasSizeLessThanOrEqualTo(MOST_NOT_TOLD);
    }

    private static RuleEdit filled(String table, String begins, String column, String word) {
        String file = "tables/" + table + ".csv";
        String text = ShippedRules.text(file);
        TableRow row = Table.readSound(file, text).rows().stream()
                .filter(each -> text.startsWith(begins, each.start()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(begins));
        if (!row.cell(column).isEmpty()) {
            throw new IllegalArgumentException("no blank %s: %s".formatted(column, begins));
        }
        String line = text.substring(row.start(), row.end());
        String name = "%s: %s %s=%s".formatted(table, begins, column, word);
        if (row.has(column)) {
            int at = row.startOf(column) - row.start();
            return RuleEdit.of(name).with(file, line, line.substring(0, at) + word + line.substring(at));
        }
        int place = List.of(header(text).split(",")).indexOf(column);
        int cells = 1
                + (int) line.replaceAll("\"[^\"]*\"", "")
                        .chars()
                        .filter(each -> each == ',')
                        .count();
        return RuleEdit.of(name).with(file, line, line.stripTrailing() + ",".repeat(place - cells + 1) + word + "\n");
    }

    private static String header(String text) {
        return text.lines().filter(each -> !each.startsWith("#")).findFirst().orElseThrow();
    }
}
