package io.tokentariff.cases;

import io.tokentariff.rating.Plan;
import io.tokentariff.usage.UsageRecord;

/**
 * Usage that a case prices on the rulebook's own tables, and what the rules decided for it.
 *
 * @param usage what was priced
 * @param plan what was decided
 */
public record Tried(UsageRecord usage, Plan plan) {}
