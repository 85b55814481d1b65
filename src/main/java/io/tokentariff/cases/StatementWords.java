package io.tokentariff.cases;

import io.tokentariff.usage.UsageRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads cases with {@code statement:}, about what agreements do to a period's bill: the records said there, what one does not say
 * being as in {@code usage:} on top of the file.
 *
 * <pre>{@code
 * usage: {model: acme-mini, requests: 10}
 * cases:
 *   - name: what lacks to the minimum is charged
 *     statement: [{at: 2026-04-03, input: 100_000_000}, {at: 2026-04-20, input: 50_000_000}]
 *     expect: {lines: [{step: commitment, amount_usd: 440}], total_usd: 500}
 * }</pre>
 *
 * <p>{@link SettledExpectables} says what can be expected.
 */
final class StatementWords {

    static final String STATEMENT = "statement";

    private StatementWords() {}

    static List<Trial<?>> read(CaseText text) {
        Expectation<Settled> expected = text.expected(SettledExpectables.ALL);
        YamlNode.Fields defaults = text.onTop(UsageWords.USAGE);
        List<UsageRecord> usage = new ArrayList<>();
        FieldReader reader = text.reader();
        for (YamlNode node : reader.items(text.value(STATEMENT), STATEMENT)) {
            @Nullable UsageRecord record = UsageWords.read(defaults, reader.fields(node, STATEMENT), reader);
            if (record == null) {
                return List.of();
            }
            usage.add(record);
        }
        return List.of(new Trial<>("", expected, new GivenStatement(List.copyOf(usage))));
    }
}
