package io.tokentariff.rating.statement;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.UnitPrice;
import io.tokentariff.problem.Limit;
import io.tokentariff.rating.Calculator;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.PerPlan;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.RequestLine;
import io.tokentariff.rating.TokenTotals;
import io.tokentariff.rating.statement.CellKey.Who;
import io.tokentariff.usage.UsageRecord;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up priced records by what agreements tell usage apart by. Exact, and in whatever order records come; totals of parts of a
 * log are added with {@link #add(PeriodTotals)}. Memory grows with the totals, never with the records. Not thread-safe.
 */
final class PeriodTotals {

    private static final int MOST_PLANS = 8_192;

    /** Sums kept by plan before they are folded into totals. */
    private static final int MOST_PLACES = 32_768;

    private static final List<@Nullable String> OTHERS = List.of(StatementBuilder.OTHERS);

    private final AskedTotals asked;
    private final ZoneId zone;
    private final int meterPlace;
    private final PerPlan<OfPlan> plans = new PerPlan<>(MOST_PLANS);
    private final TreeMap<CellKey, Sum> sums = new TreeMap<>();
    private final RequestSums requests = new RequestSums();
    private final Map<Long, LocalDate> firstDays = new HashMap<>();
    private final Map<Who, Who> whos = new HashMap<>();
    private int places;
    private long lastDay = Long.MIN_VALUE;
    private LocalDate lastFirst = LocalDate.EPOCH;

    /** Where records of one plan, day, account and group are added up. Compared by identity, as this is done for each record. */
    private static final class Place {

        private final LocalDate day;
        private final Who who;
        private final List<@Nullable String> group;
        private final int hash;

        Place(LocalDate day, Who who, List<@Nullable String> group) {
            this.day = day;
            this.who = who;
            this.group = group;
            this.hash = 31 * (31 * day.hashCode() + System.identityHashCode(who)) + System.identityHashCode(group);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // there is one of each
        public boolean equals(@Nullable Object other) {
            return other instanceof Place that && who == that.who && group == that.group && day.equals(that.day);
        }
    }

    /** An amount, and the tokens it is for. */
    private static final class Sum {

        private final ExactSum amount = new ExactSum();
        private long tokens;
        private BigInteger carried = BigInteger.ZERO;

        void add(long more) {
            long sum = tokens + more;
            if (sum < 0) {
                carried = carried.add(BigInteger.valueOf(tokens));
                sum = more;
            }
            tokens = sum;
        }

        void add(PeriodSum other) {
            amount.add(other.amount().usd());
            carried = carried.add(other.tokens());
        }

        void add(Sum other) {
            amount.add(other.amount);
            carried = carried.add(other.carried).add(BigInteger.valueOf(other.tokens));
        }

        BigInteger tokens() {
            return carried.add(BigInteger.valueOf(tokens));
        }
    }

    /** The sums of one plan: one a charge where meters are told apart, else one. */
    private static final class OfPlan {

        private final Plan plan;
        private final boolean[] areTokens;
        private final long[] items;
        private final Map<Place, Sum[]> places = new HashMap<>();

        OfPlan(Plan plan, boolean byMeter) {
            this.plan = plan;
            int charges = plan.charges().size();
            this.areTokens = new boolean[byMeter ? charges : 0];
            this.items = new long[byMeter ? 4 * charges : 0];
            for (int i = 0; i < areTokens.length; i++) {
                areTokens[i] = plan.charges().get(i).charge().price().unit().equals(UnitPrice.TOKEN);
            }
        }

        Sum[] newAt(Place place) {
            Sum[] all = new Sum[Math.max(1, areTokens.length)];
            for (int i = 0; i < all.length; i++) {
                all[i] = new Sum();
            }
            places.put(place, all);
            return all;
        }
    }

    /** @param zone of the days of usage */
    PeriodTotals(AskedTotals asked, ZoneId zone) {
        this(asked, zone, ByMeter.NONE);
    }

    /** @param meterPlace where groups have the meter, {@link ByMeter#NONE} if they have none; meters are then asked for */
    PeriodTotals(AskedTotals asked, ZoneId zone, int meterPlace) {
        this.asked = asked;
        this.zone = zone;
        this.meterPlace = meterPlace;
    }

    /**
     * Adds a record that has a price.
     *
     * @param group the values of the dimensions that the statement is grouped by; the same list for all of a group
     */
    void add(UsageRecord record, Plan plan, List<@Nullable String> group) {
        if (places >= MOST_PLACES) {
            fold();
        }
        OfPlan known = plans.get(plan);
        OfPlan of = known == null ? newPlan(plan) : known;
        Place place = new Place(first(record), who(record), group);
        Sum[] there = of.places.get(place);
        Sum[] all = there == null ? newAt(of, place) : there;
        if (!asked.byMeter()) {
            plan.arithmetic().addChargesTo(all[0].amount, record.tokens());
        } else if (plan.arithmetic().lineItems(record.tokens(), of.items)) {
            addItems(of, all, plan.arithmetic().scale());
        } else {
            addExactly(of, all, record);
        }
        for (RequestLine line : plan.arithmetic().requestLines(record.tokens())) {
            requests.add(asked.key(place.day, place.who, plan.usage(), null, group), line);
        }
    }

    /**
     * Adds records of one kind and account that all lie within every threshold.
     *
     * @param like one of them
     * @param tokens what they count, added up
     */
    void add(UsageRecord like, Plan plan, TokenTotals tokens, List<@Nullable String> group) {
        for (PlannedCharge charge : plan.charges()) {
            BigInteger count = tokens.count(charge.charge().countedBy())
                    .multiply(BigInteger.valueOf(charge.charge().perCount()));
            boolean areTokens = charge.charge().price().unit().equals(UnitPrice.TOKEN);
            String meter = asked.byMeter() ? charge.meter() : null;
            CellKey key = asked.key(first(like), who(like), plan.usage(), meter, group);
            add(key.sum(
                    areTokens ? count : BigInteger.ZERO,
                    charge.adjustedPrice(false).times(count)));
        }
    }

    private Sum[] newAt(OfPlan of, Place place) {
        places++;
        return of.newAt(place);
    }

    private static void addItems(OfPlan of, Sum[] all, int scale) {
        for (int i = 0; i < of.areTokens.length; i++) {
            if (of.areTokens[i]) {
                all[i].add(of.items[4 * i]);
                all[i].add(of.items[4 * i + 2]);
            }
            all[i].amount.add(of.items[4 * i + 1], scale);
            all[i].amount.add(of.items[4 * i + 3], scale);
        }
    }

    /** Of amounts too large for a number of 64 bits. */
    private static void addExactly(OfPlan of, Sum[] all, UsageRecord record) {
        List<PlannedCharge> charges = of.plan.charges();
        for (LineItem line : Calculator.quote(record, of.plan, "").lines()) {
            for (int i = 0; i < charges.size(); i++) {
                if (charges.get(i).charge().equals(line.charge())) {
                    all[i].add(of.areTokens[i] ? line.tokens() : 0);
                    all[i].amount.add(line.amount().usd());
                }
            }
        }
    }

    private Who who(UsageRecord record) {
        Who who = asked.who(record.account());
        if (who.equals(Who.ANYBODY)) {
            return Who.ANYBODY;
        }
        Who known = whos.putIfAbsent(who, who);
        return known == null ? who : known;
    }

    private OfPlan newPlan(Plan plan) {
        if (plans.isFull()) {
            fold();
        }
        OfPlan of = new OfPlan(plan, asked.byMeter());
        plans.put(plan, of);
        return of;
    }

    private LocalDate first(UsageRecord record) {
        long day = zone.equals(ZoneOffset.UTC)
                ? record.epochDay()
                : record.at().atZone(zone).toLocalDate().toEpochDay();
        if (day != lastDay) {
            lastDay = day;
            lastFirst = firstDays.computeIfAbsent(day, each -> asked.first(LocalDate.ofEpochDay(each)));
        }
        return lastFirst;
    }

    private void fold() {
        plans.forEach(of -> of.places.forEach((place, all) -> {
            for (int i = 0; i < all.length; i++) {
                String meter = of.areTokens.length == 0
                        ? null
                        : of.plan.charges().get(i).meter();
                List<@Nullable String> group =
                        meterPlace == ByMeter.NONE ? place.group : ByMeter.key(place.group, meterPlace, meter);
                CellKey key = asked.key(place.day, place.who, of.plan.usage(), meter, group);
                sum(key).add(all[i]);
            }
        }));
        plans.clear();
        whos.clear();
        places = 0;
    }

    /** Returns the sum under a key; of a group that is one too many, under that of others. */
    private Sum sum(CellKey key) {
        boolean room = sums.size() < Limit.PERIOD_TOTALS.most() || sums.containsKey(key);
        return sums.computeIfAbsent(room ? key : key.ofGroup(OTHERS), unseen -> new Sum());
    }

    /** Adds what another part of the log comes to, by the same agreements. */
    void add(PeriodTotals other) {
        other.fold();
        other.sums.forEach((key, sum) -> sum(key).add(sum));
        other.requests.all().forEach(requests::add);
    }

    /** Adds what a statement has of the usage of one kind, told apart by the same agreements. */
    void add(PeriodSum other) {
        sum(CellKey.of(other)).add(other);
    }

    /** Adds what a cap or a minimum charge a request did in another part of the log. */
    void add(RequestSum other) {
        requests.add(other);
    }

    /** Returns what caps and minimum charges a request did, in the order of their usage. */
    List<RequestSum> requestSums() {
        return requests.all();
    }

    /** Returns all totals, in the order of their keys. */
    List<PeriodSum> sums() {
        fold();
        List<PeriodSum> all = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> all.add(key.sum(sum.tokens(), sum.amount.total())));
        return all;
    }
}
