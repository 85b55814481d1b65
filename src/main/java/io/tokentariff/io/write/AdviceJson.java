package io.tokentariff.io.write;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokentariff.advice.Advice;
import io.tokentariff.advice.AdviceRounding;
import io.tokentariff.advice.Alternative;
import io.tokentariff.advice.FineTuningEstimate;
import io.tokentariff.advice.Workload;
import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.money.Ratio;
import io.tokentariff.money.Rounding;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes advices as JSON. Sums of usage are exact; what a division gave is rounded, and {@code rounding} says how. Unknown
 * values are null.
 */
public final class AdviceJson {

    private static final String ROUNDING =
            "cost_usd and saving_usd are exact; dollars a month and over the horizon are rounded "
                    + "to 6 decimals, ratios and multipliers to 2, months to 1 (all half to even), shares to 4 (down)";

    private final JsonGenerator json;

    private AdviceJson(JsonGenerator json) {
        this.json = json;
    }

    /** Returns the document, indented. */
    public static String of(List<Advice> advices, List<Advice.Note> notes, String revision) {
        return Json.indented(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("workloads");
            for (Advice advice : advices) {
                write(json, advice);
            }
            json.writeEndArray();
            notes(json, notes);
            json.writeStringField("rounding", ROUNDING);
            json.writeStringField("rulebook", revision);
            json.writeEndObject();
        });
    }

    /** Writes one advice as an object. */
    static void write(JsonGenerator json, Advice advice) throws IOException {
        new AdviceJson(json).write(advice);
    }

    private void write(Advice advice) throws IOException {
        Workload workload = advice.workload();
        json.writeStartObject();
        json.writeStringField("workload", advice.name());
        json.writeNumberField("records", advice.records());
        json.writeNumberField("days", workload == null ? 0 : workload.days());
        json.writeStringField("cost_usd", advice.cost().toPlainString());
        money("monthly_cost_usd", workload == null ? null : workload.monthlyCost());
        json.writeStringField("verdict", advice.verdict());
        target(advice.target());
        money("monthly_saving_usd", advice.monthlySaving());
        money("horizon_saving_usd", advice.horizonSaving());
        Json.field(json, "horizon_months", workload == null ? null : PlainDecimal.shortest(workload.horizonMonths()));
        rounded("payback_months", advice.paybackMonths(), AdviceRounding.MONTHS);
        breakEven(advice.breakEven());
        reasons(advice.reasons());
        overruled(advice.overruled());
        json.writeArrayFieldStart("alternatives");
        for (Alternative alternative : advice.alternatives()) {
            write(alternative);
        }
        json.writeEndArray();
        fineTuning(advice.fineTuning());
        notes(json, advice.findings());
        json.writeEndObject();
    }

    private void target(@Nullable Alternative target) throws IOException {
        if (target == null) {
            json.writeNullField("target");
            return;
        }
        json.writeObjectFieldStart("target");
        json.writeStringField("model", target.model());
        json.writeStringField("tier", target.tier());
        json.writeEndObject();
    }

    private void breakEven(Advice.@Nullable ShownBreakEven shown) throws IOException {
        if (shown == null) {
            json.writeNullField("break_even");
            return;
        }
        Ratio at = shown.breakEven().inputToOutput();
        json.writeObjectFieldStart("break_even");
        json.writeStringField("model", shown.model());
        json.writeStringField("cheaper", shown.breakEven().side().word());
        rounded("input_to_output", at, AdviceRounding.RATIO);
        Json.field(json, "exact", at == null ? null : at.toString());
        rounded("own", shown.own(), AdviceRounding.RATIO);
        json.writeEndObject();
    }

    private void reasons(List<Advice.Reason> reasons) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (Advice.Reason reason : reasons) {
            json.writeStartObject();
            json.writeStringField("id", reason.rule().id());
            json.writeStringField("sentence", reason.message());
            json.writeStringField("rule", reason.rule().sentence());
            json.writeStringField("source", reason.rule().source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void overruled(List<Advice.Overruled> overruled) throws IOException {
        json.writeArrayFieldStart("overruled");
        for (Advice.Overruled each : overruled) {
            json.writeStartObject();
            json.writeStringField("id", each.id());
            json.writeStringField("by", each.by());
            json.writeStringField("why", each.why());
            Json.field(json, "sentence", each.message().isEmpty() ? null : each.message());
            json.writeStringField("rule", each.rule().id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(Alternative alternative) throws IOException {
        json.writeStartObject();
        json.writeStringField("change", alternative.change());
        json.writeStringField("model", alternative.model());
        json.writeStringField("tier", alternative.tier());
        money("cost_usd", alternative.cost());
        money("saving_usd", alternative.saving());
        money("monthly_saving_usd", alternative.monthlySaving());
        json.writeStringField("priced_share", share(alternative.pricedShare()));
        json.writeStringField("output_multiplier", PlainDecimal.shortest(alternative.outputMultiplier()));
        rounded("break_even_multiplier", alternative.breakEvenMultiplier(), AdviceRounding.RATIO);
        if (!alternative.notes().isEmpty()) {
            notes(json, alternative.notes());
        }
        json.writeEndObject();
    }

    private void fineTuning(@Nullable FineTuningEstimate estimate) throws IOException {
        if (estimate != null) {
            json.writeFieldName("fine_tuning");
            write(json, estimate);
        }
    }

    /** Writes an estimate as an object. */
    static void write(JsonGenerator json, FineTuningEstimate estimate) throws IOException {
        AdviceJson writer = new AdviceJson(json);
        json.writeStartObject();
        json.writeStringField("model", estimate.model());
        json.writeStringField("training_usd", estimate.training().toPlainString());
        writer.money("monthly_base_usd", estimate.monthlyBase());
        writer.money("monthly_fine_tuned_usd", estimate.monthlyTuned());
        writer.money("monthly_saving_usd", estimate.monthlySaving());
        Json.field(
                json,
                "pays_in_month",
                estimate.paysInMonth() == null ? null : estimate.paysInMonth().toString());
        json.writeEndObject();
    }

    private static void notes(JsonGenerator json, List<Advice.Note> notes) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Advice.Note note : notes) {
            json.writeStartObject();
            json.writeStringField("code", note.code());
            json.writeStringField("message", note.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void money(String name, @Nullable Money amount) throws IOException {
        Json.field(json, name, amount == null ? null : amount.toPlainString());
    }

    private void money(String name, @Nullable Ratio amount) throws IOException {
        Json.field(json, name, amount == null ? null : AdviceRounding.EXACT_MONEY.apply(amount));
    }

    private void rounded(String name, @Nullable Ratio ratio, Rounding rounding) throws IOException {
        Json.field(json, name, ratio == null ? null : rounding.apply(ratio));
    }

    /** A share without needless zeros; 1 only where it is all. */
    static String share(Ratio share) {
        return PlainDecimal.shortest(new java.math.BigDecimal(AdviceRounding.SHARE.apply(share)));
    }
}
