package io.tokentariff.review.imports;

import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.review.imports.Targets.Target;
import io.tokentariff.rulebook.Rulebook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of public price lists. What the rulebook prices already stays as it is; where a list says something else, that is told
 * and not taken. Of two lists that disagree the one named first is taken. A price of 0 is never taken: it may be one that nobody knows.
 * Not thread-safe.
 */
public final class PriceImport {

    private static final int MOST_DIGITS = 12;

    private final RateCard card;
    private final Known known;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<RowKey, List<Offer>> offers = new LinkedHashMap<>();
    private final Map<RowKey, String> ofRulebook = new LinkedHashMap<>();
    private final Map<Target, Integer> used = new LinkedHashMap<>();

    private PriceImport(Rulebook base) {
        this.card = base.rateCard();
        this.known = new Known(base);
    }

    /** Returns what comes of lists, the one that is believed most first. */
    public static Imported of(Rulebook base, List<PriceFile> files) {
        return new PriceImport(base).of(files, base);
    }

    private Imported of(List<PriceFile> files, Rulebook base) {
        files.forEach(file -> leftOut.addAll(file.leftOut()));
        List<Target> targets = new Targets(card, leftOut::add).of(files);
        for (Target target : targets) {
            used.put(target, 0);
            target.listed().prices().forEach(price -> take(target, price));
        }
        used.forEach((target, prices) -> {
            if (prices == 0) {
                leftOut(target, "", "None of its prices has a row.");
            }
        });
        RowsMade made = new RowsMade(card);
        offers.forEach((key, all) -> made.add(key, all, ofRulebook.get(key)));
        return made.result(base, files, targets, used, leftOut);
    }

    private void take(Target target, ListedPrice listed) {
        MeterInfo meter = card.meter(listed.meter());
        PriceFields.NewMeter added = meter == null ? PriceFields.meter(listed.meter()) : null;
        TierInfo tier = card.tier(listed.tier());
        if (listed.isFree()) {
            leftOut(target, listed.field(), "The price is 0: free of charge, or not known. Nothing is taken for free.");
            return;
        }
        if (meter == null && added == null) {
            leftOut(target, listed.field(), "The rulebook has no meter %s.".formatted(listed.meter()));
            return;
        }
        if (tier == null || !tier.rated()) {
            leftOut(target, listed.field(), "The rulebook has no rates for the tier %s.".formatted(listed.tier()));
            return;
        }
        BigDecimal price = per(
                listed,
                meter == null ? Long.parseLong(Objects.requireNonNull(added).per()) : meter.per());
        if (price == null) {
            leftOut(target, listed.field(), "The price %s has more digits than a row can.".formatted(listed.usd()));
        } else if (target.known() == null) {
            offer(target, listed, price, band(target, listed));
        } else {
            compare(target, listed, price);
        }
    }

    /** Returns a price per what the meter's row says; null if it cannot be written exactly. */
    private static @Nullable BigDecimal per(ListedPrice listed, long per) {
        try {
            BigDecimal price = listed.usd()
                    .multiply(BigDecimal.valueOf(per))
                    .divide(BigDecimal.valueOf(listed.per()))
                    .stripTrailingZeros();
            return price.scale() > MOST_DIGITS || price.precision() - price.scale() > MOST_DIGITS ? null : price;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** In which context a price of a new model holds: in any, unless the list says another one beyond a size. */
    private static String band(Target target, ListedPrice listed) {
        if (listed.above() != null) {
            return RateCard.LONG;
        }
        boolean otherAbove = target.listed().prices().stream()
                .anyMatch(each -> each.above() != null
                        && each.meter().equals(listed.meter())
                        && each.tier().equals(listed.tier()));
        boolean derivedAbove = !listed.tier().equals("standard")
                && !target.listed().thresholds().isEmpty();
        return otherAbove || derivedAbove ? RateCard.SHORT : "";
    }

    private void offer(Target target, ListedPrice listed, BigDecimal price, String band) {
        RowKey key = key(target, listed, band);
        List<Offer> all = offers.computeIfAbsent(key, any -> new ArrayList<>());
        boolean same = all.stream()
                .anyMatch(each -> each.file().equals(target.file()) && Objects.equals(each.from(), listed.from()));
        if (same) {
            leftOut(
                    target,
                    listed.field(),
                    "The list says this price twice for %s; the first is taken.".formatted(key.model()));
        } else {
            all.add(new Offer(
                    price, listed.from(), target.file(), target.listed().source()));
            used.merge(target, 1, Integer::sum);
        }
    }

    private static RowKey key(Target target, ListedPrice listed, String band) {
        return new RowKey(target.model(), target.fineTuned(), listed.tier(), band, listed.meter(), target.provider());
    }

    private void compare(Target target, ListedPrice listed, BigDecimal price) {
        Long threshold = known.threshold(Objects.requireNonNull(target.known()));
        if (listed.above() != null && !listed.above().equals(threshold)) {
            leftOut(
                    target,
                    listed.field(),
                    threshold == null
                            ? "The rulebook has no row of long-context.csv for %s.".formatted(target.model())
                            : "In the rulebook another price begins above %s tokens.".formatted(threshold));
            used.merge(target, 1, Integer::sum);
            return;
        }
        if (isEarlier(target, listed)) {
            leftOut(target, listed.field(), "An earlier price; of models it knows the rulebook keeps its own history.");
            return;
        }
        String band = listed.above() != null ? RateCard.LONG : threshold == null ? "" : RateCard.SHORT;
        RowKey key = key(target, listed, band);
        PlannedCharge charge = known.charge(key, listed.above());
        boolean ofAnyProvider = charge != null
                && key.provider() != null
                && charge.charge().rate().provider() == null;
        if (charge != null && !ofAnyProvider) {
            ofRulebook.putIfAbsent(key, charge.adjustedPrice(true).toPlainString());
        } else if (known.hasRow(key)) {
            leftOut(
                    target,
                    listed.field(),
                    "The rulebook has a row for it that is not in force, or for other usage; look at it.");
            used.merge(target, 1, Integer::sum);
            return;
        }
        List<Offer> all = offers.computeIfAbsent(key, any -> new ArrayList<>());
        if (all.stream().noneMatch(each -> each.file().equals(target.file()))) {
            LocalDate from = charge == null || ofAnyProvider ? null : listed.from();
            all.add(new Offer(price, from, target.file(), target.listed().source()));
        }
        used.merge(target, 1, Integer::sum);
    }

    private static boolean isEarlier(Target target, ListedPrice listed) {
        return target.listed().prices().stream()
                .anyMatch(each -> each.meter().equals(listed.meter())
                        && each.tier().equals(listed.tier())
                        && Objects.equals(each.above(), listed.above())
                        && each.from() != null
                        && (listed.from() == null || each.from().isAfter(listed.from())));
    }

    private void leftOut(Target target, String what, String why) {
        leftOut.add(new LeftOut(target.file(), target.listed().name(), what, why));
    }
}
