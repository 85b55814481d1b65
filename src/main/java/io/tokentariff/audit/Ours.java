package io.tokentariff.audit;

import io.tokentariff.money.Money;
import io.tokentariff.problem.Limit;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.LineItem;
import io.tokentariff.rating.Quote;
import io.tokentariff.rating.RequestLine;
import io.tokentariff.rating.Usage;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.UsageRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up our usage line by line, as it is priced and under each assumption. Memory grows with the keys, up to a limit. */
final class Ours {

    private final RateCard card;
    private final List<Assumption> assumptions;
    private final Map<Key, Cell> cells = new TreeMap<>();
    private final Map<Key, Long> unpriced = new TreeMap<>();
    private final Set<String> days = new TreeSet<>();

    Ours(RateCard card, List<Assumption> assumptions) {
        this.card = card;
        this.assumptions = assumptions;
    }

    void add(Priced priced) {
        Quote quote = priced.quote();
        days.add(quote.record().day().toString());
        for (LineItem line : quote.lines()) {
            cell(key(quote, line)).add(line.amount(), line.tokens());
        }
        for (RequestLine line : quote.requestLines()) {
            cell(Key.of(
                            quote.record().day().toString(),
                            quote.record().account().project(),
                            null,
                            null,
                            line.step(),
                            null))
                    .add(line.amount(), 0);
        }
        for (int i = 0; i < assumptions.size(); i++) {
            Assumption assumption = assumptions.get(i);
            List<LineItem> lines = assumption.repricing().lines(priced);
            if (lines != null && applies(assumption, quote, lines)) {
                for (LineItem line : lines) {
                    cell(key(quote, line)).change(i, line.amount());
                }
                for (LineItem line : quote.lines()) {
                    cell(key(quote, line)).change(i, line.amount().negated());
                }
            }
        }
    }

    /** Whether the record costs something else then, in the direction that the assumption is about. */
    static boolean applies(Assumption assumption, Quote quote, List<LineItem> lines) {
        int sign = sum(lines).compareTo(sum(quote.lines()));
        return sign != 0 && (assumption.sign() == 0 || assumption.sign() == sign);
    }

    static Money sum(List<LineItem> lines) {
        return lines.stream().map(LineItem::amount).reduce(Money.ZERO, Money::plus);
    }

    /** Counts a record that has no price. */
    void addUnpriced(UsageRecord record, Usage usage) {
        String day = record.day().toString();
        days.add(day);
        Key key = Key.of(
                day, record.account().project(), ModelId.canonical(usage.model(), usage.fineTuned()), null, null, null);
        if (unpriced.size() < Limit.AUDIT_GROUPS.most() || unpriced.containsKey(key)) {
            unpriced.merge(key, 1L, Long::sum);
        }
    }

    /** What bills call the line: fees have no model there, and what is charged at another meter's rate stands on that one's line. */
    private Key key(Quote quote, LineItem line) {
        String day = quote.record().day().toString();
        String project = quote.record().account().project();
        MeterInfo meter = card.meter(line.meter());
        if (meter != null && meter.isFee()) {
            return Key.of(day, project, null, null, line.meter(), null);
        }
        String rated = line.charge().rate().meter();
        boolean atOther = meter != null && rated.equals(meter.withoutRate());
        return Key.of(
                day,
                project,
                ModelId.canonical(quote.usage().model(), quote.usage().fineTuned()),
                quote.usage().tier(),
                atOther ? rated : line.meter(),
                isLong(line) ? RateCard.LONG : RateCard.SHORT);
    }

    /** Whether the line is charged as one of a long context; of a session that is split at a threshold, only what lies beyond it is. */
    private static boolean isLong(LineItem line) {
        return RateCard.LONG.equals(line.charge().rate().context())
                || line.adjustments().stream()
                        .anyMatch(each -> each.adjustment().name().equals(Adjustment.LONG_CONTEXT));
    }

    private Cell cell(Key key) {
        Cell known = cells.get(key);
        if (known == null && cells.size() >= Limit.AUDIT_GROUPS.most()) {
            return cells.computeIfAbsent(Key.others(StatementBuilder.OTHERS), Cell::new);
        }
        return known == null ? cells.computeIfAbsent(key, Cell::new) : known;
    }

    Collection<Cell> cells() {
        return cells.values();
    }

    /** The days on which something was used. */
    Set<String> days() {
        return days;
    }

    /** How many records have no price, by day, project and model. */
    Map<Key, Long> unpriced() {
        return unpriced;
    }
}
