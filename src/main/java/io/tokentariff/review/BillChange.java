package io.tokentariff.review;

import io.tokentariff.money.Money;
import io.tokentariff.rating.statement.BillLine;
import io.tokentariff.rating.statement.CreditLine;
import io.tokentariff.rating.statement.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a changed rulebook does to the statement of usage: its totals after agreements, free credits and tax, and the lines that are
 * not on both with the same amount.
 *
 * @param before what is to be paid by the old rulebook, exactly
 * @param after what is to be paid by the new one
 * @param agreementsBefore what all lines of the old one come to, but for those of requests, which are in the price of each record
 * @param agreementsAfter likewise of the new one
 * @param lines those that change, in the order of the old statement, then of the new one
 */
public record BillChange(
        Money before, Money after, Money agreementsBefore, Money agreementsAfter, List<LineChange> lines) {

    public BillChange {
        lines = List.copyOf(lines);
    }

    /**
     * A line that changes; steps of one agreement in one period are one line.
     *
     * @param step the step it is of: {@code graduated-discount}, {@code tax}, …
     * @param agreement what its row calls it
     * @param period the days it is about, empty for free credits
     * @param of the project, user or key it is of, empty where all are taken together
     * @param before its amount, null where there was no such line
     * @param after its amount now, null where there is none
     */
    public record LineChange(
            String step, String agreement, String period, String of, @Nullable Money before, @Nullable Money after) {

        /** New minus old, a line that is not there being nothing. */
        public Money delta() {
            return known(after).minus(known(before));
        }

        /** Whether it is {@code added}, {@code removed} or {@code changed}. */
        public Change.Kind kind() {
            return before == null ? Change.Kind.ADDED : after == null ? Change.Kind.REMOVED : Change.Kind.CHANGED;
        }

        private static Money known(@Nullable Money amount) {
            return amount == null ? Money.ZERO : amount;
        }
    }

    private record Key(String step, String agreement, String period, String of) {}

    /** Returns what is not the same on two statements of the same usage. */
    static BillChange between(Statement before, Statement after) {
        Map<Key, Money> were = lines(before);
        Map<Key, Money> are = lines(after);
        Map<Key, Money> all = new LinkedHashMap<>(were);
        are.forEach(all::putIfAbsent);
        List<LineChange> changes = new ArrayList<>();
        for (Key key : all.keySet()) {
            Money was = were.get(key);
            Money is = are.get(key);
            if (was == null || !was.equals(is)) {
                changes.add(new LineChange(key.step(), key.agreement(), key.period(), key.of(), was, is));
            }
        }
        return new BillChange(before.total(), after.total(), agreements(before), agreements(after), changes);
    }

    private static Money agreements(Statement statement) {
        Money ofRequests = statement.part().requestSums().stream()
                .map(each -> each.usage().amount())
                .reduce(Money.ZERO, Money::plus);
        return statement.total().minus(statement.usageTotal()).minus(ofRequests);
    }

    private static Map<Key, Money> lines(Statement statement) {
        Map<Key, Money> lines = new LinkedHashMap<>();
        for (BillLine line : statement.settlement().lines()) {
            lines.merge(new Key(line.step(), line.agreement(), line.period(), line.of()), line.amount(), Money::plus);
        }
        for (CreditLine credit : statement.credits()) {
            if (!credit.used().isZero()) {
                String account = credit.grant().account();
                lines.merge(
                        new Key(CreditLine.STEP, credit.grant().name(), "", account == null ? "" : account),
                        credit.used().negated(),
                        Money::plus);
            }
        }
        return lines;
    }

    /** What agreements add to the change, or take off it. */
    public Money agreementsDelta() {
        return agreementsAfter.minus(agreementsBefore);
    }
}
