package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import java.math.BigInteger;

/** A part of a bill that no agreement takes apart: what it comes to at list prices, and what steps leave of it. Not thread-safe. */
final class Cell {

    private final CellKey key;
    private final BigInteger tokens;
    private final Money list;
    private Money net;
    private Money credit = Money.ZERO;
    private Money tax = Money.ZERO;

    private Cell(CellKey key, BigInteger tokens, Money list, Money net) {
        this.key = key;
        this.tokens = tokens;
        this.list = list;
        this.net = net;
    }

    /** Usage as it was priced. */
    static Cell ofUsage(PeriodSum usage) {
        return new Cell(CellKey.of(usage), usage.tokens(), usage.amount(), usage.amount());
    }

    /** What a cap or a minimum charge a request adds or takes off: at list prices nothing. */
    static Cell ofRequests(RequestSum sum) {
        return new Cell(
                CellKey.of(sum.usage()),
                BigInteger.ZERO,
                Money.ZERO,
                sum.usage().amount());
    }

    /** What a step adds that no usage stands for. */
    static Cell added(CellKey key, Money amount) {
        return new Cell(key, BigInteger.ZERO, Money.ZERO, amount);
    }

    CellKey key() {
        return key;
    }

    /** Whether it is of usage. */
    boolean isUsage() {
        return key.group() != null;
    }

    BigInteger tokens() {
        return tokens;
    }

    Money list() {
        return list;
    }

    /** What agreements leave, before free credit. */
    Money net() {
        return net;
    }

    void change(Money by) {
        net = net.plus(by);
    }

    /** What is left to be paid, before tax. */
    Money due() {
        return net.minus(credit);
    }

    void pay(Money by) {
        credit = credit.plus(by);
    }

    Money tax() {
        return tax;
    }

    void addTax(Money more) {
        tax = tax.plus(more);
    }
}
