package io.tokentariff.money;

import java.math.BigDecimal;

/**
 * Adds up many amounts exactly and without garbage: a scaled {@code long} while it fits, a {@link BigDecimal} for what
 * does not. Not thread-safe; sums of several threads are joined with {@link #add(ExactSum)}.
 */
public final class ExactSum {

    private static final long[] POWERS_OF_TEN = powersOfTen();

    private long unscaled;
    private int scale;
    private BigDecimal carried = BigDecimal.ZERO;

    /** Adds {@code unscaled x 10^-scale} dollars; the scale must be zero or more. */
    public void add(long amount, int amountScale) {
        if (amountScale == scale) {
            addAtScale(amount, amountScale);
        } else if (amountScale < scale) {
            long aligned = scaledUp(amount, scale - amountScale);
            if (aligned == Long.MIN_VALUE) {
                carry(BigDecimal.valueOf(amount, amountScale));
            } else {
                addAtScale(aligned, scale);
            }
        } else {
            raiseScale(amountScale);
            addAtScale(amount, amountScale);
        }
    }

    /** Adds an amount of any size. */
    public void add(BigDecimal amount) {
        carry(amount);
    }

    /** Adds everything that the other sum holds. */
    public void add(ExactSum other) {
        carry(other.carried);
        add(other.unscaled, other.scale);
    }

    /** Returns the sum so far. */
    public Money total() {
        return new Money(carried.add(BigDecimal.valueOf(unscaled, scale)));
    }

    private void addAtScale(long amount, int amountScale) {
        long sum = unscaled + amount;
        if (((unscaled ^ sum) & (amount ^ sum)) < 0) { // overflow: what was there moves to the big number
            carry(BigDecimal.valueOf(unscaled, scale));
            sum = amount;
        }
        unscaled = sum;
        scale = amountScale;
    }

    private void raiseScale(int newScale) {
        long raised = scaledUp(unscaled, newScale - scale);
        if (raised == Long.MIN_VALUE) {
            carry(BigDecimal.valueOf(unscaled, scale));
            raised = 0;
        }
        unscaled = raised;
        scale = newScale;
    }

    private void carry(BigDecimal amount) {
        carried = carried.add(amount);
    }

    /** Returns value x 10^digits, or Long.MIN_VALUE where that does not fit. */
    private static long scaledUp(long value, int digits) {
        if (digits >= POWERS_OF_TEN.length) {
            return value == 0 ? 0 : Long.MIN_VALUE;
        }
        long high = Math.multiplyHigh(value, POWERS_OF_TEN[digits]);
        long low = value * POWERS_OF_TEN[digits];
        return (high == 0 && low >= 0) || (high == -1 && low < 0) ? low : Long.MIN_VALUE;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
