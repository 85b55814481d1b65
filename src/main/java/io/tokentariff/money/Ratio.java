package io.tokentariff.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact quotient of two whole numbers, for what a division gives: an amount a month, a share, a break-even ratio. It is
 * rounded only where it is shown, by {@link Rounding}.
 *
 * @param numerator of any sign
 * @param denominator above zero; the two have no common divisor
 */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {

    public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
    public static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

    /** @throws ArithmeticException if the denominator is zero */
    public Ratio {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("A ratio to zero has no value.");
        }
        BigInteger common = numerator.gcd(denominator);
        BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Ratio of(BigDecimal value) {
        return of(value, BigDecimal.ONE);
    }

    /** Returns the amount in dollars. */
    public static Ratio of(Money amount) {
        return of(amount.usd());
    }

    /**
     * Returns dividend ÷ divisor.
     *
     * @throws ArithmeticException if the divisor is zero
     */
    public static Ratio of(BigDecimal dividend, BigDecimal divisor) {
        int scale = Math.max(0, Math.max(dividend.scale(), divisor.scale()));
        return new Ratio(
                dividend.setScale(scale).unscaledValue(),
                divisor.setScale(scale).unscaledValue());
    }

    public Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    public Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * Returns this ÷ the other.
     *
     * @throws ArithmeticException if the other is zero
     */
    public Ratio dividedBy(Ratio other) {
        return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** -1, 0 or 1. */
    public int signum() {
        return numerator.signum();
    }

    /** Whether it is above 0. */
    public boolean isPositive() {
        return signum() > 0;
    }

    /** Returns the smallest whole number that is not below this. */
    public BigInteger ceiling() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The exact form, {@code 8:3}. */
    @Override
    public String toString() {
        return numerator + ":" + denominator;
    }
}
