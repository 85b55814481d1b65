package io.tokentariff.audit.bill;

import io.tokentariff.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of costs as it stands in a file; what is not said is null. */
record CostRow(
        Bucket bucket,
        Money amount,
        @Nullable String item,
        @Nullable BigDecimal tokens,
        @Nullable String project,
        @Nullable String projectName,
        @Nullable String organization,
        @Nullable String user,
        @Nullable String apiKey) {

    /**
     * The time that costs are of.
     *
     * @param start where it begins
     * @param end where it ends, exclusive; null if not said
     */
    record Bucket(Instant start, @Nullable Instant end) {}

    /** All that tells it from other rows of the same costs. */
    List<@Nullable String> key() {
        Instant end = bucket.end();
        return Arrays.asList(
                bucket.start().toString(),
                end == null ? null : end.toString(),
                item,
                project,
                organization,
                user,
                apiKey);
    }
}
