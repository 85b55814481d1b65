package io.tokentariff.rulebook.facts;

import io.tokentariff.ratecard.ContextLimits;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.ModelName;
import io.tokentariff.ratecard.PerCallTokens;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RegionInfo;
import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.MeterUsed;
import io.tokentariff.rating.Usage;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one usage record: its kind, the meters it has tokens of, the rows that can matter for it, and what rules of the
 * rulebook ask for beyond that.
 *
 * @param usage the kind of usage
 * @param meters what the record has counts of, in the order of a bill
 * @param own the other facts made of the record, the usage included
 * @param rows the table rows that can matter for it; the same objects for every record
 */
public record Facts(Usage usage, List<MeterUsed> meters, List<Object> own, List<Object> rows) {

    /** The context bands, as rules see them. */
    public static final List<String> BANDS =
            List.of(RateCard.SHORT, RateCard.LONG, Usage.UNKNOWN_CONTEXT, Usage.BEYOND_WINDOW);

    private static final int ROWS_EXPECTED = 32;

    private static final int SHORT = 0;
    private static final int LONG = 1;
    private static final int UNKNOWN = 2;
    private static final int BEYOND_WINDOW = 3;

    /** Returns the facts of a record; of what it leaves open, nothing. */
    public static Facts of(UsageRecord record, RateCard card, AskedFacts asked) {
        List<List<Object>> ways = asked.ways(record, card);
        return of(record, card, ways.size() == 1 ? ways.get(0) : List.of());
    }

    /** Returns the facts of a record; where it leaves some open, once for each combination of what they may be. */
    public static List<Facts> ways(UsageRecord record, RateCard card, AskedFacts asked) {
        return asked.ways(record, card).stream()
                .map(way -> of(record, card, way))
                .toList();
    }

    private static Facts of(UsageRecord record, RateCard card, List<Object> asked) {
        Usage usage = usage(record, card);
        LocalDate day = record.day();
        ModelName name = card.modelName(record.kind().model());
        ModelInfo model = name.model();
        List<MeterUsed> counted = shortRated(meters(record.tokens(), usage.model(), day, card), usage, card, day);
        List<Rate> rates = ratesOf(model, usage, card, day, counted);
        List<MeterUsed> meters = used(counted, rates);

        List<Object> rows = new ArrayList<>(ROWS_EXPECTED);
        addKnown(rows, model);
        addKnown(rows, model == null ? null : card.life(model, day));
        addKnown(rows, name.variant());
        addKnown(rows, model == null ? card.developer(record.kind().model()) : null);
        addKnown(rows, card.tier(record.kind().serviceTier()));
        addKnown(rows, card.region(usage.region()));
        rows.addAll(rates);
        rows.addAll(card.terms(usage.model(), usage.provider(), usage.tier(), usage.region(), record.account(), day));
        rows.addAll(card.requestLimits(
                usage.model(), usage.provider(), usage.tier(), usage.region(), record.account(), day));
        rows.addAll(card.longContexts(usage.model(), usage.tier(), day));
        rows.addAll(card.forRules(usage.model(), usage.tier(), usage.region(), day));
        List<Object> own = new ArrayList<>();
        own.add(usage);
        own.addAll(asked);
        return new Facts(usage, meters, own, rows);
    }

    private static void addKnown(List<Object> rows, @Nullable Object row) {
        if (row != null) {
            rows.add(row);
        }
    }

    /** Returns the kind of usage of a record, its names those of the tables. */
    public static Usage usage(UsageRecord record, RateCard card) {
        UsageKind kind = record.kind();
        ModelName name = card.modelName(kind.model());
        ModelInfo model = name.model();
        String said =
                name.region() != null && kind.region().equals(UsageKind.NO_REGION) ? name.region() : kind.region();
        RegionInfo region = card.region(said);
        return new Usage(
                model == null ? kind.model() : model.name(),
                model != null && name.fineTuned(),
                tier(kind, card),
                kind.tierSaid(),
                kind.operation().word(),
                region == null ? said : region.name(),
                BANDS.get(band(record, limits(record, card))),
                name.servedBy(),
                kind.status().word());
    }

    /** Returns beyond which context usage of a record's kind is long on its day. */
    public static ContextLimits limits(UsageRecord record, RateCard card) {
        ModelInfo model = card.model(record.kind().model());
        return model == null
                ? ContextLimits.NONE
                : ContextLimits.of(card.longContexts(model.name(), tier(record.kind(), card), record.day()), model);
    }

    private static String tier(UsageKind kind, RateCard card) {
        TierInfo tier = card.tier(kind.serviceTier());
        return tier == null ? kind.serviceTier() : tier.name();
    }

