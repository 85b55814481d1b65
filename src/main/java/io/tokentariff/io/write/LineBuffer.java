package io.tokentariff.io.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** Bytes that grow: texts, whole numbers, decimals and instants, without making objects. For one thread. */
final class LineBuffer {

    private static final int FIRST_SIZE = 1 << 16;
    private static final int MOST_DIGITS = 20;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int CENTS = 2;
    private static final int HUNDRED = 100;

    /** The digits of 00 to 99: two at once take half the divisions. */
    private static final byte[] PAIRS = pairs();

    private static final long FIRST_PLAIN_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_PLAIN_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;
    private final byte[] digits = new byte[MOST_DIGITS];
    private long day = Long.MIN_VALUE;
    private byte[] dayText = {};

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void add(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    /** Adds a text in quotes; false, and nothing added, if it has characters that JSON or UTF-8 writes otherwise. */
    boolean plainText(String text) {
        int count = text.length();
        room(count + 2);
        int at = length;
        bytes[at++] = '"';
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                return false;
            }
            bytes[at++] = (byte) c;
        }
        bytes[at++] = '"';
        length = at;
        return true;
    }

    /** Adds a number of zero or more. */
    void number(long value) {
        int from = digits(value);
        room(MOST_DIGITS);
        System.arraycopy(digits, from, bytes, length, MOST_DIGITS - from);
        length += MOST_DIGITS - from;
    }

    /** Adds {@code unscaled x 10^-scale}, zero or more and of a scale of 2 or more, as {@link io.tokentariff.money.Money#toPlainString} writes it. */
    void decimal(long unscaled, int scale) {
        if (unscaled == 0) {
            number(0);
            return;
        }
        int from = digits(unscaled);
        int end = MOST_DIGITS;
        int decimals = scale;
        while (decimals > CENTS && end > from && digits[end - 1] == '0') {
            end--;
            decimals--;
        }
        int whole = end - from - decimals;
        room(MOST_DIGITS + decimals + CENTS + 2);
        if (whole > 0) {
            System.arraycopy(digits, from, bytes, length, whole);
            length += whole;
        } else {
            bytes[length++] = '0';
        }
        bytes[length++] = '.';
        for (int i = whole; i < 0; i++) {
            bytes[length++] = '0';
        }
        int first = from + Math.max(0, whole);
        System.arraycopy(digits, first, bytes, length, end - first);
        length += end - first;
    }

    /** Adds an instant as {@link Instant#toString} writes it. */
    void instant(Instant at) {
        long second = at.getEpochSecond();
        long onDay = Math.floorDiv(second, SECONDS_A_DAY);
        if (onDay < FIRST_PLAIN_DAY || onDay > LAST_PLAIN_DAY || at.getNano() != 0) {
            add(at.toString().getBytes(UTF_8));
            return;
        }
        if (onDay != day) {
            dayText = LocalDate.ofEpochDay(onDay).toString().getBytes(UTF_8);
            day = onDay;
        }
        add(dayText);
        int time = Math.floorMod(second, SECONDS_A_DAY);
        room(10);
        two('T', time / 3600);
        two(':', time / 60 % 60);
        two(':', time % 60);
        bytes[length++] = 'Z';
    }

    private void two(char before, int value) {
        bytes[length++] = (byte) before;
        bytes[length++] = (byte) ('0' + value / 10);
        bytes[length++] = (byte) ('0' + value % 10);
    }

    /** Puts the digits at the end of {@link #digits}, and returns where they begin. */
    private int digits(long value) {
        int from = MOST_DIGITS;
        long rest = value;
        while (rest >= HUNDRED) {
            long hundreds = rest / HUNDRED;
            int pair = 2 * (int) (rest - hundreds * HUNDRED);
            digits[--from] = PAIRS[pair + 1];
            digits[--from] = PAIRS[pair];
            rest = hundreds;
        }
        digits[--from] = PAIRS[2 * (int) rest + 1];
        if (rest >= 10) {
            digits[--from] = PAIRS[2 * (int) rest];
        }
        return from;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[2 * HUNDRED];
        for (int i = 0; i < HUNDRED; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
