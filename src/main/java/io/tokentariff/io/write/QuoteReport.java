package io.tokentariff.io.write;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.AdviceRounding;
import io.tokentariff.advice.FineTuningEstimate;
import io.tokentariff.io.report.Report;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.QuoteJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what may stand beside the quote of one thing: whether a fine-tuning pays, and what to do instead. */
public final class QuoteReport {

    private QuoteReport() {}

    /**
     * Returns the quote as JSON, ending in a line break: the priced record alone; with something beside, an object of the
     * quote, the fine-tuning and the advice.
     */
    public static String json(Quote quote, @Nullable FineTuningEstimate estimate, List<Advice> advices) {
        if (estimate == null && advices.isEmpty()) {
            return Json.indented(json -> QuoteJson.write(json, quote, true)) + "\n";
        }
        return Json.document(json -> {
            json.field("quote", out -> QuoteJson.write(out, quote, true));
            if (estimate != null) {
                json.object("fine_tuning", estimate, AdviceJson::fineTuning);
            }
            if (!advices.isEmpty()) {
                json.object("advice", advices.get(0), AdviceJson::advice);
            }
        });
    }

    /** Returns the quote for people. */
    public static Report of(Quote quote, @Nullable FineTuningEstimate estimate, List<Advice> advices) {
        Report report = ExplanationReport.of(quote);
        if (estimate != null) {
            report.gap()
                    .facts(List.of(Report.Fact.of(
                            "Does it pay", AdviceWords.fineTuning(estimate), "in dollars; " + AdviceRounding.SAID)));
        }
        return advices.isEmpty() ? report : report.append(AdviceReport.report(advices, List.of(), quote.revision()));
    }
}
