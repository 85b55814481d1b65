package io.tokentariff.advice;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object of a profiles file; each fault is a problem with the field's path. */
final class ProfileFields {

    /** So that share x tokens of one record fits a {@code long}. */
    static final int SHARE_DECIMALS = 6;

    private static final String END_OF_DAY = "24:00";
    private static final Pattern HOURS =
            Pattern.compile("((?:[01]\\d|2[0-3]):[0-5]\\d)-((?:[01]\\d|2[0-3]):[0-5]\\d|24:00)");

    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
    private static final int MOST_DECIMALS = 12;

    private final JsonNode node;
    private final String path;
    private final String file;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    ProfileFields(JsonNode node, String path, String file, Problems problems) {
        this.node = node;
        this.path = path;
        this.file = file;
        this.problems = problems;
    }

    /** Reports what is no object. */
    boolean isObject() {
        if (!node.isObject()) {
            report("", "must be an object");
        }
        return node.isObject();
    }

    /** Reports fields that nobody asked for. */
    void reportUnknown() {
        for (String name : names()) {
            if (!asked.contains(name)) {
                problems.add(Problem.error(
                        "unknown-field",
                        file,
                        0,
                        0,
                        "%s.%s is no field of a profile.".formatted(path, name),
                        NearestName.hint(name, asked)));
            }
        }
    }

    Collection<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Nullable
    ProfileFields object(String name) {
        JsonNode field = field(name);
        ProfileFields inner = field == null ? null : new ProfileFields(field, path + "." + name, file, problems);
        return inner != null && inner.isObject() ? inner : null;
    }

    @Nullable
    String text(String name) {
        JsonNode field = field(name);
        JsonNode text = field == null ? null : held(field.isTextual(), field, name, "must be a text");
        return text == null ? null : text.textValue();
    }

    String word(String name, List<String> words) {
        String text = text(name);
        if (text == null || text.equals(WorkloadProfile.UNKNOWN)) {
            return WorkloadProfile.UNKNOWN;
        }
        if (!words.contains(text)) {
            report("." + name, "is \"%s\"; it can be %s".formatted(text, String.join(", ", words)));
        }
        return text;
    }

    String yesNo(String name) {
        JsonNode field = field(name);
        if (field != null && field.isBoolean()) {
            return field.booleanValue() ? WorkloadProfile.YES : WorkloadProfile.NO;
        }
        return word(name, List.of(WorkloadProfile.YES, WorkloadProfile.NO));
    }

    @Nullable
    LocalDate date(String name) {
        String text = text(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            report("." + name, "is \"%s\", which is not a date such as 2026-07-01".formatted(text));
            return null;
        }
    }

    /** A time zone by its name. */
    @Nullable
    ZoneId zone(String name) {
        String text = text(name);
        try {
            return text == null ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            report("." + name, "is \"%s\", which is no time zone such as Europe/Berlin".formatted(text));
            return null;
        }
    }

    /** Hours of the day on the tier of that name, such as {@code 20:00-06:00}; midnight at their end may be 24:00. */
    TierHours.@Nullable Span hours(String tier) {
        String text = text(tier);
        if (text == null) {
            return null;
        }
        Matcher hours = HOURS.matcher(text);
        if (hours.matches()) {
            LocalTime from = LocalTime.parse(hours.group(1));
            LocalTime until = hours.group(2).equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(hours.group(2));
            if (!from.equals(until)) {
                return new TierHours.Span(tier, from, until);
            }
        }
        report("." + tier, "is \"%s\", which are no hours such as 20:00-06:00".formatted(text));
        return null;
    }

    @Nullable
    Long whole(String name, long least) {
        BigDecimal value = decimal(name, BigDecimal.valueOf(least), null);
        boolean whole = value == null || value.stripTrailingZeros().scale() <= 0;
        BigDecimal held = held(whole, value, name, "must be a whole number");
        return held == null ? null : Long.valueOf(held.longValueExact());
    }

    /** A decimal above zero. */
    @Nullable
    BigDecimal above(String name) {
        BigDecimal value = decimal(name, BigDecimal.ZERO, null);
        return held(value == null || value.signum() != 0, value, name, "must be above 0");
    }

    /** A decimal from 0 to 1. */
    @Nullable
    BigDecimal share(String name) {
        BigDecimal value = decimal(name, BigDecimal.ZERO, BigDecimal.ONE);
        boolean fits = value == null || value.stripTrailingZeros().scale() <= SHARE_DECIMALS;
        return held(fits, value, name, "has more than %s decimals".formatted(SHARE_DECIMALS));
    }

    @Nullable
    BigDecimal decimal(String name, BigDecimal least, @Nullable BigDecimal most) {
        JsonNode field = field(name);
        BigDecimal value = field == null ? null : number(name, field);
        if (value == null) {
            return null;
        }
        boolean within = value.compareTo(least) >= 0 && (most == null || value.compareTo(most) <= 0);
        String range = most == null
                ? "at least " + least.toPlainString()
                : "from %s to %s".formatted(least.toPlainString(), most.toPlainString());
        return held(within, value, name, "is %s; it must be %s".formatted(value.toPlainString(), range));
    }

    private @Nullable BigDecimal number(String name, JsonNode field) {
        BigDecimal value = null;
        if (field.isNumber()) {
            value = field.decimalValue();
        } else if (field.isTextual() && field.textValue().matches("-?\\d{1,12}(\\.\\d{1,12})?")) {
            value = new BigDecimal(field.textValue());
        }
        boolean fits = value != null && value.abs().compareTo(LARGEST) <= 0 && value.scale() <= MOST_DECIMALS;
        return held(fits, value, name, "is not a decimal number such as 0.40");
    }

    /** Returns the value if something holds of it; else what is wrong with it is reported, and it is none. */
    private <T> @Nullable T held(boolean holds, @Nullable T value, String name, String what) {
        if (!holds) {
            report("." + name, what);
        }
        return holds ? value : null;
    }

    void report(String field, String what) {
        problems.add(Problem.error("bad-profile", file, 0, "%s%s %s.".formatted(path, field, what)));
    }

    @Nullable
    JsonNode field(String name) {
        asked.add(name);
        JsonNode field = node.get(name);
        return field == null || field.isNull() ? null : field;
    }
}
