package io.tokentariff.io.merge;

import io.tokentariff.money.Money;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.PeriodSum;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementPart;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Whether a statement adds up in itself: one that somebody changed, or that lost some groups, must not become part of another. */
final class PartCheck {

    private PartCheck() {}

    static void check(StatementNode statement, StatementPart part) {
        Money usage = statement.money("usage_usd");
        same(statement, "its groups", sum(part.groups().stream().map(Statement.Group::known)), "usage_usd", usage);
        if (!part.sums().isEmpty()) {
            same(statement, "merge.sums", sum(part.sums().stream().map(PeriodSum::amount)), "usage_usd", usage);
        }
        same(
                statement,
                "records",
                part.records().read(),
                "records.read",
                statement.object("records").records("read"));
        if (!part.by().contains(Dimension.METER)) { // a record is in the group of each of its meters
            same(
                    statement,
                    "priced of its groups",
                    sum(part, Statement.Group::priced),
                    "records.priced",
                    part.records().priced());
            same(
                    statement,
                    "unpriced of its groups",
                    sum(part, Statement.Group::unpriced),
                    "records.unpriced",
                    part.records().unpriced());
        }
        List<String> by = part.by().stream().map(Dimension::name).toList();
        if (!part.groups().stream()
                .allMatch(group -> List.copyOf(group.by().keySet()).equals(by))) {
            throw statement.fault("Its groups are not by %s.".formatted(String.join(",", by)));
        }
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.ZERO, Money::plus);
    }

    private static long sum(StatementPart part, ToLongFunction<Statement.Group> count) {
        return part.groups().stream().mapToLong(count).sum();
    }

    private static void same(StatementNode statement, String what, Object sum, String field, Object said) {
        if (!sum.equals(said)) {
            throw statement.fault("%s add up to %s, and %s is %s.".formatted(what, sum, field, said));
        }
    }
}
