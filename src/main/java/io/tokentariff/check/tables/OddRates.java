package io.tokentariff.check.tables;

import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.UsageKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prices that can hardly be meant beside those of other rows: of the standard tier, of the model's input, of a short context, of the
 * base model, of the days before. Where several pairs do not fit, the row is told that stands in most of them.
 */
final class OddRates {

    private static final String PRICE = "price";
    private static final int MOST_COMPARED = 50;
    private static final BigDecimal LEAST = new BigDecimal("0.001");
    private static final BigDecimal MOST = new BigDecimal("2000");

    /**
     * What a price is beside another one of the same days: between so many times it and so many.
     *
     * @param code what is told where it is not
     * @param to what the other one is, for the message
     * @param of whether a rate is one of such a pair, and the other one the other
     */
    private record Relation(
            String code, String to, BigDecimal least, BigDecimal most, BiPredicate<Rate, Rate> of, String hint) {

        static Relation of(String code, String to, String least, String most, BiPredicate<Rate, Rate> of, String hint) {
            return new Relation(code, to, new BigDecimal(least), new BigDecimal(most), of, hint);
        }

        boolean holds(Rate rate, Rate other) {
            BigDecimal price = usd(rate);
            return price.compareTo(usd(other).multiply(least)) >= 0
                    && price.compareTo(usd(other).multiply(most)) <= 0;
        }
    }

    private record Odd(Relation relation, Rate rate, Rate other) {

        boolean isOf(Rate some) {
            return rate.equals(some) || other.equals(some);
        }
    }

    private static final String POINT = "Maybe the point is at the wrong place.";
    private static final String EXCHANGED = "Maybe the two rows are exchanged.";
    /** So many times as many rates of a tier must be on one side of the standard ones for the tier to be cheaper, or dearer. */
    private static final int MAJORITY = 4;

    private static final int FEWEST = 5;

    private static final List<Relation> RELATIONS = List.of(
            Relation.of(
                    "odd-rate",
                    "the standard rate",
                    "0.1",
                    "10",
                    beside((rate, other) -> !standard(rate) && standard(other)),
                    POINT),
            Relation.of("cached-above-input", "input", "0", "1", meters(Meters.CACHED_INPUT), EXCHANGED),
            Relation.of("odd-rate", "input", "0.08", "0.99", meters(Meters.CACHED_INPUT), POINT),
            Relation.of("odd-rate", "input", "1", "3", meters(Meters.CACHE_WRITE), POINT),
            Relation.of(
                    "odd-rate",
                    "the rate of a short context",
                    "1",
                    "5",
                    alike((rate, other) -> Objects.equals(rate.context(), RateCard.LONG)
                            && Objects.equals(other.context(), RateCard.SHORT)
                            && sameTuned(rate, other)
                            && rate.meter().equals(other.meter())
                            && rate.tier().equals(other.tier())),
                    POINT),
            Relation.of(
                    "odd-rate",
                    "the base model's rate",
                    "1",
                    "8",
                    alike((rate, other) -> Boolean.TRUE.equals(rate.fineTuned())
                            && Boolean.FALSE.equals(other.fineTuned())
                            && sameBand(rate, other)
                            && rate.meter().equals(other.meter())
                            && rate.tier().equals(other.tier())),
                    POINT));

    private static final Relation OUTPUT = Relation.of("odd-rate", "input", "1", "24", meters(Meters.OUTPUT), POINT);
    private static final Relation BEFORE =
            Relation.of("odd-rate", "the price before", "0.125", "8", (a, b) -> true, POINT);

    private final Report report;
    private final List<Relation> relations = new ArrayList<>();

    OddRates(Report report) {
        this.report = report;
    }

    void check(Rows rows) {
        ofTiers(rows);
        relations.addAll(RELATIONS);
        Set<String> fees = rows.meters().stream()
                .filter(meter -> meter.isFee() || meter.per() != MILLION)
                .map(MeterInfo::name)
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, List<Rate>> byModel = new LinkedHashMap<>();
        for (Rate rate : rows.rates()) {
            if (!fees.contains(rate.meter()) && usd(rate).signum() > 0) {
                checkSize(rate);
                byModel.computeIfAbsent(rate.model() + "/" + rate.provider(), name -> new ArrayList<>())
                        .add(rate);
            }
        }
        byModel.values().forEach(this::ofModel);
    }

