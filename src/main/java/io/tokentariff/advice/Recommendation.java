package io.tokentariff.advice;

import io.tokentariff.money.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * The outcome that something should be done, or left. It stands unless another recommendation that stands overrules it.
 *
 * <p>The message may hold placeholders, filled in when it is shown: see {@link AdvicePlaceholder}.
 *
 * @param verdict one of the words of this class
 * @param about what it rests on, one word for other rules to name it by, such as {@code proven-prompts}
 * @param alternative what is moved to, or what staying was weighed against; null where there is none
 * @param message one sentence with its sums
 */
public record Recommendation(String verdict, String about, @Nullable Alternative alternative, String message)
        implements AdviceOutcome {

    public static final String STAY = "stay";
    public static final String MIGRATE = "migrate";
    public static final String MOVE_TIER = "move-tier";
    public static final String USE_CACHING = "use-caching";
    public static final String REVIEW = "review";

    /** Nothing is moved. */
    public static Recommendation stay(String about, String message) {
        return new Recommendation(STAY, about, null, message);
    }

    /** Nothing is moved, weighed against an alternative. */
    public static Recommendation stay(String about, Alternative weighed, String message) {
        return new Recommendation(STAY, about, weighed, message);
    }

    /** Staying, weighed against the move of another recommendation. */
    public static Recommendation stay(String about, Recommendation weighed, String message) {
        return new Recommendation(STAY, about, weighed.alternative(), message);
    }

    /** The workload moves to the alternative. */
    public static Recommendation migrate(String about, Alternative to, String message) {
        return new Recommendation(MIGRATE, about, to, message);
    }

    /** The workload moves to the alternative's tier. */
    public static Recommendation moveTier(String about, Alternative to, String message) {
        return new Recommendation(MOVE_TIER, about, to, message);
    }

    /** The workload's repeated input is to be cached, as in the alternative. */
    public static Recommendation useCaching(String about, Alternative cached, String message) {
        return new Recommendation(USE_CACHING, about, cached, message);
    }

    /** Somebody should look at something. */
    public static Recommendation review(String about, String message) {
        return new Recommendation(REVIEW, about, null, message);
    }

    /** Somebody should look at something that the alternative leaves out. */
    public static Recommendation review(String about, Alternative reviewed, String message) {
        return new Recommendation(REVIEW, about, reviewed, message);
    }

    /** Whether what it names is such a change. */
    public boolean changes(String change) {
        return alternative != null && alternative.change().equals(change);
    }

    /** Whether it saves more than the other. */
    public boolean savesMoreThan(Recommendation other) {
        return alternative != null && alternative.savesMoreThan(other);
    }

    /** Whether it is a move to another model or another tier. */
    public boolean isMove() {
        return verdict.equals(MIGRATE) || verdict.equals(MOVE_TIER);
    }

    /** Whether re-evaluation costs more than the change of model saves over the horizon; false where either is not known. */
    public boolean costsMoreToEvaluateThanItSaves(WorkloadProfile profile) {
        Ratio saving = alternative == null ? null : alternative.modelHorizonSaving();
        return profile.reevaluationCost() != null
                && saving != null
                && Ratio.of(profile.reevaluationCost()).compareTo(saving) > 0;
    }

    /** Whether the change of model saves at least what re-evaluation costs; false where either is not known. */
    public boolean paysForItsEvaluation(WorkloadProfile profile) {
        Ratio saving = alternative == null ? null : alternative.modelHorizonSaving();
        return profile.reevaluationCost() != null
                && saving != null
                && Ratio.of(profile.reevaluationCost()).compareTo(saving) <= 0;
    }
}
