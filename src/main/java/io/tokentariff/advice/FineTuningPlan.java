package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Quote;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A fine-tuning that somebody thinks of, not yet priced.
 *
 * @param at the day whose prices count
 * @param model the base model, on its tier and in its region
 * @param training the tokens trained, epochs already inside
 * @param monthlyBase a month's tokens on the base model
 * @param monthlyTuned a month's tokens on the fine-tuned model; fewer where it needs shorter prompts
 */
public record FineTuningPlan(
        Instant at, UsageKind model, long training, TokenCounts monthlyBase, TokenCounts monthlyTuned) {

    /** A month is many requests: their contexts are not known and taken as short, policy 1. */
    private static final long MANY = 2;

    /**
     * Returns what it costs.
     *
     * @throws WrongUseException saying why if some part has no price
     */
    public FineTuningEstimate price(Planner planner) {
        String base = ModelId.parse(model.model()).base();
        UsageKind inference = model.withOperation(Operation.INFERENCE);
        Money trained = price(
                planner,
                UsageRecord.of(
                        at, model.withModel(base).withOperation(Operation.TRAINING), TokenCounts.trained(training)));
        Money onBase = price(planner, month(inference.withModel(base), monthlyBase));
        Money onTuned = price(planner, month(inference.withModel(ModelId.canonical(base, true)), monthlyTuned));
        return new FineTuningEstimate(base, trained, Ratio.of(onBase), Ratio.of(onTuned));
    }

    private UsageRecord month(UsageKind kind, TokenCounts tokens) {
        return UsageRecord.of(at, kind, tokens.withRequests(MANY));
    }

    private static Money price(Planner planner, UsageRecord record) {
        Quote quote = Calculator.quote(record, planner.plan(record), "");
        Money amount = quote.amount();
        if (amount == null) {
            List<String> why = new ArrayList<>();
            quote.findings().forEach(finding -> why.add(finding.message()));
            throw new WrongUseException("%s of %s has no price: %s"
                    .formatted(record.kind().operation().word(), record.kind().model(), String.join(" ", why)));
        }
        return amount;
    }
}
