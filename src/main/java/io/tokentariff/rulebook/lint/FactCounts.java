package io.tokentariff.rulebook.lint;

import io.tokentariff.advice.AdviceTables;
import io.tokentariff.advice.AdviceTerm;
import io.tokentariff.advice.Alternative;
import io.tokentariff.advice.Candidate;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.RequestLimit;
import io.tokentariff.ratecard.Row;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import io.tokentariff.ratecard.TierInfo;
import io.tokentariff.rating.MeterUsed;
import io.tokentariff.rating.Uncharged;
import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.RuleSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many facts there can be of a pattern at most: rows on the rulebook's own tables and the worst day, outcomes by the rules
 * that insert them. Of what a pattern asks of its fact, equality of key columns counts, and nothing else.
 */
final class FactCounts {

    /** Meters of one record, however many the table names. */
    private static final int METERS_OF_A_RECORD = 30;

    private static final int MOST_CANDIDATES = 2_000;

    private final Map<String, KeyedRows> rows = new HashMap<>();
    private final Map<String, InsertedFacts> inserted = new HashMap<>();

    /** @param rules all rules of the rulebook */
    FactCounts(RateCard card, AdviceTables advice, Collection<RuleSource> rules) {
        Rows tables = card.rows();
        put(Rate.class, tables.rates().stream().map(FactCounts::keyed));
        put(
                Term.class,
                tables.terms().stream()
                        .map(term -> KeyedRow.of("name", term.name()).and("meter", term.meter(), "covers"))
                        .distinct()); // of one name and meter, the most specific alone
        put(LongContext.class, tables.longContexts().stream().map(FactCounts::keyed));
        put(RequestLimit.class, tables.requestLimits().stream().map(row -> KeyedRow.of("kind", row.kind())
                .in(row.period())));
        tables.dated()
                .filter(Row.ForRules.class::isInstance)
                .collect(Collectors.groupingBy(Row.Dated::getClass))
                .forEach((type, some) -> put(type, some.stream().map(row -> KeyedRow.NONE.in(row.period()))));
        List<String> meters = tables.meters().stream()
                .map(each -> each.name())
                .limit(METERS_OF_A_RECORD)
                .toList();
        put(MeterUsed.class, meters.stream().map(name -> KeyedRow.of("meter", name)));
        put(Uncharged.class, meters.stream().map(name -> KeyedRow.of("meter", name)));
        put(AdviceTerm.class, advice.terms().stream().map(term -> KeyedRow.of("name", term.name())));
        put(Candidate.class, advice.candidates().stream().map(each -> KeyedRow.of("model", each.model())));
        put(Alternative.class, alternatives(advice, tables.tiers()).stream());
        rules.stream()
                .collect(Collectors.groupingBy(rule -> rule.then().type().text()))
                .forEach(this::insertedBy);
    }

    private void put(Class<?> type, Stream<KeyedRow> some) {
        rows.put(type.getSimpleName(), new KeyedRows(some.toList()));
    }

    private void insertedBy(String outcome, List<RuleSource> rules) {
        inserted.put(outcome, new InsertedFacts(rules, this));
    }

    private static KeyedRow keyed(Rate rate) {
        return KeyedRow.of("meter", rate.meter())
                .and("tier", rate.tier(), "isOn")
                .ofModel(rate.model())
                .in(rate.period());
    }

    private static KeyedRow keyed(LongContext row) {
        return KeyedRow.of("meter", row.meter()).ofModel(row.model()).in(row.period());
    }

    /** The ways in which the usage of one workload can be priced, as the advisor compares them. */
    private static List<KeyedRow> alternatives(AdviceTables advice, List<TierInfo> tiers) {
        List<KeyedRow> ways = new ArrayList<>();
        List<String> models = new ArrayList<>();
        advice.candidates().stream()
                .map(Candidate::model)
                .distinct()
                .limit(MOST_CANDIDATES)
                .forEach(models::add);
        for (String change : List.of(Alternative.BASE_MODEL, Alternative.CACHING, Alternative.REGION)) {
            ways.add(way(change, "", ""));
        }
        for (String model : models) {
            ways.add(way(Alternative.MODEL, model, ""));
            ways.add(way(Alternative.FINE_TUNING, model, ""));
        }
        for (TierInfo tier : tiers) {
            ways.add(way(Alternative.TIER, "", tier.name()));
            ways.add(way(Alternative.BASE_MODEL_AND_TIER, "", tier.name()));
            models.forEach(model -> ways.add(way(Alternative.MODEL_AND_TIER, model, tier.name())));
        }
        return ways;
    }

    private static KeyedRow way(String change, String model, String tier) {
        return KeyedRow.of("change", change).and("model", model, "").and("tier", tier, "");
    }

    /**
     * Returns how many facts there can be for one combination of the facts before; at least 1.
     *
     * @param asked what is asked of the fact's keys
     */
    long of(Condition.Pattern pattern, AskedKeys asked) {
        String type = pattern.type().text();
        InsertedFacts outcomes = inserted.get(type);
        KeyedRows known = rows.get(type);
        long count = asked.isItself()
                ? 1
                : outcomes != null ? outcomes.count(asked) : known == null ? 1 : known.count(asked);
        return Math.max(1, count);
    }

    /** How many facts of the pattern there can be for one combination of the facts before it. */
    long of(Condition.Pattern pattern) {
        return of(pattern, AskedKeys.of(pattern));
    }
}
