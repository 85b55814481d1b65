package io.tokentariff.check;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.problem.Severity;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.ratecard.ForWhom;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.OffPeak;
import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.RequestLimit;
import io.tokentariff.ratecard.RowRef;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.sandbox.WorkBudget;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.Moment;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
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

    /** So often each row is tried even beyond {@link #MOST_TRIES}: a model on all tiers, days, regions and contexts. */
    private static final int FEWEST_TRIES = 64;

    private static final int DAYS_OF_WEEK = 7;
    private static final int NOON = 12;

    private final Rulebook rulebook;
    private final Rows rows;
    private final Problems problems;
    private final WorkBudget budget;
    private final Set<RowRef> known;
    private final Set<RowRef> used = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Set<Account> named;
    private final boolean weekdays;
    private int tries;
    private int cutShort;
    private boolean stopped;

    /**
     * @param known the rows that need no try: cases use them, or they are told to be unused
     * @param budget how much trying may take; where it is spent is a problem
     */
    RowProbe(Rulebook rulebook, Set<RowRef> known, Problems problems, WorkBudget budget) {
        this.rulebook = rulebook;
        this.rows = rulebook.rateCard().rows();
        this.problems = problems;
        this.known = known;
        this.budget = budget;
        this.named = RuleWords.accounts(rulebook.files());
        this.weekdays = !RuleWords.of(rulebook.files(), "weekday").isEmpty();
    }

    /** Whether there are few enough rows to try them all. */
    boolean possible() {
        return rows.numbered().size() <= MOST_ROWS;
    }

    /** Whether it gave up before all rows were tried: time was spent, or the rules do not come to rest. */
    boolean isStopped() {
        return stopped;
    }

    /** Returns the rows of rates, terms and long contexts that no usage could be made for. */
    List<RowRef> unused() {
        rows.rates().forEach(row -> tryOut(row.row(), usage(row)));
        rows.longContexts().forEach(row -> tryOut(row.row(), usage(row)));
        rows.terms().forEach(row -> tryOut(row.row(), usage(row)));
        rows.perCallTokens().forEach(row -> tryOut(row.row(), usage(row)));
        rows.requestLimits().forEach(row -> tryOut(row.row(), usage(row)));
        rows.offPeaks().forEach(row -> tryOut(row.row(), usage(row)));
        return rows.numbered().stream()
                .filter(row -> !used.contains(row) && !known.contains(row))
                .toList();
    }

    /** Prices usage until one is priced by the row. */
    private void tryOut(RowRef row, Stream<UsageRecord> usage) {
        if (stopped || known.contains(row)) {
            return;
        }
        if (budget.isSpent()) {
            stopped = true;
            problems.add(Problem.error(
                    "check-limit",
                    row.file(),
                    row.line(),
                    "The cases, and trying which rows are used, took more than %s; this row and those after it were not tried."
                            .formatted(budget.words())));
            return;
        }
        usage.takeWhile(each -> !stopped && !used.contains(row) && !budget.isSpent())
                .limit(Math.max(FEWEST_TRIES, MOST_TRIES - tries))
                .forEach(each -> tellConflicts(price(each), row));
    }

    private Stream<UsageRecord> usage(Rate rate) {
        Stream<Boolean> tuned = rate.fineTuned() == null ? Stream.of(false, true) : Stream.of(rate.fineTuned());
        String band = rate.context() == null ? RateCard.SHORT : rate.context();
        return tuned.map(
                        each -> new Probe(rate.model(), each, rate.tier(), rate.meter(), Account.NONE, rate.provider()))
                .flatMap(probe -> usage(probe, rate.period(), regions(), List.of(band)));
    }

    /** A long-context row with a factor is used by the model's own rates, in a long context. */
    private Stream<UsageRecord> usage(LongContext row) {
        return rows.rates().stream()
                .filter(rate -> rate.model().isEmpty() || rate.model().equals(row.model()))
                .filter(rate -> row.covers(rate.meter()))
                .filter(rate -> row.tiers().isEmpty() || row.tiers().contains(rate.tier()))
                .map(rate -> new Probe(row.model(), isTuned(rate), rate.tier(), rate.meter(), Account.NONE))
                .flatMap(probe -> usage(probe, row.period(), List.of(UsageKind.NO_REGION), List.of(RateCard.LONG)));
    }

    /** Tokens that come with calls are used where the model has a rate for what they are charged as. */
    private Stream<UsageRecord> usage(PerCallTokens row) {
        return rows.rates().stream()
                .filter(rate -> rate.model().equals(row.model()))
                .map(rate -> new Probe(row.model(), isTuned(rate), rate.tier(), row.meter(), Account.NONE))
                .flatMap(probe -> usage(probe, row.period(), List.of(UsageKind.NO_REGION), List.of(RateCard.SHORT)));
    }

    /** A cap or a minimum charge is used on any model, tier and meter that it is about. */
    private Stream<UsageRecord> usage(RequestLimit limit) {
        ForWhom whom = limit.whom();
        List<String> regions = whom.region() == null ? regions() : List.of(whom.region());
        return rows.rates().stream()
                .filter(rate -> limit.covers(rate.meter()) && limit.isAbout(rate.model(), rate.tier()))
                .map(rate -> new Probe(
                        rate.model(), isTuned(rate), rate.tier(), rate.meter(), whom.account(), whom.provider()))
                .flatMap(probe -> usage(probe, limit.period(), regions, List.of(RateCard.SHORT)));
    }

    /** Hours are tried in each of their hours, on any model and meter that they are for. */
    private Stream<UsageRecord> usage(OffPeak hours) {
        ZoneId zone = rulebook.rateCard().zone();
        return rows.rates().stream()
                .filter(rate -> hours.covers(rate.meter()) && hours.isFor(rate.model(), rate.tier(), ""))
                .map(rate -> new Probe(rate.model(), isTuned(rate), rate.tier(), rate.meter(), Account.NONE))
                .flatMap(probe -> usage(probe, hours.period(), List.of(UsageKind.NO_REGION), List.of(RateCard.SHORT)))
                .flatMap(record -> IntStream.range(0, DAYS_OF_WEEK * Moment.HOURS_A_DAY)
                        .mapToObj(hour -> record.withAt(record.at().plus(hour - NOON, ChronoUnit.HOURS))))
                .filter(record -> hours.period().covers(record.day())
                        && Moment.of(record, zone).stream()
                                .map(Moment.class::cast)
                                .anyMatch(hours::includes));
    }

    /** A term is used on any model, tier and meter that it is for. */
    private Stream<UsageRecord> usage(Term term) {
        String region = term.whom().region();
        List<String> regions = region == null ? regions() : List.of(region);
        Set<Account> accounts = new LinkedHashSet<>(List.of(term.whom().account()));
        accounts.addAll(named);
        return rows.rates().stream()
                .filter(rate -> term.model() == null || term.model().equals(rate.model()))
                .flatMap(rate -> tiers(term).flatMap(tier -> accounts.stream()
                        .map(account -> new Probe(
                                rate.model(),
                                isTuned(rate),
                                tier,
                                Objects.requireNonNullElse(term.meter(), rate.meter()),
                                account,
                                term.whom().provider()))))
                .flatMap(probe -> usage(probe, term.period(), regions, List.of(RateCard.SHORT, RateCard.LONG)));
    }

    private Stream<UsageRecord> usage(Probe probe, EffectivePeriod period, List<String> regions, List<String> bands) {
        return days(period).stream().flatMap(day -> regions.stream()
                .flatMap(region -> bands.stream().map(band -> probe.record(rulebook.rateCard(), day, region, band))));
    }

    private static boolean isTuned(Rate rate) {
        return Boolean.TRUE.equals(rate.fineTuned());
    }

    private Plan price(UsageRecord usage) {
        tries++;
        Plan plan = rulebook.evaluate(usage);
        for (PlannedCharge charge : plan.charges()) {
            used.addAll(charge.charge().rows());
            charge.adjustments().forEach(each -> used.add(each.adjustment().term()));
        }
        plan.bounds().forEach(bound -> used.add(bound.limit().row()));
        return plan;
    }

    /** What the engine itself had to refuse, such as two rules that charge the same meter, or to stop. */
    private void tellConflicts(Plan plan, RowRef row) {
        if (plan.findings().stream().anyMatch(PlannedFinding::isCutShort)) {
            cutShort++;
            stopped |= cutShort >= Limit.CUT_SHORT.most();
        }
        for (PlannedFinding finding : plan.findings()) {
            if ((finding.rule().equals(RuleRef.ENGINE) || finding.isCutShort())
                    && told.add(finding.code() + finding.message())) {
                problems.add(new Problem(
                        finding.code(),
                        finding.isConflict() || finding.isCutShort() ? Severity.ERROR : Severity.WARNING,
                        row.file(),
                        row.line(),
                        0,
                        finding.message(),
                        ""));
            }
        }
    }

    private Stream<String> tiers(Term term) {
        return term.tier() != null
                ? Stream.of(term.tier())
                : rows.tiers().stream().map(TierInfo::name);
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

    /** The days of a period on which it is tried; all days of a week where rules tell weekdays apart. */
    private List<LocalDate> days(EffectivePeriod period) {
        List<LocalDate> ends = ends(period);
        return weekdays
                ? ends.stream()
                        .flatMap(day -> IntStream.range(0, DAYS_OF_WEEK).mapToObj(day::plusDays))
                        .filter(period::covers)
                        .toList()
                : ends;
    }

    private static List<LocalDate> ends(EffectivePeriod period) {
        LocalDate from = period.from();
        LocalDate until = period.until();
        if (until == null) {
            return List.of(from == null || from.isBefore(Probe.SOME_DAY) ? Probe.SOME_DAY : from);
        }
        @Nullable LocalDate first = from == null ? until.minusDays(1) : from;
        return first.equals(until.minusDays(1)) ? List.of(first) : List.of(first, until.minusDays(1));
    }
}