    private static final long MILLION = 1_000_000;

    /** A tier is a cheaper one where a term takes something off on it, or where nearly all of its rates are; a dearer one likewise. */
    private void ofTiers(Rows rows) {
        Set<String> cheaper = rows.terms().stream()
                .filter(term -> term.percent().signum() < 0 && term.tier() != null)
                .map(Term::tier)
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> dearer = new HashSet<>();
        besideStandard(rows).forEach((tier, beside) -> {
            if (beside.above() + beside.below() < FEWEST) {
                return;
            }
            if (beside.above() >= MAJORITY * beside.below()) {
                dearer.add(tier);
            } else if (beside.below() >= MAJORITY * beside.above()) {
                cheaper.add(tier);
            }
        });
        BiPredicate<Rate, Rate> less = beside((rate, other) -> cheaper.contains(rate.tier()) && standard(other));
        relations.add(Relation.of("above-standard", "the standard rate", "0", "1", less, EXCHANGED));
        relations.add(Relation.of("odd-rate", "the standard rate", "0.1", "1", less, POINT));
        BiPredicate<Rate, Rate> more = beside((rate, other) -> dearer.contains(rate.tier()) && standard(other));
        relations.add(Relation.of("odd-rate", "the standard rate", "1", "10", more, POINT));
    }

    /** How many rates of a tier are above, and how many below, the standard rate of the same. */
    private record BesideStandard(long above, long below) {

        BesideStandard and(BesideStandard other) {
            return new BesideStandard(above + other.above, below + other.below);
        }
    }

    private static Map<String, BesideStandard> besideStandard(Rows rows) {
        Map<List<@Nullable Object>, Rate> standard = new HashMap<>();
        rows.rates().stream().filter(OddRates::standard).forEach(rate -> standard.put(key(rate), rate));
        Map<String, BesideStandard> byTier = new LinkedHashMap<>();
        for (Rate rate : rows.rates()) {
            Rate same = standard(rate) ? null : standard.get(key(rate));
            if (same != null) {
                int sign = usd(rate).compareTo(usd(same));
                byTier.merge(rate.tier(), new BesideStandard(sign > 0 ? 1 : 0, sign < 0 ? 1 : 0), BesideStandard::and);
            }
        }
        return byTier;
    }

    private static List<@Nullable Object> key(Rate rate) {
        return Arrays.asList(rate.model(), rate.fineTuned(), rate.context(), rate.meter(), rate.provider());
    }

    /** A price of a token, or of a thousand, where that of a million stands. */
    private void checkSize(Rate rate) {
        if (usd(rate).compareTo(LEAST) < 0 || usd(rate).compareTo(MOST) > 0) {
            report.warn(
                    rate.row(),
                    PRICE,
                    "odd-rate",
                    "%s dollars for 1,000,000 tokens is %s than any known price (%s to %s)."
                            .formatted(plain(rate), usd(rate).compareTo(LEAST) < 0 ? "less" : "more", LEAST, MOST),
                    "Maybe it is the price of one token, or of 1,000.");
        }
    }

    private void ofModel(List<Rate> rates) {
        List<Odd> odd = new ArrayList<>();
        boolean textOnly = rates.stream().allMatch(rate -> Meters.NAMED.contains(rate.meter()));
        for (Rate rate : rates.size() > 4 * MOST_COMPARED ? List.<Rate>of() : rates) {
            relations.forEach(relation -> pair(relation, rate, rates, odd));
            if (textOnly) {
                pair(OUTPUT, rate, rates, odd);
            }
            before(rate, rates, odd);
        }
        while (!odd.isEmpty()) {
            Rate worst = worst(odd);
            List<Odd> own = odd.stream().filter(each -> each.isOf(worst)).toList();
            tell(
                    worst,
                    own.stream()
                            .filter(each -> each.rate().equals(worst))
                            .findFirst()
                            .orElse(own.get(0)));
            odd.removeAll(own);
        }
    }

