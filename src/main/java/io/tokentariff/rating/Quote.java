package io.tokentariff.rating;

import io.tokentariff.money.Money;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.UsageRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One usage record with its price, or with the reason why it has none.
 *
 * @param record the usage
 * @param usage what the usage was taken for: canonical model, tier and region
 * @param status what became of it
 * @param amount the exact amount, the sum of all lines; zero if not billed, null if unpriced: an unknown is never zero
 * @param lines the line items, in the order of a bill
 * @param requestLines what caps and minimum charges a request add to them and take off
 * @param findings what the reader must know
 * @param revision the rulebook that priced it, {@code sha256:…}
 */
public record Quote(
        UsageRecord record,
        Usage usage,
        PriceStatus status,
        @Nullable Money amount,
        List<LineItem> lines,
        List<RequestLine> requestLines,
        List<PlannedFinding> findings,
        String revision) {

    /** A quote of no more than its charges. */
    public Quote(
            UsageRecord record,
            Usage usage,
            PriceStatus status,
            @Nullable Money amount,
            List<LineItem> lines,
            List<PlannedFinding> findings,
            String revision) {
        this(record, usage, status, amount, lines, List.of(), findings, revision);
    }

    public Quote {
        lines = List.copyOf(lines);
        requestLines = List.copyOf(requestLines);
        findings = List.copyOf(findings);
    }

    /** Whether something that costs money is known to be missing in the amount. */
    public boolean atLeast() {
        return status == PriceStatus.PRICED
                && findings.stream().anyMatch(finding -> finding.effect() == Finding.Effect.AT_LEAST);
    }

    /** What the lines cost without what is put on for charging others; null where nothing is. */
    public @Nullable Money cost() {
        return lines.stream().anyMatch(LineItem::hasMarkup)
                ? lines.stream().map(LineItem::cost).reduce(Money.ZERO, Money::plus)
                : null;
    }

    /** The quote as one line of JSON, as {@code tariff price --format jsonl} writes it. */
    public String toJson() {
        return QuoteJson.line(this);
    }

    /** The canonical model, {@code ft:} before a fine-tuned one. */
    public String canonicalModel() {
        return ModelId.canonical(usage.model(), usage.fineTuned());
    }
}
