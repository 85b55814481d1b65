package io.tokentariff.check;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.Severity;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.UsageKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether each row can be used: prices usage made for it, and looks whether the row is in the plan. A row that no usage
 * reaches is shadowed by another row or waits for a rule that nobody wrote.
 */
final class RowProbe {

    /** Beyond so many rows they are not tried: that is no rulebook somebody reads. */
    static final int MOST_ROWS = 5_000;

    private static final int MOST_TRIES = 5_000;

    private final Rulebook rulebook;
    private final RateCard.Rows rows;
    private final Problems problems;
    private final Set<RowRef> used = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private int tries;

    RowProbe(Rulebook rulebook, Problems problems) {
        this.rulebook = rulebook;
        this.rows = rulebook.rateCard().rows();
        this.problems = problems;
    }

    /** Whether there are few enough rows to try them all. */
    boolean possible() {
        return rows.rates().size() <= MOST_ROWS;
    }

    /** Returns the rows of rates, terms and long contexts that no usage could be made for. */
    List<RowRef> unused() {
        for (Rate rate : rows.rates()) {
            boolean tuned = Boolean.TRUE.equals(rate.fineTuned());
            if (!tryOut(rate, tuned) && rate.fineTuned() == null) {
                tryOut(rate, true);
            }
        }
        rows.longContexts().forEach(this::tryOut);
        rows.terms().forEach(this::tryOut);
        rows.perCallTokens().forEach(this::tryOut);
        return rows.numbered().stream().filter(row -> !used.contains(row)).toList();
    }

    private boolean tryOut(Rate rate, boolean tuned) {
        String band = rate.context() == null ? RateCard.SHORT : rate.context();
        for (LocalDate day : days(rate.period())) {
            for (String region : regions()) {
                Probe probe =
                        new Probe(rate.model(), tuned, rate.tier(), rate.meter(), band, region, Account.NONE, day);
                Plan plan = price(probe);
                tellConflicts(plan, rate.row());
                if (used.contains(rate.row())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A long-context row with a factor is used by the model's own rates, in a long context. */
    private void tryOut(LongContext row) {
        rows.rates().stream()
                .filter(rate -> rate.model().isEmpty() || rate.model().equals(row.model()))
                .filter(rate -> row.covers(rate.meter()))
                .filter(rate -> row.tiers().isEmpty() || row.tiers().contains(rate.tier()))
                .takeWhile(rate -> !used.contains(row.row()) && tries < MOST_TRIES)
                .forEach(rate -> days(row.period())
                        .forEach(day -> price(new Probe(
                                row.model(),
                                Boolean.TRUE.equals(rate.fineTuned()),
                                rate.tier(),
                                rate.meter(),
                                RateCard.LONG,
                                UsageKind.NO_REGION,
                                Account.NONE,
                                day))));
    }

    /** Tokens that come with calls are used where the model has a rate for what they are charged as. */
    private void tryOut(PerCallTokens row) {
        rows.rates().stream()
                .filter(rate -> rate.model().equals(row.model()))
                .takeWhile(rate -> !used.contains(row.row()) && tries < MOST_TRIES)
                .forEach(rate -> days(row.period())
                        .forEach(day -> price(new Probe(
                                row.model(),
                                Boolean.TRUE.equals(rate.fineTuned()),
                                rate.tier(),
                                row.meter(),
                                RateCard.SHORT,
                                UsageKind.NO_REGION,
                                Account.NONE,
                                day))));
    }

    /** A term is used on any model, tier and meter that it is for. */
    private void tryOut(Term term) {
        for (Rate rate : rows.rates()) {
            if (term.model() != null && !term.model().equals(rate.model())) {
                continue;
            }
            for (String tier : tiers(term)) {
                for (String meter : term.meter() == null ? List.of(rate.meter()) : List.of(term.meter())) {
                    tryOut(term, rate, tier, meter);
                }
            }
            if (used.contains(term.row()) || tries >= MOST_TRIES) {
                return;
            }
        }
    }

    private void tryOut(Term term, Rate rate, String tier, String meter) {
        for (LocalDate day : days(term.period())) {
            for (String region : regions(term)) {
                for (String band : List.of(RateCard.SHORT, RateCard.LONG)) {
                    if (!used.contains(term.row())) {
                        boolean tuned = Boolean.TRUE.equals(rate.fineTuned());
                        Probe probe = new Probe(
                                rate.model(),
                                tuned,
                                tier,
                                meter,
                                band,
                                region,
                                term.whom().account(),
                                day);
                        tellConflicts(price(probe), term.row());
                    }
                }
            }
        }
    }

    private Plan price(Probe probe) {
        tries++;
        Plan plan = rulebook.evaluate(probe.record(rulebook.rateCard()));
        for (PlannedCharge charge : plan.charges()) {
            used.addAll(charge.charge().rows());
            charge.adjustments().forEach(each -> used.add(each.adjustment().term()));
        }
        return plan;
    }

    /** What the engine itself had to refuse, such as two rules that charge the same meter. */
    private void tellConflicts(Plan plan, RowRef row) {
        for (PlannedFinding finding : plan.findings()) {
            if (finding.rule().equals(RuleRef.ENGINE) && told.add(finding.code() + finding.message())) {
                problems.add(new Problem(
                        finding.code(),
                        finding.isConflict() ? Severity.ERROR : Severity.WARNING,
                        row.file(),
                        row.line(),
                        0,
                        finding.message(),
                        ""));
            }
        }
    }

    private List<String> tiers(Term term) {
        return term.tier() != null
                ? List.of(term.tier())
                : rows.tiers().stream().map(tier -> tier.name()).toList();
    }

    private List<String> regions(Term term) {
        String region = term.whom().region();
        return region == null ? regions() : List.of(region);
    }

    /** No region, and the first data-residency endpoint. */
    private List<String> regions() {
        return Stream.concat(
                        rows.regions().stream()
                                .filter(RegionInfo::residency)
                                .map(RegionInfo::name)
                                .limit(1),
                        Stream.of(UsageKind.NO_REGION))
                .toList();
    }

    private static List<LocalDate> days(EffectivePeriod period) {
        LocalDate from = period.from();
        LocalDate until = period.until();
        if (until == null) {
            return List.of(from == null || from.isBefore(Probe.SOME_DAY) ? Probe.SOME_DAY : from);
        }
        @Nullable LocalDate first = from == null ? until.minusDays(1) : from;
        return first.equals(until.minusDays(1)) ? List.of(first) : List.of(first, until.minusDays(1));
    }
}
