package io.tokentariff.io.focus;

import io.tokentariff.io.write.Json;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.ratecard.Developer;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.statement.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a FOCUS file, each said once: its versions, and what a row has in it; null is nothing between two commas. */
final class FocusColumns {

    private static final Set<FocusVersion> ALL = EnumSet.allOf(FocusVersion.class);
    private static final Set<FocusVersion> OLD = EnumSet.of(FocusVersion.V1_2);
    private static final Set<FocusVersion> NEW = EnumSet.of(FocusVersion.V1_4);
    private static final String OWN = "x_";

    private final RateCard card;
    private final FocusSettings settings;
    private final String revision;
    private final List<Column> columns = new ArrayList<>();

    /** One column: its name, and a row's cell in it. */
    record Column(String name, Function<FocusRow, @Nullable String> cell) {}

    FocusColumns(RateCard card, FocusSettings settings, String revision) {
        this.card = card;
        this.settings = settings;
        this.revision = revision;
        bill();
        costs();
        usage();
        own();
        columns.sort(Comparator.comparing((Column column) -> column.name().startsWith(OWN))
                .thenComparing(Column::name));
    }

    List<Column> all() {
        return columns;
    }

    private void add(Set<FocusVersion> versions, String name, Function<FocusRow, @Nullable String> cell) {
        if (versions.contains(settings.version())) {
            columns.add(new Column(name, cell));
        }
    }

    private void add(String name, Function<FocusRow, @Nullable String> cell) {
        add(ALL, name, cell);
    }

    private void ofSku(String name, Function<Sku, @Nullable String> cell) {
        add(name, row -> row.sku() == null ? null : cell.apply(row.sku()));
    }

    /** Whose bill it is, of when, from whom. */
    private void bill() {
        add("BillingAccountId", row -> settings.account());
        add("BillingAccountName", row -> settings.accountName());
        add("BillingCurrency", row -> Statement.CURRENCY);
        add("BillingPeriodStart", row -> row.month(0));
        add("BillingPeriodEnd", row -> row.month(1));
        add("ChargePeriodStart", FocusRow::beginText);
        add("ChargePeriodEnd", FocusRow::endText);
        add("ChargeCategory", FocusRow::category);
        add("ChargeClass", row -> null);
        add(
                "ChargeDescription",
                row -> row.sku() == null ? row.name() : row.sku().description());
        add("ChargeFrequency", row -> row.sku() == null ? "One-Time" : "Usage-Based");
        add(NEW, "HostProviderName", this::provider);
        add("InvoiceIssuerName", this::provider);
        add(OLD, "ProviderName", this::provider);
        add(
                OLD,
                "PublisherName",
                row -> row.sku() == null ? provider(row) : called(row.sku().developer()));
        add(NEW, "ServiceProviderName", this::provider);
        add("SubAccountId", FocusRow::project);
        add("SubAccountName", FocusRow::project);
    }

    private String provider(FocusRow row) {
        return row.sku() == null ? settings.accountName() : called(row.sku().provider());
    }

    private String called(String developer) {
        return card.rows().developers().stream()
                .filter(known -> known.name().equals(developer))
                .findFirst()
                .map(Developer::called)
                .orElse(developer);
    }

    /** Four costs: published terms change what everybody pays, negotiated ones what is paid under the contract. */
    private void costs() {
        add("BilledCost", row -> PlainDecimal.shortest(row.cost()));
        add("EffectiveCost", row -> PlainDecimal.shortest(row.cost()));
        add("ContractedCost", row -> PlainDecimal.shortest(row.cost()));
        add("ListCost", row -> PlainDecimal.shortest(row.sku() == null ? row.cost() : row.listCost()));
        ofSku(
                "ContractedUnitPrice",
                sku -> PlainDecimal.shortest(sku.contracted().usd()));
        ofSku("ListUnitPrice", sku -> PlainDecimal.shortest(sku.list().usd()));
        ofSku("PricingCategory", sku -> "Standard");
        add("PricingQuantity", row -> row.sku() == null ? null : PlainDecimal.shortest(row.pricingQuantity()));
        ofSku("PricingUnit", sku -> sku.pricingUnit(card));
    }

    /** What was used. */
    private void usage() {
        add("ConsumedQuantity", row -> row.sku() == null ? null : row.quantity().toString());
        ofSku("ConsumedUnit", sku -> sku.unit(card));
        ofSku("RegionId", sku -> sku.hasRegion() ? sku.region() : null);
        ofSku("RegionName", sku -> sku.hasRegion() ? sku.region() : null);
        add("ServiceCategory", row -> "AI and Machine Learning");
        add("ServiceSubcategory", row -> "Generative AI");
        add("ServiceName", row -> provider(row) + " API");
        ofSku("SkuId", Sku::id);
        ofSku("SkuMeter", sku -> Units.meter(sku.meter()));
        ofSku("SkuPriceId", Sku::priceId);
        ofSku("SkuPriceDetails", FocusColumns::details);
        add("Tags", this::tags);
    }

    private static String details(Sku sku) {
        return Json.compact(json -> {
            json.writeStartObject();
            json.writeStringField("x_ContextBand", sku.band());
            json.writeStringField("x_ModelDeveloper", sku.developer());
            json.writeStringField("x_ModelId", sku.model());
            json.writeStringField("x_ServiceTier", sku.tier());
            json.writeStringField("x_TokenType", sku.meter());
            json.writeEndObject();
        });
    }

    private @Nullable String tags(FocusRow row) {
        if (row.tags().stream().allMatch(value -> value == null)) {
            return null;
        }
        return Json.compact(json -> {
            json.writeStartObject();
            for (int i = 0; i < row.tags().size(); i++) {
                String value = row.tags().get(i);
                if (value != null) {
                    json.writeStringField(settings.tags().get(i), value);
                }
            }
            json.writeEndObject();
        });
    }

    /** Where each cost comes from; this is no invoice. */
    private void own() {
        add("x_CostBasis", row -> "calculated");
        ofSku("x_ContextBand", Sku::band);
        add(
                "x_Findings",
                row -> row.sku() == null || row.sku().findings().isEmpty()
                        ? null
                        : row.sku().findings());
        ofSku("x_RateRow", Sku::rateRow);
        add("x_Records", row -> row.sku() == null ? null : Long.toString(row.records()));
        ofSku("x_RuleId", Sku::rules);
        add("x_Rulebook", row -> revision);
        ofSku("x_ServiceTier", Sku::tier);
        ofSku("x_Residency", sku -> sku.hasRegion() ? sku.region() : null);
    }
}