    /** The row that stands in most pairs; of several the one that is not compared with. */
    private static Rate worst(List<Odd> odd) {
        Map<Rate, Integer> counts = new HashMap<>();
        odd.forEach(each -> {
            counts.merge(each.rate(), 2, Integer::sum);
            counts.merge(each.other(), 2, Integer::sum);
        });
        return odd.stream()
                .flatMap(each -> Stream.of(each.rate(), each.other()))
                .max(Comparator.<Rate>comparingInt(rate -> counts.getOrDefault(rate, 0))
                        .thenComparing(rate ->
                                odd.stream().anyMatch(each -> each.rate().equals(rate))))
                .orElseThrow();
    }

    private void tell(Rate rate, Odd odd) {
        boolean first = odd.rate().equals(rate);
        Rate other = first ? odd.other() : odd.rate();
        Relation relation = odd.relation();
        boolean high = usd(rate).compareTo(usd(other)) > 0;
        String message = first
                ? "%s of %s at %s is not between %s and %s times %s, %s (line %s)."
                        .formatted(
                                rate.meter(),
                                name(rate),
                                plain(rate),
                                relation.least(),
                                relation.most(),
                                relation.to(),
                                plain(other),
                                other.row().line())
                : "%s of %s at %s is too %s beside %s of %s at %s (line %s)."
                        .formatted(
                                rate.meter(),
                                name(rate),
                                plain(rate),
                                high ? "high" : "low",
                                other.meter(),
                                name(other),
                                plain(other),
                                other.row().line());
        report.warn(rate.row(), PRICE, relation.code(), message, relation.hint());
    }

    private static String name(Rate rate) {
        return (rate.tier().isEmpty() ? "any tier" : rate.tier())
                + (Boolean.TRUE.equals(rate.fineTuned()) ? ", fine-tuned" : "");
    }

    private static void pair(Relation relation, Rate rate, List<Rate> rates, List<Odd> odd) {
        Rate other = latest(rates.stream()
                .filter(each -> !each.equals(rate)
                        && each.period().overlaps(rate.period())
                        && relation.of().test(rate, each))
                .toList());
        boolean told = odd.stream()
                .anyMatch(each -> each.rate().equals(rate) && each.other().equals(other));
        if (other != null && !told && !relation.holds(rate, other)) {
            odd.add(new Odd(relation, rate, other));
        }
    }

    /** The row that the row continues. */
    private static void before(Rate rate, List<Rate> rates, List<Odd> odd) {
        for (Rate other : rates) {
            boolean continues = rate.period().from() != null
                    && rate.period().from().equals(other.period().until())
                    && sameBand(rate, other)
                    && sameTuned(rate, other)
                    && rate.tier().equals(other.tier())
                    && rate.meter().equals(other.meter());
            if (continues && !BEFORE.holds(rate, other)) {
                odd.add(new Odd(BEFORE, rate, other));
            }
        }
    }

    private static @Nullable Rate latest(List<Rate> rates) {
        return rates.stream()
                .max(Comparator.comparing(
                        (Rate rate) -> rate.period().from(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElse(null);
    }

    private static BiPredicate<Rate, Rate> alike(BiPredicate<Rate, Rate> of) {
        return of;
    }

    private static BiPredicate<Rate, Rate> beside(BiPredicate<Rate, Rate> of) {
        return (rate, other) -> of.test(rate, other)
                && rate.meter().equals(other.meter())
                && sameTuned(rate, other)
                && sameBand(rate, other);
    }

    private static BiPredicate<Rate, Rate> meters(String meter) {
        return (rate, other) -> rate.meter().equals(meter)
                && other.meter().equals(Meters.INPUT)
                && rate.tier().equals(other.tier())
                && sameTuned(rate, other)
                && sameBand(rate, other);
    }

    private static boolean sameBand(Rate rate, Rate other) {
        return Objects.equals(rate.context(), other.context());
    }

    private static boolean sameTuned(Rate rate, Rate other) {
        return Objects.equals(rate.fineTuned(), other.fineTuned());
    }

    private static boolean standard(Rate rate) {
        return rate.tier().equals(UsageKind.DEFAULT_TIER);
    }

    private static String plain(Rate rate) {
        return rate.price().toPlainString();
    }

    private static BigDecimal usd(Rate rate) {
        return rate.price().usd();
    }
}
