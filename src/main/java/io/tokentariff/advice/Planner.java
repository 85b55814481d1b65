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
 * @param keys gives all that decides the plan of a record within every long-context threshold besides its kind: records of
 *     equal keys have one plan, whatever kind they are given
 */
public record Planner(Function<UsageRecord, Plan> plans, RateCard rateCard, Function<UsageRecord, Object> keys) {

    Plan plan(UsageRecord record) {
        return plans.apply(record);
    }

    Object key(UsageRecord record) {
        return keys.apply(record);
    }
}
