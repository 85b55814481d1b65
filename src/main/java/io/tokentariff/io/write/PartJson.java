package io.tokentariff.io.write;

import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.CreditGrant;
import io.tokentariff.rating.statement.PeriodSum;
import io.tokentariff.rating.statement.RequestSum;
import io.tokentariff.rating.statement.StatementPart;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is needed, besides what a statement shows, to add it to others. Read again by {@code io.merge.StatementFile}. */
final class PartJson {

    private PartJson() {}

    static void of(JsonObject json, StatementPart part) {
        json.texts("group_by", part.by().stream().map(Dimension::name).toList())
                .text("zone", part.zoneName())
                .objects("grants", part.grants(), PartJson::grant)
                .objects("sums", part.sums(), PartJson::sum);
        if (!part.requestSums().isEmpty()) {
            json.objects("request_sums", part.requestSums(), PartJson::requestSum);
        }
    }

    private static void requestSum(JsonObject json, RequestSum sum) {
        json.text("step", sum.step())
                .text("agreement", sum.agreement())
                .text("file", sum.row().file())
                .number("line", sum.row().line())
                .text("source", sum.source())
                .text("rule", sum.rule().id())
                .number("requests", sum.requests())
                .text("before_usd", sum.before().toPlainString())
                .object("usage", sum.usage(), PartJson::sum);
    }

    private static void grant(JsonObject json, CreditGrant grant) {
        json.text("grant", grant.name()).text("amount_usd", grant.amount().toPlainString());
        said(json, "from", grant.period().from());
        said(json, "until", grant.period().until());
        said(json, "account", grant.account());
    }

    private static void sum(JsonObject json, PeriodSum sum) {
        json.text("day", sum.day().toString());
        said(json, "project", sum.project());
        said(json, "user", sum.user());
        said(json, "api_key", sum.apiKey());
        if (!sum.tags().isEmpty()) {
            json.object("tags", tags -> new TreeMap<>(sum.tags()).forEach(tags::text));
        }
        said(json, "region", sum.region());
        said(json, "provider", sum.provider());
        said(json, "model", sum.model());
        said(json, "tier", sum.tier());
        said(json, "meter", sum.meter());
        json.field("group", out -> {
            out.writeStartArray();
            for (@Nullable String value : sum.group()) {
                out.writeString(value);
            }
            out.writeEndArray();
        });
        json.number("tokens", sum.tokens()).text("amount_usd", sum.amount().toPlainString());
    }

    private static void said(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.text(name, value.toString());
        }
    }
}
