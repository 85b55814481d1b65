package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.table.Tables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What usage cannot tell about a workload, as its owner wrote it. Also a fact. What was not said is {@link #UNKNOWN}, or
 * null: never a guess.
 *
 * @param workload the workload's name
 * @param promptStability {@code proven}, {@code new} or {@code unknown}
 * @param fineTunedAssets {@code yes}, {@code no} or {@code unknown}
 * @param startedOn the first day of the project, null if not said
 * @param newProject {@code yes}, {@code no} or {@code unknown}
 * @param task {@code simple} (classification, extraction, sentiment), {@code general}, {@code complex} or {@code unknown}
 * @param latency {@code interactive}, {@code tolerant}, {@code overnight} or {@code unknown}
 * @param reevaluationCost what testing the prompts on another model would cost, null if not said
 * @param horizonMonths over how many months a saving counts, null for the rulebook's
 * @param residencyRequired {@code yes}, {@code no} or {@code unknown}
 * @param outputMultipliers by candidate: how many tokens it writes for one that is written now
 * @param repeatableShare the part of the input that repeats from request to request, 0 to 1, null if not said
 * @param lastAudit the day of the last audit of usage and rates, null if not said
 * @param auditIntervalDays days between audits, null for the rulebook's
 * @param tierHours in which hours of the day the usage may run on another tier
 * @param plannedFineTuning a fine-tuning that is being considered, null for none
 */
public record WorkloadProfile(
        String workload,
        String promptStability,
        String fineTunedAssets,
        @Nullable LocalDate startedOn,
        String newProject,
        String task,
        String latency,
        @Nullable Money reevaluationCost,
        @Nullable BigDecimal horizonMonths,
        String residencyRequired,
        Map<String, BigDecimal> outputMultipliers,
        @Nullable BigDecimal repeatableShare,
        @Nullable LocalDate lastAudit,
        @Nullable Long auditIntervalDays,
        TierHours tierHours,
        @Nullable PlannedFineTuning plannedFineTuning) {

    /** What the profile does not say. */
    public static final String UNKNOWN = "unknown";

    public static final String YES = "yes";
    public static final String NO = "no";

    static final List<String> PROMPT_STABILITIES = List.of("proven", "new");
    static final List<String> TASKS = Tables.CANDIDATES.words("tasks");
    static final List<String> LATENCIES = List.of("interactive", "tolerant", "overnight");

    public WorkloadProfile {
        outputMultipliers = Map.copyOf(outputMultipliers);
    }

    /** A fine-tuning that is being considered: what is trained, and what is left of each request afterwards. */
    public record PlannedFineTuning(long trainingTokens, long epochs, BigDecimal inputShare, BigDecimal outputShare) {}

    /** Returns a profile that says nothing. */
    public static WorkloadProfile unknown(String workload) {
        return new WorkloadProfile(
                workload,
                UNKNOWN,
                UNKNOWN,
                null,
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
                null,
                null,
                UNKNOWN,
                Map.of(),
                null,
                null,
                null,
                TierHours.NONE,
                null);
    }

    /** Whether the profile says what re-evaluation costs. */
    public boolean saysReevaluationCost() {
        return reevaluationCost != null;
    }
}
