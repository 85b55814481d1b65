package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.statement.Agreements;
import io.tokentariff.usage.UsageRecord;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a rulebook lends to re-price usage.
 *
 * @param plans gives the plan of a record
 * @param rateCard its tables
 * @param keys gives all that decides the plan of a record within every long-context threshold besides its kind: records of
 *     equal keys have one plan, whatever kind they are given
 * @param agreements what is done to a month's bill
 */
public record Planner(
        Function<UsageRecord, Plan> plans,
        RateCard rateCard,
        Function<UsageRecord, Object> keys,
        Agreements agreements) {

    /**
     * Returns an advisor that prices records so.
     *
     * @param tables candidates and terms
     * @param rules judge
     * @param profiles what the user knows of the workloads
     * @param askedFor models to compare whatever they may replace; the user's list
     * @param revision the rulebook, {@code sha256:…}
     * @throws io.tokentariff.problem.WrongUseException if the rulebook has no tables to advise with, or does not know a model
     *     asked for
     */
    public Advisor advisor(
            AdviceTables tables, AdviceRules rules, Profiles profiles, Collection<String> askedFor, String revision) {
        return new Advisor(this, tables, rules, profiles, askedFor, revision);
    }

    Plan plan(UsageRecord record) {
        return plans.apply(record);
    }

    /** What the record costs, null if it has no price. */
    @Nullable
    Money price(UsageRecord record) {
        return Calculator.quote(record, plan(record), "").amount();
    }

    Object key(UsageRecord record) {
        return keys.apply(record);
    }
}
