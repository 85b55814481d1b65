package io.tokentariff.audit;

import io.tokentariff.audit.bill.BillLine;
import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands beside each other under one key while an audit is made. Not thread-safe. */
final class Group {

    private final Key key;
    private final List<Cell> cells = new ArrayList<>();
    private final List<BillLine> lines = new ArrayList<>();

    Group(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    void add(Cell cell) {
        cells.add(cell);
    }

    void add(BillLine line) {
        lines.add(line);
    }

    List<Cell> cells() {
        return cells;
    }

    boolean hasOurs() {
        return cells.stream().anyMatch(Cell::isUsed);
    }

    boolean hasTheirs() {
        return !lines.isEmpty();
    }

    Money ours() {
        return cells.stream().map(Cell::ours).reduce(Money.ZERO, Money::plus);
    }

    Money theirs() {
        return lines.stream().map(BillLine::amount).reduce(Money.ZERO, Money::plus);
    }

    Money delta() {
        return ours().minus(theirs());
    }

    /** How much of one meter we count; null where there is nothing or it is of several. */
    @Nullable
    BigDecimal ourCount() {
        List<Cell> used = cells.stream().filter(Cell::isUsed).toList();
        List<@Nullable String> meters =
                used.stream().map(cell -> cell.key().get(Part.METER)).distinct().toList();
        return meters.size() == 1
                ? used.stream().map(cell -> new BigDecimal(cell.count())).reduce(BigDecimal.ZERO, BigDecimal::add)
                : null;
    }

    /** How many tokens the bill counts; null where it does not say of all. */
    @Nullable
    BigDecimal theirCount() {
        return lines.isEmpty() || lines.stream().anyMatch(line -> line.tokens() == null)
                ? null
                : lines.stream()
                        .map(BillLine::tokens)
                        .map(Objects::requireNonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How its two sides stand to each other. */
    Audit.Status status(Money tolerance) {
        if (delta().usd().abs().compareTo(tolerance.usd()) <= 0) {
            return Audit.Status.MATCHING;
        }
        if (!hasTheirs()) {
            return Audit.Status.ONLY_OURS;
        }
        return hasOurs() ? Audit.Status.DIFFERING : Audit.Status.ONLY_THEIRS;
    }
}
