package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.money.Rounding;
import java.util.List;
import java.util.stream.Stream;

/** Rounds the lines of a bill before they are added up, where an agreement asks for it (policy 2.17). */
final class RoundedLines {

    private RoundedLines() {}

    /** A line with the difference of all lines rounded and all lines as they are. */
    static void round(Bill bill, List<StatementDecision> decided) {
        if (decided.isEmpty()) {
            return;
        }
        StatementDecision last = decided.get(decided.size() - 1); // the days' last rule on it
        int digits = last.outcome().agreement().amount().intValueExact();
        bill.roundTo(digits);
        List<Money> lines = Stream.of(
                        bill.usageLines().stream(),
                        bill.lines().stream().map(BillLine::amount),
                        bill.credits().stream().map(line -> line.used().negated()))
                .flatMap(each -> each)
                .toList();
        Rounding rounding = Rounding.halfEven(digits);
        Money exact = lines.stream().reduce(Money.ZERO, Money::plus);
        Money rounded = lines.stream().map(rounding::of).reduce(Money.ZERO, Money::plus);
        Money difference = rounded.minus(exact);
        bill.line(
                Step.ROUNDING,
                last,
                difference,
                "%s lines to %s digits: %s - %s = %s"
                        .formatted(
                                lines.size(),
                                digits,
                                rounded.toPlainString(),
                                exact.toPlainString(),
                                difference.toPlainString()));
        if (!difference.isZero()) {
            bill.add(last.outcome().total(), difference);
        }
    }
}
