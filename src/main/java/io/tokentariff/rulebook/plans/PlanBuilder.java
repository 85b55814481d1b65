package io.tokentariff.rulebook.plans;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.MeterUsed;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedAdjustment;
import io.tokentariff.rating.PlannedBound;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.RequestBound;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.Usage;
import io.tokentariff.rulebook.facts.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan of what the rules inserted. Holds what no rulebook may change: a meter with tokens and no charge, or with two,
 * or with two adjustments by one term, leaves the record without a price. Of a record that is not billed, only the reason for
 * that is kept: what it would have cost, and whether that is known, concerns nobody.
 */
public final class PlanBuilder {

    private static final Comparator<PlannedFinding> BY_RULE = Comparator.comparing(PlannedFinding::effect)
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(finding -> Objects.requireNonNullElse(finding.meter(), ""))
            .thenComparing(PlannedFinding::message);

    private static final Comparator<PlannedAdjustment> BY_RULE_AND_TERM = Comparator.comparing(
                    (PlannedAdjustment each) -> each.rule().id())
            .thenComparing(each -> each.adjustment().term().toString());

    private final RateCard card;

    public PlanBuilder(RateCard card) {
        this.card = card;
    }

    public Plan plan(Facts facts, List<Evaluation.Decision> decided) {
        List<PlannedFinding> findings = findings(facts.usage(), decided);
        List<PlannedCharge> charges = new ArrayList<>();
        for (MeterUsed meter : facts.meters()) {
            PlannedCharge charge = charge(meter.meter(), facts.usage(), decided, findings);
            if (charge != null) {
                charges.add(charge);
            }
        }
        checkThresholds(facts.usage(), charges, findings);
        List<PlannedBound> bounds = bounds(decided, charges, findings);
        PriceStatus status = status(findings);
        List<PlannedFinding> shown = findings.size() < 2
                ? findings
                : findings.stream()
                        .filter(finding ->
                                status != PriceStatus.NOT_BILLED || finding.effect() == Finding.Effect.NOT_BILLED)
                        .distinct()
                        .sorted(BY_RULE)
                        .toList();
        boolean priced = status == PriceStatus.PRICED;
        return new Plan(facts.usage(), status, priced ? charges : List.of(), priced ? bounds : List.of(), shown);
    }

    /** The plan where a rule fires without end. */
    public Plan looping(Usage usage, RuleRef culprit) {
        PlannedFinding finding = new PlannedFinding(
                "rule-loops",
                Finding.Effect.UNPRICED,
                null,
                "The rule %s fires without end; nothing is priced with it.".formatted(culprit.id()),
                culprit);
        return new Plan(usage, PriceStatus.UNPRICED, List.of(), List.of(finding));
    }

    /** The plan where the price depends on something that the usage leaves open. */
    public Plan leftOpen(Usage usage) {
        PlannedFinding finding = PlannedFinding.unpriced(
                "unknown-hour",
                null,
                "The usage does not say at which hour it ran, and its price depends on the hour in %s."
                        .formatted(card.zoneName()));
        return new Plan(usage, PriceStatus.UNPRICED, List.of(), List.of(finding));
    }

    /** The plan where a rule breaks off. */
    public Plan brokenOff(Usage usage, RuleRef culprit, String why) {
        PlannedFinding finding = new PlannedFinding(
                "rule-breaks-off",
                Finding.Effect.UNPRICED,
                null,
                "The rule %s breaks off: %s.".formatted(culprit.id(), why),
                culprit);
        return new Plan(usage, PriceStatus.UNPRICED, List.of(), List.of(finding));
    }

    /**
     * The plan of an evaluation that was stopped.
     *
     * @param rules the rules that share what took most of it; none where that is not known
     * @param spent what it took
     */
    public Plan cutShort(Usage usage, List<RuleRef> rules, String spent) {
        RuleRef culprit = rules.size() == 1 ? rules.get(0) : RuleRef.ENGINE;
        return new Plan(
                usage,
                PriceStatus.UNPRICED,
                List.of(),
                List.of(PlannedFinding.cutShort(culprit, StoppedRules.sentence(rules, spent))));
    }

    private List<PlannedFinding> findings(Usage usage, List<Evaluation.Decision> decided) {
        List<PlannedFinding> findings = new ArrayList<>();
        for (Evaluation.Decision each : decided) {
            if (each.outcome() instanceof Finding finding) {
                findings.add(new PlannedFinding(
                        finding.code(),
                        finding.effect(),
                        finding.meter(),
                        FindingMessage.fill(finding, usage, card),
                        each.rule()));
            }
        }
        return findings;
    }

