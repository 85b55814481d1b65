package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import java.io.Serializable;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the usage of one kind comes to at list prices on days that no agreement tells apart. Besides the day and the group it has what
 * some agreement asks for; what none asks for, or the usage does not say, is null.
 *
 * @param day the first of the days it is of
 * @param project whose it is
 * @param user whose it is
 * @param apiKey whose it is
 * @param tags the tags that some agreement asks for
 * @param region where it ran
 * @param provider who served it
 * @param model canonical name of the model
 * @param tier service tier
 * @param meter what was counted
 * @param group the values of the dimensions that the statement is grouped by
 * @param tokens how many tokens, where some agreement asks for them
 * @param amount what they cost
 */
public record PeriodSum(
        LocalDate day,
        @Nullable String project,
        @Nullable String user,
        @Nullable String apiKey,
        Map<String, String> tags,
        @Nullable String region,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String tier,
        @Nullable String meter,
        List<@Nullable String> group,
        BigInteger tokens,
        Money amount)
        implements Serializable {

    public PeriodSum {
        tags = Map.copyOf(tags);
        group = Collections.unmodifiableList(new ArrayList<>(group));
    }
}
