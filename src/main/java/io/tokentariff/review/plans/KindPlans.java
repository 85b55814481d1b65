package io.tokentariff.review.plans;

import io.tokentariff.ratecard.Agreement;
import io.tokentariff.ratecard.ContextLimits;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Row;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.facts.Facts;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the rules for the price of each meter of a kind of usage, in each period and context band. */
final class KindPlans {

    /** What warehouses' decimals hold. */
    private static final int MOST_DECIMALS = 18;

    private static final List<String> BANDS = List.of("short", "long", "unknown", "beyond-window");
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    private final Rulebook rulebook;
    private final RateCard card;

    KindPlans(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.card = rulebook.rateCard();
    }

    /** What stays the same over the days of a row. */
    private record Decided(String context, ContextLimits limits, PlanRow.MeterPrice price, String why) {}

    /** Since when it was decided so. */
    private record Since(@Nullable LocalDate from, Decided decided) {}

    void rows(UsageKind kind, Set<String> meters, String general, Consumer<PlanRow> rows) {
        ModelInfo model = card.model(kind.model());
        List<LocalDate> starts = starts(model);
        Set<Since> open = new LinkedHashSet<>();
        boolean tuned = rulebook.evaluate(record(kind, ANY_DAY, TokenCounts.NONE))
                .usage()
                .fineTuned();
        for (int i = 0; i <= starts.size(); i++) {
            LocalDate from = i == 0 ? null : starts.get(i - 1);
            LocalDate day = from != null
                    ? from
                    : starts.isEmpty() ? ANY_DAY : starts.get(0).minusDays(1);
            Set<Decided> now = new LinkedHashSet<>(decided(kind, meters, day, general));
            for (Since each : List.copyOf(open)) {
                if (!now.remove(each.decided())) {
                    open.remove(each);
                    rows.accept(row(kind, tuned, each, from));
                }
            }
            now.forEach(each -> open.add(new Since(from, each)));
        }
        open.forEach(each -> rows.accept(row(kind, tuned, each, null)));
    }

    private static PlanRow row(UsageKind kind, boolean tuned, Since since, @Nullable LocalDate until) {
        Decided decided = since.decided();
        return new PlanRow(
                kind, tuned, since.from(), until, decided.context(), decided.limits(), decided.price(), decided.why());
    }

    /** The days on which something of the model may change: rows of other models are left out. */
    private List<LocalDate> starts(@Nullable ModelInfo model) {
        String name = model == null ? "" : model.name();
        TreeSet<LocalDate> days = new TreeSet<>();
        card.rows().dated().filter(row -> concerns(row, name)).forEach(row -> row.period()
                .addTo(days));
        if (model != null && model.released() != null) {
            days.add(model.released());
        }
        if (model != null && model.retiredOn() != null) {
            days.add(model.retiredOn());
        }
        return List.copyOf(days);
    }

    private static boolean concerns(Row.Dated row, String model) {
        if (row instanceof Rate rate) {
            return rate.model().isEmpty() || rate.model().equals(model);
        }
        return !(row instanceof Agreement)
                && !(row instanceof LongContext limit && !limit.model().equals(model));
    }

    private List<Decided> decided(UsageKind kind, Set<String> meters, LocalDate day, String general) {
        ContextLimits limits = Facts.limits(record(kind, day, TokenCounts.NONE), card);
        List<Decided> all = new ArrayList<>();
        for (String band : limits.areNone() ? BANDS.subList(0, 1) : BANDS) {
            if (!band.equals("beyond-window") || limits.window() != Long.MAX_VALUE) {
                all.addAll(inBand(kind, meters, day, general, limits, band));
            }
        }
        return all;
    }

    private List<Decided> inBand(
            UsageKind kind, Set<String> meters, LocalDate day, String general, ContextLimits limits, String band) {
        Map<String, List<PlanRow.MeterPrice>> prices = new TreeMap<>(card.billOrder());
        Set<String> all = new HashSet<>(meters);
        all.add(Meters.REQUESTS);
        for (String meter : all) {
            prices.put(
                    meter, prices(rulebook.evaluate(record(kind, day, counts(List.of(meter), limits, band))), meter));
        }
        String joint = general.isEmpty() && !addsUp(kind, day, limits, band, prices)
                ? "what a meter costs depends on which others are used"
                : general;
        List<Decided> decided = new ArrayList<>();
        prices.values()
                .forEach(each -> each.forEach(price -> decided.add(new Decided(
                        band,
                        limits,
                        price,
                        joint.isEmpty() && isTooFine(price) ? "its price has too many decimals" : joint))));
        return decided;
    }

