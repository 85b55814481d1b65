package io.tokentariff.io.write;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokentariff.rating.CreditLine;
import io.tokentariff.rating.RecordCounts;
import io.tokentariff.rating.Statement;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement as JSON; money is a string in plain notation. */
public final class StatementJson {

    private StatementJson() {}

    public static void write(JsonGenerator json, Statement statement) throws IOException {
        json.writeStartObject();
        json.writeStringField("currency", Statement.CURRENCY);
        json.writeStringField("total_usd", statement.total().toPlainString());
        json.writeStringField("total_rounded_usd", statement.totalRounded());
        json.writeStringField("usage_usd", statement.usageTotal().toPlainString());
        json.writeBooleanField("at_least", statement.atLeast());
        writeCounts(json, statement.records());
        json.writeArrayFieldStart("groups");
        for (Statement.Group group : statement.groups()) {
            writeGroup(json, group);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("credits");
        for (CreditLine credit : statement.credits()) {
            writeCredit(json, credit);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("findings");
        for (Statement.CountedFinding finding : statement.findings()) {
            writeFinding(json, finding);
        }
        json.writeEndArray();
        json.writeStringField("rulebook", statement.revision());
        json.writeEndObject();
    }

    private static void writeCounts(JsonGenerator json, RecordCounts counts) throws IOException {
        json.writeObjectFieldStart("records");
        json.writeNumberField("read", counts.read());
        json.writeNumberField("priced", counts.priced());
        json.writeNumberField("unpriced", counts.unpriced());
        json.writeNumberField("not_billed", counts.notBilled());
        json.writeNumberField("rejected", counts.rejected());
        json.writeNumberField("duplicate", counts.duplicate());
        json.writeEndObject();
    }

    private static void writeGroup(JsonGenerator json, Statement.Group group) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("by");
        for (Map.Entry<String, @Nullable String> each : group.by().entrySet()) {
            Json.field(json, each.getKey(), each.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("records", group.records());
        json.writeNumberField("unpriced", group.unpriced());
        writeTokens(json, "tokens", group.tokens());
        if (group.unpriced() > 0) {
            writeTokens(json, "unpriced_tokens", group.unpricedTokens());
        }
        if (group.amount() != null) {
            json.writeStringField("amount_usd", group.amount().toPlainString());
        }
        json.writeEndObject();
    }

    private static void writeTokens(JsonGenerator json, String field, Map<String, BigInteger> tokens)
            throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, BigInteger> each : tokens.entrySet()) {
            json.writeNumberField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
    }

    private static void writeCredit(JsonGenerator json, CreditLine credit) throws IOException {
        json.writeStartObject();
        json.writeStringField("grant", credit.grant().name());
        Json.field(json, "account", credit.grant().account());
        json.writeStringField("granted_usd", credit.grant().amount().toPlainString());
        json.writeStringField("used_usd", credit.used().toPlainString());
        json.writeStringField("left_usd", credit.left().toPlainString());
        json.writeEndObject();
    }

    private static void writeFinding(JsonGenerator json, Statement.CountedFinding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", finding.code());
        json.writeStringField("effect", finding.effect().name().toLowerCase(Locale.ROOT));
        json.writeStringField("message", finding.message());
        Json.field(json, "rule", finding.rule() == null ? null : finding.rule().id());
        json.writeNumberField("records", finding.records());
        json.writeEndObject();
    }
}
