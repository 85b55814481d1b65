package io.tokentariff.cases;

import java.util.List;

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

    @Override
    public String key() {
        return "prices";
    }

    @Override
    public List<Trial<?>> read(CaseText text) {
        FieldReader reader = text.reader();
        YamlNode prices = FieldReader.value(text.own(), key());
        YamlNode expect = FieldReader.value(text.own(), "expect");
        if (expect != null) {
            reader.report("unknown-key", expect, "A table of prices says itself what is expected.");
        }
        if (prices == null) {
            reader.report(
                    "missing-value",
                    text.own(),
                    "The case \"%s\" has no table of prices."
                            .formatted(text.head().name()));
        }
        return prices == null || text.tables() == null ? List.of() : new PriceTable(text, text.tables()).read(prices);
    }
}
