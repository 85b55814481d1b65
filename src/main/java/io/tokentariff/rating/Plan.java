package io.tokentariff.rating;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules decided for one kind of usage: how each meter is charged, or why there is no price. Immutable; equal facts
 * give equal plans.
 */
public final class Plan {

    private final Usage usage;
    private final PriceStatus status;
    private final List<PlannedCharge> charges;
    private final List<PlannedBound> bounds;
    private final List<PlannedFinding> findings;
    private final @Nullable Long threshold;
    private final PlanArithmetic arithmetic;
    private final @Nullable PlanArithmetic cost;
    private final int hash;

    /**
     * @param usage the fact the decisions are about
     * @param status what becomes of records of this kind
     * @param charges one for each meter, in the order of a bill; empty unless priced
     * @param findings in the order of their rules' ids
     * @throws IllegalArgumentException if two charges split a session at different positions
     */
    public Plan(Usage usage, PriceStatus status, List<PlannedCharge> charges, List<PlannedFinding> findings) {
        this(usage, status, charges, List.of(), findings);
    }

    /** @param bounds what each request costs at most or at least, in the order in which they apply */
    public Plan(
            Usage usage,
            PriceStatus status,
            List<PlannedCharge> charges,
            List<PlannedBound> bounds,
            List<PlannedFinding> findings) {
        this.usage = usage;
        this.bounds = List.copyOf(bounds);
        this.status = status;
        this.charges = List.copyOf(charges);
        this.findings = List.copyOf(findings);
        this.threshold = threshold(charges);
        this.arithmetic = new PlanArithmetic(this.charges, threshold, this.bounds);
        this.cost = charges.stream().anyMatch(PlannedCharge::hasMarkup)
                ? new PlanArithmetic(
                        charges.stream().map(PlannedCharge::withoutMarkups).toList(), threshold, List.of())
                : null;
        this.hash = hash(usage, charges);
    }

    /** A record's own hash is put together by classes made when it is first asked for, which slows the start. */
    private static int hash(Usage usage, List<PlannedCharge> charges) {
        int hash = usage.model().hashCode();
        hash = 31 * hash + usage.tier().hashCode();
        hash = 31 * hash + usage.operation().hashCode();
        hash = 31 * hash + usage.region().hashCode();
        hash = 31 * hash + usage.context().hashCode();
        hash = 31 * hash + usage.status().hashCode();
        hash = 31 * hash + charges.size();
        for (PlannedCharge charge : charges) { // plans of different accounts differ in nothing but their rows
            for (PlannedAdjustment each : charge.adjustments()) {
                hash = 31 * hash + each.adjustment().term().line();
            }
        }
        return hash;
    }

    public Usage usage() {
        return usage;
    }

    public PriceStatus status() {
        return status;
    }

    public List<PlannedCharge> charges() {
        return charges;
    }

    /** What each request costs at most or at least, whatever its charges come to; mostly nothing. */
    public List<PlannedBound> bounds() {
        return bounds;
    }

    public List<PlannedFinding> findings() {
        return findings;
    }

    /** Whether the price is a lower bound: something that costs money is known to be missing in it. */
    public boolean atLeast() {
        return status == PriceStatus.PRICED
                && findings.stream().anyMatch(finding -> finding.effect() == Finding.Effect.AT_LEAST);
    }

    /** Whether it is the plan of an evaluation that was stopped: another one may come to something else, so it is not kept. */
    public boolean isCutShort() {
        return status == PriceStatus.UNPRICED && findings.stream().anyMatch(PlannedFinding::isCutShort);
    }

    /** The position in the session beyond which some charges are adjusted, null for none. */
    public @Nullable Long threshold() {
        return threshold;
    }

    /** The plan's charges as scaled integers, for amounts without line items. */
    public PlanArithmetic arithmetic() {
        return arithmetic;
    }

    /** The same without what is put on for charging others, null where nothing is: the cost and the charge are one then. */
    public @Nullable PlanArithmetic cost() {
        return cost;
    }

    private static @Nullable Long threshold(List<PlannedCharge> charges) {
        List<Long> thresholds = thresholds(charges);
        if (thresholds.size() > 1) {
            throw new IllegalArgumentException("A session is split at one position, not at %s.".formatted(thresholds));
        }
        return thresholds.isEmpty() ? null : thresholds.get(0);
    }

    /** Returns the positions at which the charges split a session, each once; a plan has one at most. */
    public static List<Long> thresholds(List<PlannedCharge> charges) {
        List<Long> thresholds = new ArrayList<>();
        for (PlannedCharge charge : charges) {
            for (PlannedAdjustment each : charge.adjustments()) {
                Long beyond = each.adjustment().beyond();
                if (beyond != null && !thresholds.contains(beyond)) {
                    thresholds.add(beyond);
                }
            }
        }
        return thresholds;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan that
                && usage.equals(that.usage)
                && status == that.status
                && charges.equals(that.charges)
                && bounds.equals(that.bounds)
                && findings.equals(that.findings);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "Plan[" + usage + ", " + status + ", " + charges + (bounds.isEmpty() ? "" : ", " + bounds) + ", "
                + findings + "]";
    }
}
