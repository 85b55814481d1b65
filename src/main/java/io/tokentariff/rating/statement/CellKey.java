package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.ratecard.ForWhom;
import io.tokentariff.ratecard.UsageScope;
import io.tokentariff.usage.Names;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the usage of one cell has in common: all that some agreement asks, null for what none asks or the usage does not say.
 *
 * @param day the first of the days it is of
 * @param who whose it is
 * @param region where it ran
 * @param provider who served it
 * @param model canonical name of the model
 * @param tier service tier
 * @param meter what was counted
 * @param group the values of the dimensions that the statement is grouped by; null for what belongs to no group
 */
record CellKey(
        LocalDate day,
        Who who,
        @Nullable String region,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String tier,
        @Nullable String meter,
        @Nullable List<@Nullable String> group)
        implements Comparable<CellKey> {

    /**
     * Whose usage it is, as far as some agreement asks.
     *
     * @param tags the tags asked for
     */
    record Who(@Nullable String project, @Nullable String user, @Nullable String apiKey, Map<String, String> tags) {

        /** Nobody that an agreement asks for. */
        static final Who ANYBODY = new Who(null, null, null, Map.of());
    }

    /** Returns the key of a sum of usage. */
    static CellKey of(PeriodSum sum) {
        Who who = new Who(sum.project(), sum.user(), sum.apiKey(), sum.tags());
        return new CellKey(
                sum.day(),
                who.equals(Who.ANYBODY) ? Who.ANYBODY : who,
                sum.region(),
                sum.provider(),
                sum.model(),
                sum.tier(),
                sum.meter(),
                sum.group());
    }

    /** Returns what usage of this key comes to; only of keys that are of a group. */
    PeriodSum sum(BigInteger tokens, Money amount) {
        return new PeriodSum(
                day,
                who.project(),
                who.user(),
                who.apiKey(),
                who.tags(),
                region,
                provider,
                model,
                tier,
                meter,
                Objects.requireNonNull(group),
                tokens,
                amount);
    }

    /** Whether it is usage that a row is about. */
    boolean isOf(UsageScope scope) {
        ForWhom whom = scope.whom();
        ForWhom.Tag tag = whom.tag();
        return ForWhom.isAny(whom.project(), who.project())
                && ForWhom.isAny(whom.user(), who.user())
                && ForWhom.isAny(whom.apiKey(), who.apiKey())
                && (tag == null || tag.value().equals(who.tags().get(tag.name())))
                && whom.includes(region, provider)
                && scope.includes(model, tier, meter);
    }

    /** Returns the key of the same usage in another group. */
    CellKey ofGroup(List<@Nullable String> other) {
        return new CellKey(day, who, region, provider, model, tier, meter, other);
    }

    /** Returns the key of the same usage on another day. */
    CellKey on(LocalDate other) {
        return new CellKey(other, who, region, provider, model, tier, meter, group);
    }

    /** Its value of what an agreement takes each for itself. */
    @Nullable
    String of(String each) {
        return switch (each) {
            case "project" -> who.project();
            case "user" -> who.user();
            case "api_key" -> who.apiKey();
            default -> null;
        };
    }

    @Override
    public int compareTo(CellKey other) {
        int order = day.compareTo(other.day);
        order = order != 0 ? order : Names.compare(names(), other.names());
        order = order != 0 ? order : Names.compare(tags(), other.tags());
        if (order != 0 || group == null || other.group == null) {
            return order != 0 ? order : Boolean.compare(group != null, other.group != null);
        }
        return Names.compare(group, other.group);
    }

    private List<@Nullable String> names() {
        return Arrays.asList(who.project(), who.user(), who.apiKey(), region, provider, model, tier, meter);
    }

    private List<@Nullable String> tags() {
        List<@Nullable String> words = new ArrayList<>();
        new TreeMap<>(who.tags()).forEach((name, value) -> {
            words.add(name);
            words.add(value);
        });
        return words;
    }
}