    private static @Nullable PlannedCharge charge(
            String meter, Usage usage, List<Evaluation.Decision> decided, List<PlannedFinding> findings) {
        List<Evaluation.Decision> charges = new ArrayList<>();
        for (Evaluation.Decision each : decided) {
            if (each.outcome() instanceof Charge charge && charge.meter().equals(meter)) {
                charges.add(each);
            }
        }
        if (charges.isEmpty()) {
            if (!MeterUsed.mayBeFree(meter) && findings.stream().noneMatch(finding -> explains(finding, meter))) {
                findings.add(PlannedFinding.unpriced(
                        "no-charge",
                        meter,
                        "No rule charges %s of %s on the %s tier, and none says why."
                                .formatted(meter, usage.model(), usage.tier())));
            }
            return null;
        }
        if (charges.size() > 1) {
            findings.add(PlannedFinding.unpriced(
                    "conflicting-charges",
                    meter,
                    "Several rules charge %s: %s."
                            .formatted(
                                    meter,
                                    charges.stream()
                                            .map(each -> each.rule().id())
                                            .sorted()
                                            .collect(Collectors.joining(", ")))));
            return null;
        }
        Evaluation.Decision only = charges.get(0);
        List<PlannedAdjustment> adjustments = adjustments(only, decided);
        checkTerms(meter, adjustments, findings);
        return new PlannedCharge((Charge) only.outcome(), only.rule(), withBestAlone(adjustments));
    }

    /** Whether the finding is why no rule charges the meter. */
    private static boolean explains(PlannedFinding finding, String meter) {
        return switch (finding.effect()) {
            case NOTE -> false;
            case AT_LEAST -> meter.equals(finding.meter());
            case UNPRICED, NOT_BILLED -> true;
        };
    }

    /** One term adjusts a charge once: which of two would be meant is nothing to guess. */
    private static void checkTerms(String meter, List<PlannedAdjustment> adjustments, List<PlannedFinding> findings) {
        if (adjustments.size() < 2) {
            return;
        }
        Map<String, PlannedAdjustment> byName = new HashMap<>();
        for (PlannedAdjustment each : adjustments) {
            PlannedAdjustment other = byName.putIfAbsent(each.adjustment().name(), each);
            if (other != null) {
                findings.add(PlannedFinding.unpriced(
                        "conflicting-terms",
                        meter,
                        "The term %s is put on %s twice: by %s (%s) and %s (%s)."
                                .formatted(
                                        each.adjustment().name(),
                                        meter,
                                        other.rule().id(),
                                        other.adjustment().term(),
                                        each.rule().id(),
                                        each.adjustment().term())));
                return;
            }
        }
    }

    /** Of adjustments that do not multiply with each other, the one with the lowest factor stays, the first of equal ones. */
    private static List<PlannedAdjustment> withBestAlone(List<PlannedAdjustment> adjustments) {
        PlannedAdjustment best = null;
        for (PlannedAdjustment each : adjustments) {
            boolean better = each.adjustment().alone()
                    && (best == null
                            || each.adjustment()
                                            .factor()
                                            .value()
                                            .compareTo(
                                                    best.adjustment().factor().value())
                                    < 0);
            best = better ? each : best;
        }
        PlannedAdjustment only = best;
        return only == null
                ? adjustments
                : adjustments.stream()
                        .filter(each -> each.equals(only) || !each.adjustment().alone())
                        .toList();
    }

    private static List<PlannedAdjustment> adjustments(Evaluation.Decision charge, List<Evaluation.Decision> decided) {
        List<PlannedAdjustment> adjustments = new ArrayList<>();
        for (Evaluation.Decision each : decided) {
            if (each.outcome() instanceof Adjustment adjustment
                    && adjustment.charge().equals(charge.outcome())) {
                adjustments.add(new PlannedAdjustment(adjustment, each.rule()));
            }
        }
        adjustments.sort(BY_RULE_AND_TERM);
        return adjustments;
    }

    /** Caps and minimum charges a request of what is charged; two rules on one row leave open which is meant. */
    private static List<PlannedBound> bounds(
            List<Evaluation.Decision> decided, List<PlannedCharge> charges, List<PlannedFinding> findings) {
        Map<RequestBound, PlannedBound> byRow = new LinkedHashMap<>();
        for (Evaluation.Decision each : decided) {
            if (each.outcome() instanceof RequestBound bound
                    && charges.stream().anyMatch(charge -> bound.limit().covers(charge.meter()))) {
                PlannedBound other = byRow.put(bound, new PlannedBound(bound.limit(), bound.most(), each.rule()));
                if (other != null) {
                    findings.add(PlannedFinding.unpriced(
                            "conflicting-terms",
                            null,
                            "The row %s is put on requests twice: by %s and %s."
                                    .formatted(
                                            bound.limit().row(),
                                            other.rule().id(),
                                            each.rule().id())));
                }
            }
        }
        return byRow.values().stream().sorted(PlannedBound.ORDER).toList();
    }

    private static void checkThresholds(Usage usage, List<PlannedCharge> charges, List<PlannedFinding> findings) {
        if (Plan.thresholds(charges).size() > 1) {
            findings.add(PlannedFinding.unpriced(
                    "conflicting-thresholds",
                    null,
                    "Several long-context rows split a session of %s at different positions."
                            .formatted(usage.model())));
        }
    }

    private static PriceStatus status(List<PlannedFinding> findings) {
        Finding.Effect strongest = Finding.Effect.NOTE;
        for (PlannedFinding finding : findings) {
            strongest = finding.effect().compareTo(strongest) > 0 ? finding.effect() : strongest;
        }
        return switch (strongest) {
            case NOTE, AT_LEAST -> PriceStatus.PRICED;
            case UNPRICED -> PriceStatus.UNPRICED;
            case NOT_BILLED -> PriceStatus.NOT_BILLED;
        };
    }
}
