package io.tokentariff.ratecard;

import io.tokentariff.problem.NearestName;
import io.tokentariff.usage.ModelId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rows of a rulebook's tables, found by name and by day. Immutable and thread-safe. */
public final class RateCard {

    /** Context band of usage within every threshold, and of usage whose context is not known. */
    public static final String SHORT = "short";

    /** Context band of usage beyond a threshold. */
    public static final String LONG = "long";

    private final Rows rows;
    private final Map<String, ModelInfo> modelsByName;
    private final Map<String, TierInfo> tiersByName;
    private final Map<String, RegionInfo> regionsByName;
    private final Map<String, MeterInfo> metersByName;
    private final Map<String, List<Rate>> ratesByModel;
    private final Map<String, List<LongContext>> longContextsByModel;
    private final BillOrder billOrder;
    private final long[] boundaries;

    /**
     * The rows as read.
     *
     * @param models in the order of {@code models.csv}; likewise the others
     */
    public record Rows(
            List<ModelInfo> models,
            List<TierInfo> tiers,
            List<RegionInfo> regions,
            List<MeterInfo> meters,
            List<Rate> rates,
            List<Term> terms,
            List<LongContext> longContexts) {

        public Rows {
            models = List.copyOf(models);
            tiers = List.copyOf(tiers);
            regions = List.copyOf(regions);
            meters = List.copyOf(meters);
            rates = List.copyOf(rates);
            terms = List.copyOf(terms);
            longContexts = List.copyOf(longContexts);
        }

        /** The rows with a number of their own: rates, terms, factors beyond a threshold. */
        public List<RowRef> numbered() {
            return Stream.of(
                            rates.stream().map(Rate::row),
                            terms.stream().map(Term::row),
                            longContexts.stream().filter(LongContext::hasFactor).map(LongContext::row))
                    .flatMap(row -> row)
                    .toList();
        }
    }

    public RateCard(Rows rows) {
        this.rows = rows;
        this.modelsByName = byNames(rows.models(), ModelInfo::name, ModelInfo::alsoCalled);
        this.tiersByName = byNames(rows.tiers(), TierInfo::name, TierInfo::alsoCalled);
        this.regionsByName = byNames(rows.regions(), RegionInfo::name, RegionInfo::alsoCalled);
        this.metersByName = byNames(rows.meters(), MeterInfo::name, meter -> List.of());
        this.ratesByModel = rows.rates().stream()
                .collect(Collectors.groupingBy(Rate::model, LinkedHashMap::new, Collectors.toList()));
        this.longContextsByModel = rows.longContexts().stream().collect(Collectors.groupingBy(LongContext::model));
        this.billOrder = new BillOrder(rows.meters());
        this.boundaries = boundaries(rows);
    }

    public Rows rows() {
        return rows;
    }

    /** Returns the model of a base name or another name for it, null if the rulebook does not know it. */
    public @Nullable ModelInfo model(String name) {
        return modelsByName.get(name);
    }

    public @Nullable TierInfo tier(String name) {
        return tiersByName.get(name);
    }

    public @Nullable RegionInfo region(String name) {
        return regionsByName.get(name);
    }

    public @Nullable MeterInfo meter(String name) {
        return metersByName.get(name);
    }

    /** The order of meters on a bill. */
    public BillOrder billOrder() {
        return billOrder;
    }

    /** Returns the known model names nearest to an unknown one, at most three; fine-tuned names keep their mark. */
    public List<String> nearestModels(String unknown) {
        ModelId id = ModelId.parse(unknown);
        return NearestName.closest(id.base(), modelsByName.keySet(), 3).stream()
                .map(name -> ModelId.canonical(name, id.fineTuned()))
                .toList();
    }

    /** Returns the rates in force for a model on a day, for its context band. */
    public List<Rate> rates(String model, boolean fineTuned, String context, LocalDate day) {
        return chosen(
                ratesByModel.getOrDefault(model, List.of()),
                rate -> rate.isFor(fineTuned, context) && rate.period().covers(day));
    }

    /** Returns all rates of a model, whenever they are in force. */
    public List<Rate> ratesOf(String model) {
        return List.copyOf(ratesByModel.getOrDefault(model, List.of()));
    }

    /** Returns the terms in force for a model and tier on a day. */
    public List<Term> terms(String model, String tier, LocalDate day) {
        return chosen(
                rows.terms(), term -> term.isFor(model, tier) && term.period().covers(day));
    }

    /** Returns the long-context rows in force for a model and tier on a day. */
    public List<LongContext> longContexts(String model, String tier, LocalDate day) {
        return chosen(
                longContextsByModel.getOrDefault(model, List.of()),
                row -> row.isFor(tier) && row.period().covers(day));
    }

    /**
     * Returns which of the spans between the tables' dates a day lies in, counted from 0. On all days of one span the same
     * rows are in force.
     *
     * @param epochDay the UTC day, counted from 1970-01-01
     */
    public int span(long epochDay) {
        int found = Arrays.binarySearch(boundaries, epochDay);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static long[] boundaries(Rows rows) {
        TreeSet<Long> days = new TreeSet<>();
        rows.rates().forEach(rate -> addDays(rate.period(), days));
        rows.terms().forEach(term -> addDays(term.period(), days));
        rows.longContexts().forEach(row -> addDays(row.period(), days));
        return days.stream().mapToLong(Long::longValue).toArray();
    }

    /** The rows that pass the test; a loop, as this is done for every kind of usage. */
    private static <T> List<T> chosen(List<T> rows, Predicate<T> test) {
        List<T> chosen = new ArrayList<>();
        for (T row : rows) {
            if (test.test(row)) {
                chosen.add(row);
            }
        }
        return chosen;
    }

    private static void addDays(EffectivePeriod period, Set<Long> days) {
        LocalDate from = period.from();
        LocalDate until = period.until();
        if (from != null) {
            days.add(from.toEpochDay());
        }
        if (until != null) {
            days.add(until.toEpochDay());
        }
    }

    private static <T> Map<String, T> byNames(
            List<T> rows, Function<T, String> name, Function<T, List<String>> alsoCalled) {
        Map<String, T> byName = new HashMap<>();
        for (T row : rows) {
            byName.putIfAbsent(name.apply(row), row);
            alsoCalled.apply(row).forEach(other -> byName.putIfAbsent(other, row));
        }
        return Map.copyOf(byName);
    }
}
