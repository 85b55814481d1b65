package io.tokentariff.io.format;

import io.tokentariff.problem.InvalidUsageException;
import io.tokentariff.usage.UsageRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads instants: ISO 8601 with a date, a time, and {@code Z} or an offset, such as {@code 2026-04-12T08:30:00Z} or
 * {@code 2026-04-12T08:30:00.123456+02:00}.
 */
public final class InstantText {

    private static final int WHOLE_SECONDS = "yyyy-MM-ddTHH:mm:ss".length();
    private static final int MOST_DIGITS = 9;
    private static final int LONGEST = 64;
    private static final int LAST_YEAR = 9999;
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final Pattern LOOSE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?))? *"
                    + "(Z|UTC|[+-]\\d\\d(?::?\\d\\d)?)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}(?:\\.\\d{1,20})?(?:[eE]\\+?\\d\\d?)?");

    private InstantText() {}

    /**
     * Reads an instant written as ISO 8601 has it.
     *
     * @throws InvalidUsageException {@code bad-time} if the characters are no instant
     */
    public static Instant parse(String name, char[] text, int from, int length) {
        if (length > WHOLE_SECONDS && text[from + length - 1] == 'Z') {
            Instant common = common(text, from, length);
            if (common != null) {
                return common;
            }
        }
        String said = new String(text, from, Math.min(length, LONGEST));
        try {
            OffsetDateTime time = OffsetDateTime.parse(said);
            if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // the same answer as for a year that cannot be
        }
        throw new InvalidUsageException(
                "bad-time",
                "%s (\"%s\") is no time; write it as 2026-04-12T08:30:00Z, with Z or an offset.".formatted(name, said));
    }

    /**
     * Reads an instant as databases and logs write it as well: a blank for the {@code T}, no seconds, an offset without a colon, or none:
     * then it is of that zone. A day alone is its midnight.
     *
     * @throws InvalidUsageException {@code bad-time} if the text is no instant
     */
    public static Instant parse(String name, String text, ZoneId zone) {
        Matcher parts = LOOSE.matcher(text.strip());
        if (!parts.matches() || parts.group(1).startsWith("0000")) {
            return parse(name, text.toCharArray(), 0, text.length());
        }
        String day = parts.group(1);
        String time = parts.group(2) == null ? "00:00" : parts.group(2).replace(',', '.');
        String offset = parts.group(3);
        try {
            LocalDateTime local = LocalDateTime.parse(day + "T" + time);
            return local.atZone(offset == null ? zone : ZoneOffset.of(offset.equals("UTC") ? "Z" : offset))
                    .toInstant();
        } catch (DateTimeException e) {
            return parse(name, text.toCharArray(), 0, text.length());
        }
    }

    /** Returns within how many seconds of what {@link #parse(String, String, ZoneId)} reads of a text it was: a day's if it names one alone. */
    public static long within(String text) {
        Matcher parts = LOOSE.matcher(text.strip());
        return parts.matches() && parts.group(2) == null ? UsageRecord.SECONDS_A_DAY : 0;
    }

    /** Whether it is a time as {@link #parse(String, String, ZoneId)} reads it, without a zone or an offset. */
    public static boolean saysNoZone(String text) {
        Matcher parts = LOOSE.matcher(text.strip());
        return parts.matches() && parts.group(3) == null;
    }

    /**
     * Reads a time that is a number, with or without a fraction, of units of 10<sup>-digits</sup> seconds since 1970.
     *
     * @throws InvalidUsageException {@code bad-time} if it is none, or after the year 9999
     */
    public static Instant sinceEpoch(String name, String number, int digits) {
        if (NUMBER.matcher(number).matches()) {
            BigDecimal seconds = new BigDecimal(number).movePointLeft(digits);
            BigInteger whole = seconds.toBigInteger();
            if (whole.bitLength() < Long.SIZE && whole.longValueExact() <= LAST_SECOND) {
                BigDecimal fraction = seconds.subtract(new BigDecimal(whole));
                return Instant.ofEpochSecond(
                        whole.longValueExact(),
                        fraction.movePointRight(MOST_DIGITS).longValue());
            }
        }
        throw new InvalidUsageException(
                "bad-time",
                "%s (%s) is no time; it must be a number of seconds since 1970, or their fractions."
                        .formatted(name, JsonValues.shortened(number)));
    }

    /** Reads the common shape; null for any other, and for a day that does not exist. */
    private static @Nullable Instant common(char[] t, int from, int length) {
        int year = digits(t, from, 4);
        int month = digits(t, from + 5, 2);
        int day = digits(t, from + 8, 2);
        int hour = digits(t, from + 11, 2);
        int minute = digits(t, from + 14, 2);
        int second = digits(t, from + 17, 2);
        boolean separated = t[from + 4] == '-'
                && t[from + 7] == '-'
                && t[from + 10] == 'T'
                && t[from + 13] == ':'
                && t[from + 16] == ':';
        if (!separated || (year | month | day | hour | minute | second) < 0) {
            return null;
        }
        if (year < 1
                || month < 1
                || month > 12
                || day < 1
                || day > daysIn(year, month)
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        int nanos = 0;
        int fraction = length - WHOLE_SECONDS - 1;
        if (fraction > 0) {
            if (t[from + WHOLE_SECONDS] != '.' || fraction == 1 || fraction > MOST_DIGITS + 1) {
                return null;
            }
            nanos = digits(t, from + WHOLE_SECONDS + 1, fraction - 1);
            if (nanos < 0) {
                return null;
            }
            for (int i = fraction - 1; i < MOST_DIGITS; i++) {
                nanos *= 10;
            }
        }
        return Instant.ofEpochSecond(epochDay(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second, nanos);
    }

    private static int digits(char[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01 in the Gregorian calendar; the year begins in March, so that leap days come last. */
    private static long epochDay(int year, int month, int day) {
        int shifted = month > 2 ? year : year - 1;
        long era = shifted / 400;
        int yearOfEra = shifted % 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }
}
