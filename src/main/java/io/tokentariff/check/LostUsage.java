package io.tokentariff.check;

import io.tokentariff.cases.Tried;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedAdjustment;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.table.TableRow;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an edit takes a price, a surcharge or a discount from: for each row that is not as it was, usage is made of its words and of
 * those that stand there now, and priced by both rulebooks. What a case of the new rulebook itself says to be lost is meant.
 */
public final class LostUsage {

    private static final int MOST_TRIES = 4_000;
    private static final int FEWEST_TRIES = 24;
    private static final String PRICE = "lost-price";
    private static final String TERM = "lost-term";
    private static final String NEW_TERM = "new-term";

    /**
     * One thing that usage lost.
     *
     * @param code what it lost
     * @param what the term, or the model that lost its price
     */
    private record Loss(String code, String what) {}

    private final Rulebook before;
    private final Rulebook after;
    private final List<Tried> tried;
    private final Problems problems;
    private @Nullable Set<Loss> meant;

    private LostUsage(Rulebook before, Rulebook after, List<Tried> tried, Problems problems) {
        this.before = before;
        this.after = after;
        this.tried = tried;
        this.problems = problems;
    }

    /** Returns a warning for each row, and each rule, by whose edit something is lost, in the order of files and lines. */
    public static List<Problem> between(Rulebook before, Rulebook after) {
        return between(before, after, List.of());
    }

    /** @param tried what the cases of the new rulebook price on its own tables */
    static List<Problem> between(Rulebook before, Rulebook after, List<Tried> tried) {
        Problems problems = new Problems();
        LostUsage lost = new LostUsage(before, after, tried, problems);
        lost.rules();
        lost.rows(EditedRows.between(before.files(), after.files()));
        return problems.sorted();
    }

    private void rules() {
        Set<String> left = after.rules().stream().map(RuleRef::id).collect(Collectors.toSet());
        for (RuleRef rule : before.rules()) {
            if (!left.contains(rule.id())) {
                problems.add(Problem.warning(
                        "lost-rule",
                        rule.file(),
                        0,
                        0,
                        "The rule %s is gone: \"%s\".".formatted(rule.id(), rule.sentence()),
                        ""));
            }
        }
    }

    private void rows(EditedRows edited) {
        int each = Math.max(FEWEST_TRIES, MOST_TRIES / Math.max(1, edited.gone().size()));
        for (TableRow row : edited.gone()) {
            TableRow successor = edited.successor(row);
            row(row, successor, each);
        }
    }

    private void row(TableRow row, TableRow successor, int most) {
        Map<Loss, String> losses = new LinkedHashMap<>();
        Iterator<UsageRecord> usage = new RowUsage(before.rateCard(), row, successor)
                .all()
                .limit(most)
                .iterator();
        int lost = 0;
        while (usage.hasNext()) {
            UsageRecord record = usage.next();
            Set<Loss> found = losses(record);
            found.removeIf(loss -> meant().contains(loss));
            lost += found.isEmpty() ? 0 : 1;
            found.forEach(loss -> losses.putIfAbsent(loss, words(record)));
        }
        Set<String> told = new HashSet<>();
        for (Map.Entry<Loss, String> entry : losses.entrySet()) {
            if (told.add(entry.getKey().code())) {
                tell(entry.getKey(), entry.getValue(), lost, row, successor);
            }
        }
    }

    private void tell(Loss loss, String usage, int lost, TableRow row, TableRow successor) {
        boolean gone = successor == row;
        String others = lost > 1 ? ", and other usage like it" : "";
        String what = "the row \"%s\" %s".formatted(row.title(), gone ? "is gone" : "is another");
        problems.add(Problem.warning(
                loss.code(),
                row.file(),
                gone ? 0 : successor.line(),
                0,
                switch (loss.code()) {
                    case PRICE -> "%s has no price any more%s: %s.".formatted(usage, others, what);
                    case TERM ->
                        "%s is not changed by the term %s any more%s: %s.".formatted(usage, loss.what(), others, what);
                    default -> "%s is changed by the term %s now%s: %s.".formatted(usage, loss.what(), others, what);
                },
                "If that is meant, add a case that says so."));
    }

    private Set<Loss> losses(UsageRecord record) {
        Plan old = before.evaluate(record);
        if (old.status() != PriceStatus.PRICED) {
            return new HashSet<>();
        }
        Plan now = after.evaluate(record);
        Set<Loss> losses = new HashSet<>();
        if (now.status() == PriceStatus.UNPRICED) {
            losses.add(new Loss(PRICE, old.usage().model()));
        } else {
            Set<String> terms = terms(old);
            terms.removeAll(terms(now));
            terms.forEach(term -> losses.add(new Loss(TERM, term)));
            Set<String> more = terms(now);
            more.removeAll(terms(old));
            more.forEach(term -> losses.add(new Loss(NEW_TERM, term)));
        }
        return losses;
    }

    /** What cases say to be lost. */
    private Set<Loss> meant() {
        Set<Loss> known = meant;
        if (known == null) {
            known = new HashSet<>();
            for (Tried each : tried) {
                known.addAll(losses(each.usage()));
            }
            meant = known;
        }
        return known;
    }

    private static Set<String> terms(Plan plan) {
        Set<String> terms = new TreeSet<>();
        for (PlannedCharge charge : plan.charges()) {
            for (PlannedAdjustment each : charge.adjustments()) {
                terms.add(each.adjustment().name());
            }
        }
        return terms;
    }

    private static String words(UsageRecord record) {
        StringBuilder words = new StringBuilder(record.kind().model());
        words.append(" on the tier ").append(record.kind().serviceTier());
        if (!record.kind().region().equals(UsageKind.NO_REGION)) {
            words.append(" in ").append(record.kind().region());
        }
        return words.append(", ")
                .append(String.join(", ", record.tokens().inUse()))
                .append(", on ")
                .append(record.day())
                .append(',')
                .toString();
    }
}
