package io.tokentariff.io.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tokentariff.money.Money;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.QuoteJson;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a priced record's line that are the same for all records of a plan. They are cut out of what
 * {@link QuoteJson} writes for a sample, so that they cannot differ from it.
 */
final class LineTemplate {

    static final byte[] ID = "{\"id\":".getBytes(UTF_8);
    static final byte[] AT = ",\"at\":\"".getBytes(UTF_8);
    static final byte[] NULL = "null".getBytes(UTF_8);
    static final byte[] END_OF_TEXT = "\"".getBytes(UTF_8);

    private static final byte[] LINES = ",\"lines\":[".getBytes(UTF_8);
    private static final byte[] COMMA = ",".getBytes(UTF_8);
    private static final int NUMBERS = 4;
    private static final long SAMPLE_TOKENS = 7;
    private static final Money SAMPLE_AMOUNT = new Money(BigDecimal.valueOf(33, 2));
    private static final String SAMPLE_HEAD = "{\"id\":null,\"at\":\"" + Instant.EPOCH;
    private static final String SAMPLE_AMOUNT_FIELD = ",\"amount_usd\":\"" + SAMPLE_AMOUNT.toPlainString() + "\"";
    private static final String TOKENS_FIELD = ",\"tokens\":";
    private static final String QUANTITY_FIELD = ",\"quantity\":";
    private static final byte[] QUANTITY = QUANTITY_FIELD.getBytes(UTF_8);

    /** A line item: what stands before the count, whether it is said twice, what stands before the amount, and after it. */
    private static final class Parts {
        private final byte[] before;
        private final boolean quantity;
        private final byte[] between;
        private final byte[] after;

        private Parts(String before, boolean quantity, String between, String after) {
            this.before = before.getBytes(UTF_8);
            this.quantity = quantity;
            this.between = between.getBytes(UTF_8);
            this.after = after.getBytes(UTF_8);
        }
    }

    private final Plan plan;
    private final String revision;
    private final List<@Nullable Parts> lines = new ArrayList<>();
    private final byte[] tail;
    private @Nullable UsageKind kind;
    private byte[] head = {};

    LineTemplate(Plan plan, String revision) {
        this.plan = plan;
        this.revision = revision;
        if (plan.status() == PriceStatus.PRICED) {
            for (PlannedCharge charge : plan.charges()) {
                lines.add(parts(charge, false));
                lines.add(charge.split() ? parts(charge, true) : null);
            }
        }
        this.tail = newTail();
    }

    /** How many numbers the line items of a record are. */
    int numbers() {
        return NUMBERS * plan.charges().size();
    }

    /** From the end of the time to the amount, whose digits and closing quote follow; without an amount to the lines. */
    @SuppressWarnings("ReferenceEquality") // only the last kind is kept; kinds are mostly the same object
    byte[] head(UsageKind of) {
        if (kind != of) {
            head = newHead(of);
            kind = of;
        }
        return head;
    }

    /** Adds the line items, from the field's name to before the end of the list. */
    void lines(long[] items, int scale, LineBuffer out) {
        out.add(LINES);
        boolean first = true;
        for (int i = 0; i < lines.size(); i++) {
            Parts parts = lines.get(i);
            long tokens = items[2 * i];
            if (tokens > 0 && parts != null) {
                if (!first) {
                    out.add(COMMA);
                }
                first = false;
                out.add(parts.before);
                out.number(tokens);
                if (parts.quantity) {
                    out.add(QUANTITY);
                    out.number(tokens);
                }
                out.add(parts.between);
                out.decimal(items[2 * i + 1], scale);
                out.add(parts.after);
            }
        }
    }

    /** From the end of the list of lines to the line feed. */
    byte[] tail() {
        return tail;
    }

    private byte[] newTail() {
        StringBuilder text = new StringBuilder("]");
        text.append(plan.atLeast() ? ",\"at_least\":true" : "").append(",\"findings\":[");
        String comma = "";
        for (PlannedFinding finding : plan.findings()) {
            text.append(comma).append(Json.compact(json -> QuoteJson.writeFinding(json, finding)));
            comma = ",";
        }
        text.append("],\"rulebook\":")
                .append(Json.compact(json -> json.writeString(revision)))
                .append("}\n");
        return text.toString().getBytes(UTF_8);
    }

    private byte[] newHead(UsageKind of) {
        Money amount =
                switch (plan.status()) {
                    case PRICED -> SAMPLE_AMOUNT;
                    case NOT_BILLED -> Money.ZERO;
                    case UNPRICED -> null;
                };
        UsageRecord record = UsageRecord.of(Instant.EPOCH, of, TokenCounts.NONE);
        Quote sample = new Quote(record, plan.usage(), plan.status(), amount, List.of(), List.of(), revision);
        String text = Json.compact(json -> {
            json.writeStartObject();
            QuoteJson.writeHead(json, sample);
            json.writeEndObject();
        });
        int end = text.length() - 1;
        if (plan.status() == PriceStatus.PRICED) {
            end -= SAMPLE_AMOUNT.toPlainString().length() + 1;
        }
        return text.substring(SAMPLE_HEAD.length(), end).getBytes(UTF_8);
    }

    private static Parts parts(PlannedCharge charge, boolean beyond) {
        LineItem sample =
                new LineItem(charge.charge(), charge.rule(), SAMPLE_TOKENS, charge.adjustments(beyond), SAMPLE_AMOUNT);
        String text = Json.compact(json -> QuoteJson.writeLine(json, sample, false));
        int tokens = text.indexOf(TOKENS_FIELD + SAMPLE_TOKENS) + TOKENS_FIELD.length();
        int afterTokens = tokens + Long.toString(SAMPLE_TOKENS).length();
        String again = QUANTITY_FIELD + SAMPLE_TOKENS;
        boolean quantity = text.startsWith(again, afterTokens);
        int between = quantity ? afterTokens + again.length() : afterTokens;
        int amountField = text.indexOf(SAMPLE_AMOUNT_FIELD, between);
        int amount = amountField + ",\"amount_usd\":\"".length();
        int afterAmount = amountField + SAMPLE_AMOUNT_FIELD.length() - 1;
        return new Parts(
                text.substring(0, tokens), quantity, text.substring(between, amount), text.substring(afterAmount));
    }
}
