package io.tokentariff.money;

import java.math.BigInteger;

/** Whole numbers with thousands apart, {@code 1,200}: as a format gives them, at a tenth of its time. */
public final class Thousands {

    private static final int TOGETHER = 3;

    private Thousands() {}

    /** Returns a number with thousands apart. */
    public static String apart(long number) {
        return apart(Long.toString(number));
    }

    /** Returns a number with thousands apart, however large. */
    public static String apart(BigInteger number) {
        return apart(number.toString());
    }

    private static String apart(String digits) {
        int first = digits.startsWith("-") ? 1 : 0;
        if (digits.length() - first <= TOGETHER) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits.length() + digits.length() / TOGETHER);
        for (int i = 0; i < digits.length(); i++) {
            if (i > first && (digits.length() - i) % TOGETHER == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }
}
