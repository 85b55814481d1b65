package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.rating.RuleRef;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is advised for one workload, and everything it rests on. Sums are exact; what a division gave is a {@link Ratio} and
 * rounded only where it is shown.
 *
 * @param name the workload's name
 * @param records its inference records, with a price or without
 * @param workload its totals, null if none of its records has a price
 * @param paybackMonths after how many months the change of model that the verdict is about (or was weighed against) has paid its
 *     re-evaluation; null where there is none, either is not known or nothing is saved
 * @param breakEven from which ratio of input to output on the model it is about is cheaper, null where none is
 * @param reasons the recommendations that stand, the one that decides first
 * @param overruled what gave way, and why
 * @param alternatives the same usage under each change: those fully priced first, cheapest first
 * @param findings what the reader must know
 * @param fineTuning what a planned fine-tuning would do, null where none is planned
 * @param revision the rulebook, {@code sha256:…}
 */
public record Advice(
        String name,
        long records,
        @Nullable Workload workload,
        @Nullable Ratio paybackMonths,
        @Nullable ShownBreakEven breakEven,
        List<Reason> reasons,
        List<Overruled> overruled,
        List<Alternative> alternatives,
        List<Note> findings,
        @Nullable FineTuningEstimate fineTuning,
        String revision) {

    public Advice {
        reasons = List.copyOf(reasons);
        overruled = List.copyOf(overruled);
        alternatives = List.copyOf(alternatives);
        findings = List.copyOf(findings);
    }

    /**
     * A recommendation that stands.
     *
     * @param rule who says so
     * @param recommendation what
     * @param message its sentence with the sums filled in
     */
    public record Reason(RuleRef rule, Recommendation recommendation, String message) {}

    /**
     * A recommendation that gave way.
     *
     * @param id the rule that recommended it, or would have
     * @param message its sentence with the sums filled in, empty where the rule did not fire
     * @param by the rule whose recommendation won
     * @param why one sentence
     * @param rule the rule that decided between them
     */
    public record Overruled(String id, String message, String by, String why, RuleRef rule) {}

    /**
     * Something the reader must know.
     *
     * @param code stable name
     * @param message one sentence
     */
    public record Note(String code, String message) {

        void addTo(List<Note> notes, boolean holds) {
            if (holds) {
                notes.add(this);
            }
        }
    }

    /**
     * A break-even beside the workload's own ratio.
     *
     * @param model the model that is compared
     * @param breakEven from which ratio on it is cheaper
     * @param own the workload's input to output, null where there is no output
     */
    public record ShownBreakEven(String model, BreakEven breakEven, @Nullable Ratio own) {}

    /** What is said of a workload none of whose records has a price. */
    static Advice withoutPrice(String name, long records, List<Note> findings, String revision) {
        return new Advice(name, records, null, null, null, List.of(), List.of(), List.of(), findings, null, revision);
    }

    /**
     * A word of {@link Recommendation}: that of the first reason, else to stay; to review where nothing has a price, or where
     * the rules were stopped.
     */
    public String verdict() {
        Recommendation first = first();
        return first != null
                ? first.verdict()
                : workload == null || isStopped() ? Recommendation.REVIEW : Recommendation.STAY;
    }

    /** Whether the rules were stopped, so that nobody knows what they would advise. */
    public boolean isStopped() {
        return findings.stream().anyMatch(note -> RulesStopped.CODES.contains(note.code()));
    }

    /** The model and tier to move to, null unless the verdict is to migrate or to move tier. */
    public @Nullable Alternative target() {
        Recommendation first = first();
        return first != null && first.isMove() ? first.alternative() : null;
    }

    /** What following the verdict saves a month; zero where nothing is to be moved, null where it is not known. */
    public @Nullable Ratio monthlySaving() {
        return saving(Alternative::monthlySaving);
    }

    /** The same over the horizon. */
    public @Nullable Ratio horizonSaving() {
        return saving(Alternative::horizonSaving);
    }

    private @Nullable Ratio saving(Function<Alternative, @Nullable Ratio> part) {
        Recommendation first = first();
        if (verdict().equals(Recommendation.STAY)) {
            return Ratio.ZERO;
        }
        return first == null || first.alternative() == null ? null : part.apply(first.alternative());
    }

    private @Nullable Recommendation first() {
        return reasons.isEmpty() ? null : reasons.get(0).recommendation();
    }

    /** What the workload costs now; zero where nothing has a price. */
    public Money cost() {
        return workload == null ? Money.ZERO : workload.cost();
    }
}