    /** Those of the rows that may be for the usage of some only. */
    public List<Object> ofAccounts() {
        return rows.stream().filter(Row.OfAccounts.class::isInstance).toList();
    }

    /** Every fact, in the order in which they are inserted. */
    public List<Object> all() {
        List<Object> all = new ArrayList<>(own);
        all.addAll(meters);
        all.addAll(rows);
        return all;
    }

    /** Returns the context band of a record, as its place in {@link #BANDS}: policy 2.6, and policy 1 for sums of requests. */
    public static int band(UsageRecord record, ContextLimits limits) {
        if (limits.areNone()) {
            return SHORT;
        }
        if (record.contextUnknown() || !limits.exceededBy(record.tokens())) {
            return bandWithin(record);
        }
        return limits.cannotBeOne(record.tokens()) ? BEYOND_WINDOW : LONG;
    }

    /** Returns the band of a record that no threshold is exceeded by, where its model has one. */
    public static int bandWithin(UsageRecord record) {
        return record.contextUnknown() ? UNKNOWN : SHORT;
    }

    private static List<Rate> ratesOf(
            @Nullable ModelInfo model, Usage usage, RateCard card, LocalDate day, List<MeterUsed> counted) {
        if (model == null) {
            return List.of();
        }
        String band = usage.context().equals(RateCard.LONG) ? RateCard.LONG : RateCard.SHORT;
        return card.rates(
                model.name(),
                usage.fineTuned(),
                usage.provider(),
                usage.tier(),
                band,
                day,
                meter -> isRatedAs(counted, meter));
    }

    private static boolean isRatedAs(List<MeterUsed> counted, String meter) {
        for (MeterUsed each : counted) {
            if (each.ratedAs().equals(meter)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The meters that the record has counts of, in the order of a bill, each with the one whose rates it is charged at; and
     * those that come with calls, where the record does not count them itself.
     */
    private static List<MeterUsed> meters(TokenCounts tokens, String model, LocalDate day, RateCard card) {
        Map<String, MeterUsed> meters = new TreeMap<>(card.billOrder());
        for (String meter : tokens.inUse()) {
            meters.put(meter, used(meter, null, model, day, card));
        }
        for (String meter : tokens.meters().others()) {
            PerCallTokens row = card.perCallTokens(model, meter, day);
            if (row != null) {
                String as = row.chargedAs();
                meters.putIfAbsent(as, used(as, row, model, day, card));
            }
        }
        meters.put(Meters.REQUESTS, new MeterUsed(Meters.REQUESTS, Meters.REQUESTS));
        return List.copyOf(meters.values());
    }

    private static MeterUsed used(
            String meter, @Nullable PerCallTokens perCall, String model, LocalDate day, RateCard card) {
        MeterInfo info = card.meter(meter);
        String other = info == null ? null : info.withoutRate();
        String ratedAs = other == null || card.isRated(model, meter, day) ? meter : other;
        return new MeterUsed(meter, ratedAs, perCall, info == null || info.isCounted(), true);
    }

    /** Of a long context, each meter with whether its tier has a rate of it in a short one. */
    private static List<MeterUsed> shortRated(List<MeterUsed> counted, Usage usage, RateCard card, LocalDate day) {
        if (!usage.context().equals(RateCard.LONG)) {
            return counted;
        }
        List<Rate> rates = card.rates(
                usage.model(),
                usage.fineTuned(),
                usage.provider(),
                usage.tier(),
                RateCard.SHORT,
                day,
                meter -> isRatedAs(counted, meter));
        List<MeterUsed> meters = new ArrayList<>(counted.size());
        for (MeterUsed each : counted) {
            boolean rated = false;
            for (Rate rate : rates) {
                rated |= rate.meter().equals(each.ratedAs())
                        && (rate.isOnAnyTier() || rate.tier().equals(usage.tier()));
            }
            meters.add(rated ? each : each.withoutShortRate());
        }
        return meters;
    }

    private static boolean haveOneOf(String meter, List<Rate> rates) {
        for (Rate rate : rates) {
            if (rate.meter().equals(meter)) {
                return true;
            }
        }
        return false;
    }

    /** Requests are counted in every record: a fact only where they have a rate. */
    private static List<MeterUsed> used(List<MeterUsed> counted, List<Rate> rates) {
        List<MeterUsed> used = new ArrayList<>(counted.size());
        for (MeterUsed each : counted) {
            if (!each.meter().equals(Meters.REQUESTS) || haveOneOf(each.meter(), rates)) {
                used.add(each);
            }
        }
        return used;
    }
}
