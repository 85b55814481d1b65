package io.tokentariff.cases;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cases with {@code prices:}, a table of what models cost on each tier: one line is one usage record, and what each of its
 * meters costs in US dollars per what the meter's row says. {@link PriceTable} says what stands in it.
 *
 * <pre>{@code
 * usage: {at: 2026-10-01}                # what the lines do not say
 * cases:
 *   - name: GPT-4.1
 *     prices: |
 *       model    tier       input  cached_input  output
 *       gpt-4.1  standard    2.00          0.50    8.00
 *       gpt-4.1  batch       1.00             -    4.00
 * }</pre>
 *
 * <p>Each line is priced by the rules as any other usage is; the case holds if all of its lines do.
 */
final class PriceCaseKind implements CaseKind {

    private static final String KEY = "prices";
    private static final String USAGE = "usage";
    private static final String TABLES = "tables";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<String> keys() {
        return Set.of(KEY, TABLES);
    }

    @Override
    public @Nullable RuleCase read(CaseHead head, YamlNode.Fields top, YamlNode.Fields fields, CaseContext context) {
        FieldReader reader = context.reader();
        YamlNode prices = FieldReader.value(fields, KEY);
        YamlNode expect = FieldReader.value(fields, "expect");
        if (prices == null) {
            reader.report("missing-value", fields, "The case \"%s\" has no table of prices.".formatted(head.name()));
            return null;
        }
        if (expect != null) {
            reader.report("unknown-key", expect, "A table of prices says itself what is expected.");
        }
        YamlNode usage = FieldReader.value(top, USAGE);
        YamlNode.Fields defaults = usage == null ? null : reader.fields(usage, USAGE);
        CaseTables tables = context.tables().read(FieldReader.value(top, TABLES), FieldReader.value(fields, TABLES));
        return tables == null || (usage != null && defaults == null)
                ? null
                : new PriceTable(head, defaults, tables, context).read(prices);
    }
}
