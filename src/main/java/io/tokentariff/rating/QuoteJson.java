package io.tokentariff.rating;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.money.UnitPrice;
import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.ratecard.Term;
import io.tokentariff.usage.UsageKind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A priced record as JSON: {@code id, at, model, tier, status, amount_usd, lines, findings, rulebook}. Money and rates are
 * strings in plain notation. {@code amount_usd} is absent for what has no price;
 * {@code cost_usd} is there where a mark-up is put on for charging others, in the record and in its lines: what they cost without it;
 * {@code at_least} is true where something that costs money is known to be missing in it, and {@code billed_usd} is there where
 * the source says what it cost. A line says its {@code price}, what that is
 * {@code per}, and of which {@code unit}; {@code usd_per_million} as well where it is that. {@code tokens} is the count of
 * any meter; of one that counts something else it is said as {@code quantity}, too.
 */
public final class QuoteJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private QuoteJson() {}

    static String line(Quote quote) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, quote, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes one record; with the formula, the sentence and the source of each line if explained. */
    public static void write(JsonGenerator json, Quote quote, boolean explained) throws IOException {
        json.writeStartObject();
        writeHead(json, quote);
        json.writeArrayFieldStart("lines");
        for (LineItem line : quote.lines()) {
            writeLine(json, line, explained);
        }
        for (RequestLine line : quote.requestLines()) {
            writeRequestLine(json, line, explained);
        }
        json.writeEndArray();
        if (quote.atLeast()) {
            json.writeBooleanField("at_least", true);
        }
        if (quote.record().billed() != null) {
            json.writeStringField("billed_usd", quote.record().billed().toPlainString());
        }
        json.writeArrayFieldStart("findings");
        for (PlannedFinding finding : quote.findings()) {
            writeFinding(json, finding);
        }
        json.writeEndArray();
        json.writeStringField("rulebook", quote.revision());
        json.writeEndObject();
    }

    public static void writeHead(JsonGenerator json, Quote quote) throws IOException {
        UsageKind kind = quote.record().kind();
        Usage usage = quote.usage();
        json.writeStringField("id", quote.record().id());
        json.writeStringField("at", quote.record().at().toString());
        json.writeStringField("model", kind.model().equals(UsageKind.NOT_SAID) ? null : kind.model());
        if (!kind.model().equals(quote.canonicalModel())) {
            json.writeStringField("priced_as", quote.canonicalModel());
        }
        json.writeStringField("tier", usage.tier());
        if (!usage.region().equals(UsageKind.NO_REGION)) {
            json.writeStringField("region", usage.region());
        }
        json.writeStringField("status", quote.status().word());
        if (quote.amount() != null) {
            json.writeStringField("amount_usd", quote.amount().toPlainString());
        }
        Money cost = quote.cost();
        if (cost != null) {
            json.writeStringField("cost_usd", cost.toPlainString());
        }
    }

    public static void writeLine(JsonGenerator json, LineItem line, boolean explained) throws IOException {
        json.writeStartObject();
        json.writeStringField("meter", line.meter());
        json.writeNumberField("tokens", line.tokens());
        if (!line.price().unit().equals(UnitPrice.TOKEN)) {
            json.writeNumberField("quantity", line.tokens());
        }
        writePrice(json, line.price());
        json.writeNumberField("per", line.price().per());
        json.writeStringField("unit", line.price().unit());
        json.writeStringField("amount_usd", line.amount().toPlainString());
        if (line.hasMarkup()) {
            json.writeStringField("cost_usd", line.cost().toPlainString());
        }
        writeBasis(json, line.charge().basis(), line);
        PerCallTokens perCall = line.charge().perCall();
        if (perCall != null) {
            json.writeObjectFieldStart("per_call");
            json.writeStringField("meter", perCall.meter());
            json.writeNumberField("tokens", perCall.tokens());
            json.writeStringField("row", perCall.row().toString());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("adjustments");
        for (PlannedAdjustment each : line.adjustments()) {
            writeAdjustment(json, each, explained);
        }
        json.writeEndArray();
        json.writeStringField("rate", line.charge().rate().row().toString());
        json.writeStringField("rule", line.rule().id());
        if (explained) {
            json.writeStringField("formula", Formula.of(line));
            json.writeStringField("sentence", line.rule().sentence());
            json.writeStringField("source", line.charge().rate().source());
            json.writeStringField("rule_source", line.rule().source());
        }
        json.writeEndObject();
    }

    /** Writes what a cap or a minimum charge a request does: {@code step, agreement, amount_usd, rule, row}. */
    private static void writeRequestLine(JsonGenerator json, RequestLine line, boolean explained) throws IOException {
        RuleRef rule = line.bound().rule();
        json.writeStartObject();
        json.writeStringField("step", line.step());
        json.writeStringField("agreement", line.bound().limit().name());
        json.writeStringField("amount_usd", line.amount().toPlainString());
        json.writeStringField("rule", rule.id());
        json.writeStringField("row", line.bound().limit().row().toString());
        if (explained) {
            json.writeStringField("formula", line.formula());
            json.writeStringField("sentence", rule.sentence());
            json.writeStringField("source", line.bound().limit().source());
            json.writeStringField("rule_source", rule.source());
        }
        json.writeEndObject();
    }

    private static void writeBasis(JsonGenerator json, @Nullable Term basis, LineItem line) throws IOException {
        if (basis != null) {
            json.writeObjectFieldStart("derived_from");
            writePrice(json, line.charge().rate().price());
            json.writeStringField("percent", PlainDecimal.shortest(basis.percent()));
            json.writeStringField("term", basis.row().toString());
            json.writeEndObject();
        }
    }

    private static void writePrice(JsonGenerator json, UnitPrice price) throws IOException {
        if (price.isPerMillionTokens()) {
            json.writeStringField("usd_per_million", price.toPlainString());
        }
        json.writeStringField("price", price.toPlainString());
    }

    private static void writeAdjustment(JsonGenerator json, PlannedAdjustment each, boolean explained)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", each.rule().id());
        json.writeStringField("factor", each.adjustment().factor().toPlainString());
        json.writeStringField("term", each.adjustment().term().toString());
        if (explained) {
            json.writeStringField("sentence", each.rule().sentence());
            json.writeStringField("source", each.rule().source());
        }
        json.writeEndObject();
    }

    public static void writeFinding(JsonGenerator json, PlannedFinding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", finding.code());
        if (finding.meter() != null) {
            json.writeStringField("meter", finding.meter());
        }
        json.writeStringField("message", finding.message());
        json.writeStringField("rule", finding.rule().id());
        json.writeEndObject();
    }
}
