package io.tokentariff.ratecard;

import io.tokentariff.problem.NearestName;
import io.tokentariff.usage.Account;
import io.tokentariff.usage.ModelId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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
    private final ModelNames names;
    private final Map<String, TierInfo> tiersByName;
    private final Map<String, RegionInfo> regionsByName;
    private final Map<String, MeterInfo> metersByName;
    private final Map<String, List<Rate>> ratesByModel;
    private final Map<String, List<LongContext>> longContextsByModel;
    private final TermsInForce terms;
    private final Map<ModelLife, ModelLife> lives = new ConcurrentHashMap<>();
    private final List<Row.ForRules> forRules;
    private final BillOrder billOrder;
    private final ZoneId zone;
    private final long[] boundaries;
    private volatile @Nullable NearestName knownNames;

    /** @param read the rows; prices are for what the rows of their meters say, whichever of the two was read first */
    public RateCard(Rows read) {
        this(read, null);
    }

    private RateCard(Rows read, @Nullable RateCard like) {
        this.rows = read.counted();
        this.names = like != null && ModelNames.areSame(rows, like.rows) ? like.names : new ModelNames(rows);
        this.tiersByName = Rows.byNames(rows.tiers());
        this.regionsByName = Rows.byNames(rows.regions());
        this.metersByName = Rows.byNames(rows.meters());
        this.ratesByModel = rows.rates().stream()
                .collect(Collectors.groupingBy(Rate::model, LinkedHashMap::new, Collectors.toList()));
        this.longContextsByModel = rows.longContexts().stream().collect(Collectors.groupingBy(LongContext::model));
        this.terms = new TermsInForce(
                rows.terms(),
                new AccountTerms(Stream.concat(rows.terms().stream(), rows.requestLimits().stream())
                        .toList()));
        this.forRules = rows.dated()
                .filter(Row.ForRules.class::isInstance)
                .map(Row.ForRules.class::cast)
                .toList();
        this.billOrder = new BillOrder(rows.meters());
        this.zone = Setting.zone(rows.settings());
        this.boundaries = boundaries(rows);
    }

    /** Returns one of other rows; names that both have in common are not looked through again. */
    public RateCard with(Rows others) {
        return new RateCard(others, this);
    }

    public Rows rows() {
        return rows;
    }

    /** Returns the model that a name means, with whatever parts around it; null if the rulebook does not know it. */
    public @Nullable ModelInfo model(String name) {
        return names.of(name).model();
    }

    /** Returns what a model's name in a usage file says. */
    public ModelName modelName(String name) {
        return names.of(name);
    }

    /** Returns the name of a model as one provider serves it. */
    public String servedBy(String model, @Nullable String provider) {
        return provider == null ? model : names.servedBy(model, provider);
    }

    /** Whether some names stand for models that depend on whose usage it is. */
    public boolean hasAliases() {
        return names.hasAliases();
    }

    /** Returns the name of the model that a name stands for, such as that of a deployment; mostly the name itself. */
    public String aliased(String name, Account account, LocalDate day) {
        return names.aliased(name, account, day);
    }

    /** Returns the developer whose models are called so, null if nobody's are. */
    public @Nullable Developer developer(String name) {
        return names.developer(name);
    }

    /** Returns that a model was not served on a day, null if it was as far as is known. */
    public @Nullable ModelLife life(ModelInfo model, LocalDate day) {
        ModelLife life = ModelLife.of(model, day);
        return life == null ? null : lives.computeIfAbsent(life, same -> same);
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

    /** The zone of the hours and weekdays of usage, and of the months and days of statements. */
    public ZoneId zone() {
        return zone;
    }

    /** What people call the zone. */
    public String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** The order of meters on a bill. */
    public BillOrder billOrder() {
        return billOrder;
    }

    /** Returns the known model names nearest to an unknown one, at most three; fine-tuned names keep their mark. */
    public List<String> nearestModels(String unknown) {
        ModelName said = names.of(unknown);
        return knownNames().closest(said.base(), 3).stream()
                .map(name -> ModelId.canonical(name, said.fineTuned()))
                .toList();
    }

    /** The names that are told to people, put together when one is first asked for: usage can be full of unknown ones. */
    private NearestName knownNames() {
        NearestName known = knownNames;
        if (known == null) {
            known = NearestName.among(names.byName().keySet().stream()
                    .filter(name -> !names.isWithDashes(name))
                    .toList());
            knownNames = known;
        }
        return known;
    }

    /**
     * Returns the rates in force for a model on a day, for its context band, and those for any model of what is counted. Of
     * the rows of a meter that fit, those that name model and tier hold before those that name one of them, and so on.
     *
     * @param provider who serves the model
     * @param tier the tier of the usage; rows of others are returned, too, as prices may be derived from them
     * @param counted the meters that rows for any model can matter for
     */
    public List<Rate> rates(
            String model,
            boolean fineTuned,
            String provider,
            String tier,
            String context,
            LocalDate day,
            Predicate<String> counted) {
        Predicate<Rate> fits = rate ->
                rate.isFor(fineTuned, context, provider) && rate.period().covers(day);
        List<Rate> rates = chosen(ratesByModel.getOrDefault(model, List.of()), fits);
        for (Rate rate : ratesByModel.getOrDefault("", List.of())) {
            if (counted.test(rate.meter()) && fits.test(rate)) {
                rates.add(rate);
            }
        }
        return nameAllTheSame(rates) ? rates : notOverruled(rates, tier);
    }

    private static boolean nameAllTheSame(List<Rate> rates) {
        for (Rate rate : rates) {
            if (rate.named() != rates.get(0).named()) {
                return false;
            }
        }
        return true;
    }

    private static List<Rate> notOverruled(List<Rate> rates, String tier) {
        Map<MeterOnTier, Integer> named = new HashMap<>();
        for (Rate rate : rates) {
            named.merge(new MeterOnTier(rate.meter(), rate.tier()), rate.named(), Math::max);
        }
        return chosen(rates, rate -> {
            String on = rate.isOnAnyTier() ? tier : rate.tier();
            return named.getOrDefault(new MeterOnTier(rate.meter(), on), 0) <= rate.named()
                    && named.getOrDefault(new MeterOnTier(rate.meter(), ""), 0) <= rate.named();
        });
    }

    /** Of rates that fit, those that say most of whom they are for hold. The tier is empty for any. */
    private record MeterOnTier(String meter, String tier) {}

    /** Whether the model has a rate of the meter in force on a day, on whatever tier and in whatever context. */
    public boolean isRated(String model, String meter, LocalDate day) {
        for (Rate rate : ratesByModel.getOrDefault(model, List.of())) {
            if (rate.meter().equals(meter) && rate.period().covers(day)) {
                return true;
            }
        }
        return false;
    }

    /** Returns all rates of a model, whenever they are in force; of the empty name those for any model. */
    public List<Rate> ratesOf(String model) {
        return List.copyOf(ratesByModel.getOrDefault(model, List.of()));
    }

    /** The rows of terms that name an account. */
    public AccountTerms accountTerms() {
        return terms.ofAccounts();
    }

    /**
     * Returns the terms in force for some usage: of rows with one name that are for it, those that no more specific row stands
     * instead of. Equal rows are one object.
     */
    public List<Term> terms(String model, String provider, String tier, String region, Account account, LocalDate day) {
        return terms.of(
                account,
                term -> term.isFor(model, tier, region, provider)
                        && term.period().covers(day));
    }

    /** Returns the caps and minimum charges a request in force for some usage. */
    public List<RequestLimit> requestLimits(
            String model, String provider, String tier, String region, Account account, LocalDate day) {
        return chosen(
                rows.requestLimits(),
                row -> row.isFor(model, tier, region, provider)
                        && row.whom().includes(account)
                        && row.period().covers(day));
    }

    /** Returns the tokens that come with each count of a meter of a model on a day, null for none. */
    public @Nullable PerCallTokens perCallTokens(String model, String meter, LocalDate day) {
        for (PerCallTokens row : rows.perCallTokens()) {
            if (row.model().equals(model)
                    && row.meter().equals(meter)
                    && row.period().covers(day)) {
                return row;
            }
        }
        return null;
    }

    /** Returns the rows that are facts as they are, for usage on a day. */
    public List<Row.ForRules> forRules(String model, String tier, String region, LocalDate day) {
        return chosen(
                forRules, row -> row.isFor(model, tier, region) && row.period().covers(day));
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
        TreeSet<LocalDate> days = new TreeSet<>();
        rows.dated().filter(row -> !(row instanceof Agreement)).forEach(row -> row.period()
                .addTo(days));
        return days.stream()
                .map(LocalDate::toEpochDay)
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** The rows that pass the test; a loop, as this is done for every kind of usage. */
    static <T> List<T> chosen(List<T> rows, Predicate<T> test) {
        List<T> chosen = new ArrayList<>();
        for (T row : rows) {
            if (test.test(row)) {
                chosen.add(row);
            }
        }
        return chosen;
    }
}
