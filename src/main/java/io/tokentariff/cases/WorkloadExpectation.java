package io.tokentariff.cases;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case expects of one advice. What it does not say is not looked at.
 *
 * @param line line on which it begins
 * @param fires ids of rules that must insert something
 * @param silent ids of rules that must insert nothing
 * @param verdict the verdict
 * @param target the model moved to
 * @param tier the tier moved to
 * @param saving what the verdict saves on the usage given, exactly
 * @param cost what the usage costs, exactly
 * @param reasons ids of the rules whose recommendations stand, all of them, the deciding one first
 * @param overruled ids of rules that gave way, each with the rule it gave way to; all of them
 * @param candidates the models that rules may recommend or compare, all of them
 * @param says a part of the deciding reason's message
 * @param findings codes that must be among the findings
 * @param noFindings codes that must not be among them
 */
record WorkloadExpectation(
        int line,
        List<String> fires,
        List<String> silent,
        @Nullable String verdict,
        @Nullable String target,
        @Nullable String tier,
        @Nullable BigDecimal saving,
        @Nullable BigDecimal cost,
        @Nullable List<String> reasons,
        @Nullable Map<String, String> overruled,
        @Nullable List<String> candidates,
        @Nullable String says,
        List<String> findings,
        List<String> noFindings) {}
