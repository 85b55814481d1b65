package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.money.Ratio;
import io.tokentariff.money.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills the placeholders of a recommendation's message.
 *
 * <p>Of the alternative: {@code {model} {tier} {cost} {saving} {monthly_saving} {horizon_saving} {model_horizon_saving}
 * {payback_months} {output_multiplier} {break_even}}. Of the workload: {@code {now_model} {now_tier} {now_cost}
 * {monthly_cost} {horizon_months} {own_ratio} {cached_share} {caching_percent} {last_day}}. Of the profile: {@code {reevaluation_cost}
 * {repeatable_share} {started_on} {last_audit} {days_since_audit} {audit_interval}}. And each term of {@code advice-terms.csv}
 * by its name. What is not known is shown as {@code not known}.
 */
public final class AdviceMessage {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_-]+)}");
    private static final int LONGEST_RATIO = 9;
    private static final String NOT_KNOWN = "not known";

    private final Workload workload;
    private final WorkloadProfile profile;
    private final AdviceTables tables;
    private final BreakEvens breakEvens;

    AdviceMessage(Workload workload, WorkloadProfile profile, AdviceTables tables, BreakEvens breakEvens) {
        this.workload = workload;
        this.profile = profile;
        this.tables = tables;
        this.breakEvens = breakEvens;
    }

    String fill(String message, @Nullable Alternative alternative) {
        Matcher matcher = PLACEHOLDER.matcher(message);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), alternative)));
    }

    private String value(String name, @Nullable Alternative alternative) {
        Object value = alternative == null ? null : ofAlternative(name, alternative);
        value = value == null ? ofWorkload(name) : value;
        value = value == null ? termValue(name) : value;
        return value == null ? NOT_KNOWN : shown(value);
    }

    private @Nullable String termValue(String name) {
        AdviceTerm term = tables.term(name);
        return term == null ? null : term.value();
    }

    private static String shown(Object value) {
        if (value instanceof Money money) {
            return "$" + AdviceRounding.MONEY.apply(money);
        }
        return value instanceof BigDecimal number ? PlainDecimal.shortest(number) : value.toString();
    }

    private @Nullable Object ofAlternative(String name, Alternative alternative) {
        return switch (name) {
            case "model" -> alternative.model();
            case "tier" -> alternative.tier();
            case "cost" -> alternative.cost();
            case "saving" -> alternative.saving();
            case "monthly_saving" -> money(alternative.monthlySaving());
            case "horizon_saving" -> money(alternative.horizonSaving());
            case "model_horizon_saving" -> money(alternative.modelHorizonSaving());
            case "payback_months" -> rounded(payback(alternative, workload, profile), AdviceRounding.MONTHS);
            case "output_multiplier" -> alternative.outputMultiplier();
            case "break_even" -> said(breakEvens.of(alternative));
            default -> null;
        };
    }

    private @Nullable Object ofWorkload(String name) {
        return switch (name) {
            case "now_model" -> workload.model();
            case "now_tier" -> workload.tier();
            case "now_cost" -> workload.cost();
            case "monthly_cost" -> money(workload.monthlyCost());
            case "horizon_months" -> workload.horizonMonths();
            case "own_ratio" -> ratio(workload.inputToOutput());
            case "cached_share" -> rounded(workload.cachedShare(), AdviceRounding.SHARE);
            case "caching_percent" -> percents(breakEvens.cachingCuts());
            case "last_day" -> workload.lastDay();
            case "started_on" -> workload.startedOn();
            case "days_since_audit" -> workload.daysSinceAudit();
            case "reevaluation_cost" -> profile.reevaluationCost();
            case "repeatable_share" -> profile.repeatableShare();
            case "last_audit" -> profile.lastAudit();
            case "audit_interval" ->
                profile.auditIntervalDays() == null ? termValue("audit-interval-days") : profile.auditIntervalDays();
            default -> null;
        };
    }

    /** After how many months the change of model has paid its re-evaluation; null where it is not known or never. */
    static @Nullable Ratio payback(Alternative alternative, Workload workload, WorkloadProfile profile) {
        Ratio saving = alternative.modelHorizonSaving();
        Money cost = profile.reevaluationCost();
        return cost == null || saving == null || !saving.isPositive()
                ? null
                : Ratio.of(cost).times(Ratio.of(workload.horizonMonths())).dividedBy(saving);
    }

    /** In words: {@code above 8:3 (2.67) input to output}. */
    public static @Nullable String said(Advice.@Nullable ShownBreakEven shown) {
        if (shown == null) {
            return null;
        }
        Ratio at = shown.breakEven().inputToOutput();
        return switch (shown.breakEven().side()) {
            case ALWAYS -> "at any ratio of input to output";
            case NEVER -> "at no ratio of input to output";
            case ABOVE -> "above " + exact(at) + " input to output";
            case BELOW -> "below " + exact(at) + " input to output";
        };
    }

    /** {@code 8:3 (2.67)}; where nobody could read the exact form, as with an odd cached share, the rounded one alone. */
    private static @Nullable String exact(@Nullable Ratio at) {
        String whole = String.valueOf(at);
        return whole.length() <= LONGEST_RATIO ? whole + " (" + ratio(at) + ")" : ratio(at);
    }

    private static @Nullable String ratio(@Nullable Ratio ratio) {
        return rounded(ratio, AdviceRounding.RATIO);
    }

    /** The least and the most, where they differ. */
    private static @Nullable String percents(List<Ratio> parts) {
        if (parts.isEmpty()) {
            return null;
        }
        String least = percent(parts.get(0));
        String most = percent(parts.get(parts.size() - 1));
        return least.equals(most) ? least : least + " to " + most;
    }

    private static String percent(Ratio part) {
        return AdviceRounding.PERCENT.apply(part.times(Ratio.of(100, 1)));
    }

    private static @Nullable String money(@Nullable Ratio amount) {
        return amount == null ? null : "$" + AdviceRounding.MONEY.apply(amount);
    }

    private static @Nullable String rounded(@Nullable Ratio ratio, Rounding rounding) {
        return ratio == null ? null : rounding.apply(ratio);
    }
}
