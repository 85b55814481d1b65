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
 * <p>See {@link AdvicePlaceholder}; and each term of {@code advice-terms.csv} by its name.
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
        AdvicePlaceholder placeholder = AdvicePlaceholder.of(name);
        Object value = placeholder == null
                ? termValue(name)
                : placeholder.of() != AdvicePlaceholder.Of.ALTERNATIVE
                        ? ofWorkload(placeholder)
                        : alternative == null ? null : ofAlternative(placeholder, alternative);
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

    private @Nullable Object ofAlternative(AdvicePlaceholder placeholder, Alternative alternative) {
        return switch (placeholder) {
            case MODEL -> alternative.model();
            case TIER -> alternative.tier();
            case COST -> alternative.cost();
            case SAVING -> alternative.saving();
            case MONTHLY_SAVING -> money(alternative.monthlySaving());
            case HORIZON_SAVING -> money(alternative.horizonSaving());
            case MODEL_HORIZON_SAVING -> money(alternative.modelHorizonSaving());
            case PAYBACK_MONTHS -> rounded(payback(alternative, workload, profile), AdviceRounding.MONTHS);
            case OUTPUT_MULTIPLIER -> alternative.outputMultiplier();
            case BREAK_EVEN -> said(breakEvens.of(alternative));
            default -> null;
        };
    }

    private @Nullable Object ofWorkload(AdvicePlaceholder placeholder) {
        return switch (placeholder) {
            case NOW_MODEL -> workload.model();
            case NOW_TIER -> workload.tier();
            case NOW_COST -> workload.cost();
            case MONTHLY_COST -> money(workload.monthlyCost());
            case HORIZON_MONTHS -> workload.horizonMonths();
            case OWN_RATIO -> ratio(workload.inputToOutput());
            case CACHED_SHARE -> rounded(workload.cachedShare(), AdviceRounding.SHARE);
            case CACHING_PERCENT -> percents(breakEvens.cachingCuts());
            case LAST_DAY -> workload.lastDay();
            case STARTED_ON -> workload.startedOn();
            case DAYS_SINCE_AUDIT -> workload.daysSinceAudit();
            case REEVALUATION_COST -> profile.reevaluationCost();
            case REPEATABLE_SHARE -> profile.repeatableShare();
            case LAST_AUDIT -> profile.lastAudit();
            case AUDIT_INTERVAL ->
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
