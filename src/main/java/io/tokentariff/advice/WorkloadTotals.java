package io.tokentariff.advice;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedFinding;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.TokenTotals;
import io.tokentariff.rating.Usage;
import io.tokentariff.rating.statement.Agreements;
import io.tokentariff.rating.statement.UsageMix;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.Names;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a workload's records come to. Not thread-safe. */
final class WorkloadTotals {

    private static final int MOST_REASONS = 5;

    /** Can be compared, as strangers choose the names. */
    private record ShareKey(String model, boolean fineTuned, String tier, String region)
            implements Comparable<ShareKey> {

        @Override
        public int compareTo(ShareKey other) {
            return Names.compare(List.of(model, tier, region), List.of(other.model, other.tier, other.region));
        }
    }

    private final Map<ShareKey, Amounts> shares = new LinkedHashMap<>();
    private final Map<Counterfactual, Amounts> alternatives = new LinkedHashMap<>();
    private final Set<String> unpricedReasons = new TreeSet<>();
    private final @Nullable UsageMix usageNow;
    private final WindowFit fit;
    private final TierMix mix;
    private final ExactSum trainingCost = new ExactSum();
    private long firstDay = Long.MAX_VALUE;
    private long lastDay = Long.MIN_VALUE;
    private long priced;
    private long unpriced;
    private long training;
    private long trainingUnpriced;
    private BigInteger input = BigInteger.ZERO;
    private BigInteger cachedInput = BigInteger.ZERO;
    private BigInteger output = BigInteger.ZERO;

    /** @param agreements what is done to a month's bill */
    WorkloadTotals(List<Counterfactual> counterfactuals, WindowFit fit, TierHours hours, Agreements agreements) {
        this.fit = fit;
        this.mix = new TierMix(hours);
        boolean agreed = !agreements.rows().isEmpty();
        this.usageNow = agreed ? new UsageMix(agreements) : null;
        counterfactuals.forEach(each -> alternatives.put(each, new Amounts(agreed ? new UsageMix(agreements) : null)));
    }

    void addDay(long epochDay) {
        firstDay = Math.min(firstDay, epochDay);
        lastDay = Math.max(lastDay, epochDay);
    }

    /** @param amount what a training costs, null if it has no price */
    void addTraining(@Nullable Money amount) {
        training++;
        if (amount == null) {
            trainingUnpriced++;
        } else {
            trainingCost.add(amount.usd());
        }
    }

    /** Counts records with this plan; returns whether they have a price and so count at all. */
    boolean countNow(Plan now, long records) {
        if (now.status() != PriceStatus.UNPRICED) {
            priced += records;
            return true;
        }
        unpriced += records;
        now.findings().stream()
                .filter(finding -> finding.effect() == Finding.Effect.UNPRICED)
                .map(PlannedFinding::message)
                .filter(message -> unpricedReasons.size() < MOST_REASONS)
                .forEach(unpricedReasons::add);
        return false;
    }

    /** Counts tokens of records with this plan; returns where their amounts are added up as they ran. */
    Amounts addNow(Plan now, TokenTotals tokens) {
        BigInteger cached = tokens.count(Meters.CACHED_INPUT);
        cachedInput = cachedInput.add(cached);
        input = input.add(tokens.count(Meters.INPUT)).add(cached).add(tokens.count(Meters.CACHE_WRITE));
        output = output.add(tokens.count(Meters.OUTPUT));
        Usage usage = now.usage();
        return shares.computeIfAbsent(
                new ShareKey(usage.model(), usage.fineTuned(), usage.tier(), usage.region()), key -> new Amounts());
    }

    /** Tells agreements, where there are some, of records as they ran; {@code like} is one of them, or alone. */
    void addNow(Plan now, UsageRecord like, TokenTotals tokens, boolean alone) {
        if (usageNow == null || now.status() != PriceStatus.PRICED) {
            return;
        }
        if (alone) {
            usageNow.add(like, now);
        } else {
            usageNow.add(like, now, tokens);
        }
    }

    /** The usage as it ran, as agreements tell it apart; null if there are none. */
    @Nullable
    UsageMix usageNow() {
        return usageNow;
    }

    /** How long the records that have a price are. */
    WindowFit fit() {
        return fit;
    }

    /** Which of the records that have a price would run on another tier by their hour. */
    TierMix mix() {
        return mix;
    }

    Map<Counterfactual, Amounts> alternatives() {
        return alternatives;
    }

    long priced() {
        return priced;
    }

    long records() {
        return priced + unpriced;
    }

    /** What must be said about the prices now. */
    List<Advice.Note> priceNotes() {
        return shares.values().stream()
                .flatMap(share -> share.notes().stream())
                .distinct()
                .limit(MOST_REASONS)
                .toList();
    }

    /** What the sums leave out. */
    List<Advice.Note> leftOut() {
        List<Advice.Note> notes = new ArrayList<>();
        new Advice.Note(
                        "unpriced-records",
                        "%s record(s) have no price as they ran and are left out on both sides: %s"
                                .formatted(unpriced, String.join(" ", unpricedReasons)))
                .addTo(notes, unpriced > 0);
        String without = trainingUnpriced == 0 ? "" : " %s of them have no price.".formatted(trainingUnpriced);
        new Advice.Note(
                        "training-left-out",
                        "%s training record(s) cost %s and are no part of the comparison: training is bought once.%s"
                                .formatted(training, trainingCost.total(), without))
                .addTo(notes, training > 0);
        return notes;
    }

    /** Returns the records that have a price as the fact that they are. */
    Workload workload(String name, WorkloadProfile profile, AdviceTables tables) {
        Money cost = shares.values().stream().map(Amounts::total).reduce(Money.ZERO, Money::plus);
        LocalDate first = LocalDate.ofEpochDay(firstDay);
        BigDecimal horizon = profile.horizonMonths();
        LocalDate started = profile.startedOn();
        LocalDate audit = profile.lastAudit();
        return new Workload(
                name,
                shares(),
                priced,
                first,
                LocalDate.ofEpochDay(lastDay),
                input,
                cachedInput,
                output,
                cost,
                tables.monthly(cost, lastDay - firstDay + 1),
                profile.task().equals(WorkloadProfile.UNKNOWN)
                        ? tables.needed(AdviceTables.ASSUMED_TASK).value()
                        : profile.task(),
                horizon == null ? tables.number(AdviceTables.HORIZON_MONTHS) : horizon,
                started == null && profile.newProject().equals(WorkloadProfile.YES) ? first : started,
                audit == null ? null : lastDay - audit.toEpochDay(),
                profile.auditIntervalDays());
    }

    /** The models, tiers and regions of the records that have a price, the dearest first. */
    private List<Workload.UsageShare> shares() {
        List<Workload.UsageShare> list = new ArrayList<>();
        shares.forEach((key, share) -> list.add(new Workload.UsageShare(
                key.model(), key.fineTuned(), key.tier(), key.region(), share.priced(), share.total())));
        list.sort(Comparator.comparing(Workload.UsageShare::cost)
                .reversed()
                .thenComparing(Workload.UsageShare::toString));
        return list;
    }
}
