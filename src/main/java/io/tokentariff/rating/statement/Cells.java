package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.money.Rounding;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Sums of cells, and amounts shared among them. */
final class Cells {

    private Cells() {}

    static Money net(Collection<Cell> cells) {
        return sum(cells, Cell::net);
    }

    static Money list(Collection<Cell> cells) {
        return sum(cells, Cell::list);
    }

    static Money due(Collection<Cell> cells) {
        return sum(cells, Cell::due);
    }

    static Money sum(Collection<Cell> cells, Function<Cell, Money> amount) {
        Money sum = Money.ZERO;
        for (Cell cell : cells) {
            sum = sum.plus(amount.apply(cell));
        }
        return sum;
    }

    static BigInteger tokens(Collection<Cell> cells) {
        return cells.stream().map(Cell::tokens).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /**
     * Changes what is left of cells by an amount, each in proportion to what is left of it; what does not come out even is the
     * largest one's.
     */
    static void change(List<Cell> cells, Money amount) {
        Money all = net(cells);
        if (amount.isZero() || all.isZero()) {
            return;
        }
        if (amount.equals(all.negated())) {
            cells.forEach(cell -> cell.change(cell.net().negated()));
            return;
        }
        Cell largest = cells.get(0);
        Money left = amount;
        Ratio each = Ratio.of(amount).dividedBy(Ratio.of(all));
        for (Cell cell : cells) {
            largest = cell.net().compareTo(largest.net()) > 0 ? cell : largest;
        }
        for (Cell cell : cells) {
            if (cell != largest) {
                Money share = Rounding.SHARE_OF_EACH.of(Ratio.of(cell.net()).times(each));
                cell.change(share);
                left = left.minus(share);
            }
        }
        largest.change(left);
    }
}
