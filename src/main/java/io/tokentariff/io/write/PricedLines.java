package io.tokentariff.io.write;

import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.PerPlan;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.QuoteJson;
import io.tokentariff.usage.UsageRecord;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Priced records as JSON lines in bytes: exactly those of {@link QuoteJson}, put together from parts that are made once a
 * plan. For one thread.
 */
public final class PricedLines {

    private static final int MOST_TEMPLATES = 4_096;

    private final String revision;
    private final LineBuffer out = new LineBuffer();
    private final PerPlan<LineTemplate> templates = new PerPlan<>(MOST_TEMPLATES);
    private long[] items = new long[32];

    /** @param revision the rulebook's, for each line */
    public PricedLines(String revision) {
        this.revision = revision;
    }

    /** The lines written so far; overwritten by later ones once {@link #clear} was called. */
    public byte[] bytes() {
        return out.bytes();
    }

    /** How many bytes were written. */
    public int length() {
        return out.length();
    }

    /** Begins anew. */
    public void clear() {
        out.clear();
    }

    /** Adds the line of a record that was priced, or not, by the plan. */
    public void add(UsageRecord record, Plan plan) {
        LineTemplate template = template(plan);
        if (items.length < template.numbers()) {
            items = new long[template.numbers()];
        }
        boolean priced = plan.status() == PriceStatus.PRICED;
        long amount = priced ? plan.arithmetic().unscaledAmount(record.tokens()) : 0;
        boolean plain = record.billed() == null && amount >= 0 && plan.cost() == null;
        if (!plain || (priced && !plan.arithmetic().lineItems(record.tokens(), items))) {
            out.add(exact(record, plan));
            return;
        }
        out.add(LineTemplate.ID);
        id(record.id());
        out.add(LineTemplate.AT);
        out.instant(record.at());
        out.add(template.head(record.kind()));
        if (priced) {
            out.decimal(amount, plan.arithmetic().scale());
            out.add(LineTemplate.END_OF_TEXT);
        }
        template.lines(items, plan.arithmetic().scale(), out);
        out.add(template.tail());
    }

    private LineTemplate template(Plan plan) {
        LineTemplate known = templates.get(plan);
        if (known == null) {
            if (templates.isFull()) {
                templates.clear();
            }
            known = new LineTemplate(plan, revision);
            templates.put(plan, known);
        }
        return known;
    }

    private void id(@Nullable String id) {
        if (id == null) {
            out.add(LineTemplate.NULL);
        } else if (!out.plainText(id)) {
            out.add(Json.compact(json -> json.writeString(id)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private byte[] exact(UsageRecord record, Plan plan) {
        String line = Json.compact(json -> QuoteJson.write(json, Calculator.quote(record, plan, revision), false));
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
