package io.tokentariff.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the message of a recommendation may hold in braces, such as {@code {saving}}, besides the terms of {@code advice-terms.csv}
 * by their names. It is filled in when the message is shown; what is not known is shown as {@code not known}.
 */
public enum AdvicePlaceholder {
    MODEL(Of.ALTERNATIVE, "its model"),
    TIER(Of.ALTERNATIVE, "its tier"),
    COST(Of.ALTERNATIVE, "what the usage would have cost"),
    SAVING(Of.ALTERNATIVE, "what that saves"),
    MONTHLY_SAVING(Of.ALTERNATIVE, "the saving scaled to a month"),
    HORIZON_SAVING(Of.ALTERNATIVE, "the saving over the horizon"),
    MODEL_HORIZON_SAVING(Of.ALTERNATIVE, "the part of it that the change of model brings"),
    PAYBACK_MONTHS(Of.ALTERNATIVE, "after how many months a re-evaluation is paid"),
    OUTPUT_MULTIPLIER(Of.ALTERNATIVE, "what the cost of output was multiplied by"),
    BREAK_EVEN(Of.ALTERNATIVE, "at which ratio of input to output it costs the same as now"),
    NOW_MODEL(Of.WORKLOAD, "its model"),
    NOW_TIER(Of.WORKLOAD, "its tier"),
    NOW_COST(Of.WORKLOAD, "what its usage cost"),
    MONTHLY_COST(Of.WORKLOAD, "that scaled to a month"),
    HORIZON_MONTHS(Of.WORKLOAD, "over how many months savings count"),
    OWN_RATIO(Of.WORKLOAD, "its ratio of input to output"),
    CACHED_SHARE(Of.WORKLOAD, "which share of its input was read from the cache"),
    CACHING_PERCENT(Of.WORKLOAD, "by how many percent cached input is cheaper on its models"),
    LAST_DAY(Of.WORKLOAD, "the last day of its usage"),
    STARTED_ON(Of.WORKLOAD, "the first day of the project"),
    DAYS_SINCE_AUDIT(Of.WORKLOAD, "days since the last audit"),
    REEVALUATION_COST(Of.PROFILE, "what evaluating prompts anew costs"),
    REPEATABLE_SHARE(Of.PROFILE, "which share of the input repeats"),
    LAST_AUDIT(Of.PROFILE, "the day of the last audit"),
    AUDIT_INTERVAL(Of.PROFILE, "days between audits");

    /** Whose it is. */
    public enum Of {
        /** Of the alternative that the recommendation names. */
        ALTERNATIVE,
        WORKLOAD,
        PROFILE
    }

    private static final Map<String, AdvicePlaceholder> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AdvicePlaceholder::word, Function.identity()));

    private final Of of;
    private final String meaning;

    AdvicePlaceholder(Of of, String meaning) {
        this.of = of;
        this.meaning = meaning;
    }

    /** Returns the placeholder of a word, null if it is none. */
    public static @Nullable AdvicePlaceholder of(String word) {
        return BY_WORD.get(word);
    }

    /** What stands between the braces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whose it is. */
    public Of of() {
        return of;
    }

    /** What is filled in. */
    public String meaning() {
        return meaning;
    }
}
