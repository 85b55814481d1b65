package io.tokentariff.io.write;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.AdviceRounding;
import io.tokentariff.advice.Alternative;
import io.tokentariff.advice.FineTuningEstimate;
import io.tokentariff.advice.Workload;
import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.money.Ratio;
import java.math.BigDecimal;
import java.util.List;

/**
 * Writes advices as JSON. Sums of usage are exact; what a division gave is rounded, and {@code rounding} says how. Unknown
 * values are null.
 */
final class AdviceJson {

    private static final String ROUNDING =
            "cost_usd and saving_usd are exact; dollars a month and over the horizon are rounded "
                    + "to 6 decimals, ratios and multipliers to 2, months to 1 (all half to even), shares to 4 (down)";

    private AdviceJson() {}

    /** Returns the document, indented, ending in a line break. */
    static String of(List<Advice> advices, List<Advice.Note> notes, String revision) {
        return Json.document(json -> json.objects("workloads", advices, AdviceJson::advice)
                .objects("findings", notes, AdviceJson::note)
                .text("rounding", ROUNDING)
                .text("rulebook", revision));
    }

    /** Adds one advice. */
    static void advice(JsonObject json, Advice advice) {
        Workload workload = advice.workload();
        json.text("workload", advice.name())
                .number("records", advice.records())
                .number("days", workload == null ? 0 : workload.days())
                .text("cost_usd", advice.cost().toPlainString())
                .text("monthly_cost_usd", workload == null ? null : exact(workload.monthlyCost()))
                .text("verdict", advice.verdict())
                .object("target", advice.target(), AdviceJson::target)
                .text("monthly_saving_usd", advice.monthlySaving(), AdviceJson::exact)
                .text("horizon_saving_usd", advice.horizonSaving(), AdviceJson::exact)
                .text("horizon_months", workload == null ? null : PlainDecimal.shortest(workload.horizonMonths()))
                .text("payback_months", advice.paybackMonths(), AdviceRounding.MONTHS::apply)
                .object("break_even", advice.breakEven(), AdviceJson::breakEven)
                .objects("reasons", advice.reasons(), AdviceJson::reason)
                .objects("overruled", advice.overruled(), AdviceJson::overruled)
                .objects("alternatives", advice.alternatives(), AdviceJson::alternative);
        if (advice.fineTuning() != null) {
            json.object("fine_tuning", advice.fineTuning(), AdviceJson::fineTuning);
        }
        json.objects("findings", advice.findings(), AdviceJson::note);
    }

    private static void target(JsonObject json, Alternative target) {
        json.text("model", target.model()).text("tier", target.tier());
    }

    private static void breakEven(JsonObject json, Advice.ShownBreakEven shown) {
        Ratio at = shown.breakEven().inputToOutput();
        json.text("model", shown.model())
                .text("cheaper", shown.breakEven().side().word())
                .text("input_to_output", at, AdviceRounding.RATIO::apply)
                .text("exact", at, Ratio::toString)
                .text("own", shown.own(), AdviceRounding.RATIO::apply);
    }

    private static void reason(JsonObject json, Advice.Reason reason) {
        json.text("id", reason.rule().id())
                .text("sentence", reason.message())
                .text("rule", reason.rule().sentence())
                .text("source", reason.rule().source());
    }

    private static void overruled(JsonObject json, Advice.Overruled each) {
        json.text("id", each.id())
                .text("by", each.by())
                .text("why", each.why())
                .text("sentence", each.message().isEmpty() ? null : each.message())
                .text("rule", each.rule().id());
    }

    private static void alternative(JsonObject json, Alternative alternative) {
        json.text("change", alternative.change())
                .text("model", alternative.model())
                .text("tier", alternative.tier())
                .text("cost_usd", alternative.cost(), Money::toPlainString)
                .text("saving_usd", alternative.saving(), Money::toPlainString)
                .text("monthly_saving_usd", alternative.monthlySaving(), AdviceJson::exact)
                .text("priced_share", share(alternative.pricedShare()))
                .text("output_multiplier", PlainDecimal.shortest(alternative.outputMultiplier()))
                .text("break_even_multiplier", alternative.breakEvenMultiplier(), AdviceRounding.RATIO::apply);
        if (!alternative.notes().isEmpty()) {
            json.objects("findings", alternative.notes(), AdviceJson::note);
        }
    }

    /** Adds an estimate. */
    static void fineTuning(JsonObject json, FineTuningEstimate estimate) {
        json.text("model", estimate.model())
                .text("training_usd", estimate.training().toPlainString())
                .text("monthly_base_usd", estimate.monthlyBase(), AdviceJson::exact)
                .text("monthly_fine_tuned_usd", estimate.monthlyTuned(), AdviceJson::exact)
                .text("monthly_saving_usd", estimate.monthlySaving(), AdviceJson::exact)
                .text("pays_in_month", estimate.paysInMonth(), String::valueOf);
    }

    private static void note(JsonObject json, Advice.Note note) {
        json.text("code", note.code()).text("message", note.message());
    }

    private static String exact(Ratio amount) {
        return AdviceRounding.EXACT_MONEY.apply(amount);
    }

    /** A share without needless zeros; 1 only where it is all. */
    static String share(Ratio share) {
        return PlainDecimal.shortest(new BigDecimal(AdviceRounding.SHARE.apply(share)));
    }
}
