package io.tokentariff.advice;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Plan;
import io.tokentariff.usage.UsageRecord;
import java.util.function.Function;

/**
 * What a rulebook lends to re-price usage.
 *
 * @param plans gives the plan of a record
 * @param rateCard its tables
 * @param byKindAlone whether no rule asks for counts, account or day, so that records of one kind, day span and context band
 *     share a plan
 */
public record Planner(Function<UsageRecord, Plan> plans, RateCard rateCard, boolean byKindAlone) {

    Plan plan(UsageRecord record) {
        return plans.apply(record);
    }
}
