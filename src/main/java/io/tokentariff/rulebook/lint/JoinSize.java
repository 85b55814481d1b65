package io.tokentariff.rulebook.lint;

import io.tokentariff.advice.Alternative;
import io.tokentariff.advice.Candidate;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.ratecard.LongContext;
import io.tokentariff.ratecard.Rate;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Rows;
import io.tokentariff.ratecard.Term;
import io.tokentariff.rating.Adjustment;
import io.tokentariff.rating.Charge;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.MeterUsed;
import io.tokentariff.rating.Uncharged;
import io.tokentariff.rulebook.drl.Condition;
import io.tokentariff.rulebook.drl.RuleSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the combinations of facts that the engine may have to look at for one rule: it makes them all before the rule fires
 * once, and nothing stops it. The estimate is the product of how many facts there can be of each pattern, on the rulebook's
 * own tables and the worst day; what a pattern asks of its fact is left out, so that rows alone decide.
 */
final class JoinSize {

    /** Combinations of one rule: about a second's work. A rule that joins a meter, its rate and a term has some hundreds. */
    static final long MOST = 250_000;

    /** Meters of one record, however many the table names. */
    private static final int METERS_OF_A_RECORD = 30;

    private final Map<String, Long> facts;

    /** @param candidates how many rows candidates.csv has; each is compared on each tier */
    JoinSize(RateCard card, int candidates) {
        this.facts = facts(card.rows(), candidates);
    }

    private static Map<String, Long> facts(Rows rows, long candidates) {
        long meters = Math.min(METERS_OF_A_RECORD, rows.meters().size());
        return Map.of(
                Rate.class.getSimpleName(), most(rows.rates(), Rate::model, Rate::period),
                Term.class.getSimpleName(),
                        rows.terms().stream()
                                .map(term -> Arrays.asList(term.name(), term.meter()))
                                .distinct()
                                .count(), // of one name and meter, the most specific alone
                LongContext.class.getSimpleName(), most(rows.longContexts(), LongContext::model, LongContext::period),
                MeterUsed.class.getSimpleName(), meters,
                Uncharged.class.getSimpleName(), meters,
                Charge.class.getSimpleName(), meters,
                Adjustment.class.getSimpleName(), meters,
                Finding.class.getSimpleName(), meters,
                Candidate.class.getSimpleName(), candidates,
                Alternative.class.getSimpleName(),
                        (candidates + 1) * (rows.tiers().size() + 1));
    }

    void check(RuleSource rule, Report report) {
        long ways = ways(rule.when(), 1).most();
        if (ways > MOST) {
            report.error(
                    rule.name().at(),
                    "rule-too-large",
                    "The facts that the rule asks for can be combined in %s ways on these tables; %s is the most."
                            .formatted(ways == Long.MAX_VALUE ? "countless" : number(ways), number(MOST)),
                    "Ask for fewer facts of tables in one rule.");
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** How many combinations there are behind a condition, and the most at any place up to there, within groups too. */
    private record Ways(long behind, long most) {

        Ways(long behind) {
            this(behind, behind);
        }
    }

    /**
     * What is denied, or only asked to exist, makes no combinations behind it. A single pattern there is only looked up; a group
     * is joined in full, for every combination before it.
     */
    private Ways ways(Condition condition, long before) {
        if (condition instanceof Condition.Pattern pattern) {
            return new Ways(
                    times(before, Math.max(1, facts.getOrDefault(pattern.type().text(), 1L))));
        }
        if (condition instanceof Condition.Not || condition instanceof Condition.Exists) {
            Condition part = condition.parts().get(0);
            boolean single = part instanceof Condition.Pattern;
            return new Ways(before, single ? before : ways(part, before).most());
        }
        boolean any = condition instanceof Condition.Any;
        long behind = any ? 0 : before;
        long most = before;
        for (Condition part : condition.parts()) {
            Ways own = ways(part, any ? before : behind);
            behind = any ? plus(behind, own.behind()) : own.behind();
            most = Math.max(most, Math.max(behind, own.most()));
        }
        return new Ways(behind, most);
    }

    private static long plus(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static long times(long one, long other) {
        return one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }

    /** The most rows that are in force for one model on one day. */
    private static <T> long most(
            List<T> rows, Function<T, @Nullable String> model, Function<T, EffectivePeriod> period) {
        Map<String, SortedMap<Long, Long>> byModel = new HashMap<>();
        for (T row : rows) {
            String name = model.apply(row);
            SortedMap<Long, Long> changes = byModel.computeIfAbsent(name == null ? "" : name, key -> new TreeMap<>());
            EffectivePeriod days = period.apply(row);
            changes.merge(days.from() == null ? Long.MIN_VALUE : days.from().toEpochDay(), 1L, Long::sum);
            if (days.until() != null) {
                changes.merge(days.until().toEpochDay(), -1L, Long::sum);
            }
        }
        SortedMap<Long, Long> ofAny = byModel.remove("");
        long mostOfAny = ofAny == null ? 0 : highest(ofAny);
        return mostOfAny
                + byModel.values().stream().mapToLong(JoinSize::highest).max().orElse(0);
    }

    private static long highest(SortedMap<Long, Long> changes) {
        long inForce = 0;
        long highest = 0;
        for (long change : changes.values()) {
            inForce += change;
            highest = Math.max(highest, inForce);
        }
        return highest;
    }
}