    /** Whether usage of all meters that have a price is charged what each is charged alone. */
    private boolean addsUp(
            UsageKind kind,
            LocalDate day,
            ContextLimits limits,
            String band,
            Map<String, List<PlanRow.MeterPrice>> prices) {
        List<String> priced = prices.entrySet().stream()
                .filter(each -> each.getValue().stream()
                        .allMatch(price -> price.status().equals(PriceStatus.PRICED.word())))
                .map(Map.Entry::getKey)
                .toList();
        Plan together = rulebook.evaluate(record(kind, day, counts(priced, limits, band)));
        List<PlanRow.MeterPrice> alone = new ArrayList<>();
        List<PlanRow.MeterPrice> joint = new ArrayList<>();
        for (String meter : priced) {
            Objects.requireNonNull(prices.get(meter)).stream()
                    .filter(price -> price.unlessCounted().isEmpty() || !priced.contains(price.unlessCounted()))
                    .forEach(price -> alone.add(withoutFindings(price)));
            prices(together, meter).forEach(price -> joint.add(withoutFindings(price)));
        }
        return priced.isEmpty() || alone.equals(joint);
    }

    private static PlanRow.MeterPrice withoutFindings(PlanRow.MeterPrice price) {
        return new PlanRow.MeterPrice(
                price.countedBy(),
                price.perCount(),
                price.unlessCounted(),
                price.meter(),
                price.within(),
                price.beyond(),
                price.splitAt(),
                price.status(),
                false,
                List.of());
    }

    private static boolean isTooFine(PlanRow.MeterPrice price) {
        return decimals(price.within()) > MOST_DECIMALS || decimals(price.beyond()) > MOST_DECIMALS;
    }

    private static int decimals(@Nullable BigDecimal usd) {
        return usd == null ? 0 : usd.stripTrailingZeros().scale();
    }

    private List<PlanRow.MeterPrice> prices(Plan plan, String meter) {
        List<String> findings = plan.findings().stream()
                .map(each -> each.code())
                .distinct()
                .sorted()
                .toList();
        List<PlanRow.MeterPrice> prices = new ArrayList<>();
        for (PlannedCharge each : plan.charges()) {
            if (each.charge().countedBy().equals(meter)) {
                prices.add(new PlanRow.MeterPrice(
                        meter,
                        each.charge().perCount(),
                        each.charge().perCall() == null ? "" : each.meter(),
                        each.meter(),
                        each.adjustedPrice(false).perUnit(),
                        each.split() ? each.adjustedPrice(true).perUnit() : null,
                        each.split() ? plan.threshold() : null,
                        plan.status().word(),
                        plan.atLeast(),
                        findings));
            }
        }
        if (prices.isEmpty()) {
            BigDecimal nothing = plan.status() == PriceStatus.UNPRICED ? null : BigDecimal.ZERO;
            prices.add(new PlanRow.MeterPrice(
                    meter, 1, "", meter, nothing, null, null, plan.status().word(), plan.atLeast(), findings));
        }
        return prices;
    }

    private static UsageRecord record(UsageKind kind, LocalDate day, TokenCounts tokens) {
        return UsageRecord.atNoon(day, kind, tokens);
    }

    /** One count of each meter, in a context of the band. */
    private static TokenCounts counts(List<String> meters, ContextLimits limits, String band) {
        long input = meters.contains(Meters.INPUT) ? 1 : 0;
        long cached = meters.contains(Meters.CACHED_INPUT) ? 1 : 0;
        long written = meters.contains(Meters.CACHE_WRITE) ? 1 : 0;
        long plain = band.equals("beyond-window") ? limits.window() + 1 : input;
        TokenCounts tokens =
                TokenCounts.of(plain + cached + written, cached, written, meters.contains(Meters.OUTPUT) ? 1 : 0);
        Map<String, Long> others = new TreeMap<>();
        meters.stream().filter(each -> !Meters.NAMED.contains(each)).forEach(each -> others.put(each, 1L));
        tokens = tokens.with(others).withTraining(meters.contains(Meters.TRAINING) ? 1 : 0);
        return switch (band) {
            case "long" -> tokens.withContext(longest(limits) + 3);
            case "unknown" -> tokens.withRequests(2);
            default -> tokens;
        };
    }

    private static long longest(ContextLimits limits) {
        return Math.max(
                limits.whole() == Long.MAX_VALUE ? 0 : limits.whole(),
                limits.excess() == Long.MAX_VALUE ? 0 : limits.excess());
    }
}
