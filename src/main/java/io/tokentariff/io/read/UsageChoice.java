package io.tokentariff.io.read;

import io.tokentariff.usage.Account;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Which records are taken, and what is said of those whose source could not say it. Safe for several threads.
 *
 * <p>A record is taken if it ran at or after {@code from} and before {@code until}, and if each dimension of {@code only} has one of the
 * values named: {@code model} (as the usage names it, with or without what stands around it), {@code tier}, {@code region},
 * {@code project}, {@code user}, {@code api_key}, {@code workload}, or {@code tag:NAME}. Tier, region and project are given to records
 * that do not say theirs.
 */
public final class UsageChoice {

    /** The names of what {@code only} can ask for, but tags. */
    public static final Set<String> DIMENSIONS =
            Set.of("model", "tier", "region", "project", "user", "api_key", "workload");

    /** Before the name of a tag. */
    public static final String TAG = "tag:";

    private final @Nullable Instant from;
    private final @Nullable Instant until;
    private final Map<String, Set<String>> only;
    private final Said said;
    private final LongAdder leftOut = new LongAdder();
    private final LongAdder tiers = new LongAdder();
    private final LongAdder regions = new LongAdder();
    private final LongAdder projects = new LongAdder();

    /** What is said of records that do not say it; null for nothing. */
    public record Said(@Nullable String tier, @Nullable String region, @Nullable String project) {}

    /**
     * @param from the first instant, null for any
     * @param until the first instant no longer taken, null for none
     * @param only the values taken, by dimension
     */
    public UsageChoice(@Nullable Instant from, @Nullable Instant until, Map<String, Set<String>> only, Said said) {
        this.from = from;
        this.until = until;
        this.only = Map.copyOf(only);
        this.said = said;
    }

    /** Returns the same choice, which has counted nothing. */
    UsageChoice again() {
        return new UsageChoice(from, until, only, said);
    }

    /** Returns the record as it is taken; null if it is not. */
    @Nullable
    UsageRecord take(UsageRecord record) {
        UsageRecord taken = withSaid(record);
        if ((from != null && taken.at().isBefore(from))
                || (until != null && !taken.at().isBefore(until))
                || !isOnly(taken)) {
            leftOut.increment();
            return null;
        }
        return taken;
    }

    private UsageRecord withSaid(UsageRecord record) {
        UsageRecord taken = record;
        if (said.tier() != null && !record.kind().tierSaid()) {
            taken = taken.withKind(taken.kind().withServiceTier(said.tier()));
            tiers.increment();
        }
        if (said.region() != null && record.kind().region().equals(UsageKind.NO_REGION)) {
            taken = taken.withKind(taken.kind().withRegion(said.region()));
            regions.increment();
        }
        if (said.project() != null && record.account().project() == null) {
            taken = taken.withAccount(new Account(
                    said.project(),
                    record.account().user(),
                    record.account().apiKey(),
                    record.account().tags()));
            projects.increment();
        }
        return taken;
    }

    private boolean isOnly(UsageRecord record) {
        for (Map.Entry<String, Set<String>> each : only.entrySet()) {
            String value = value(record, each.getKey());
            boolean model = each.getKey().equals("model")
                    && each.getValue()
                            .contains(ModelId.parse(record.kind().model()).base());
            if (!model && (value == null || !each.getValue().contains(value))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String value(UsageRecord record, String dimension) {
        return switch (dimension) {
            case "model" -> record.kind().model();
            case "tier" -> record.kind().serviceTier();
            case "region" -> record.kind().region();
            case "project" -> record.account().project();
            case "user" -> record.account().user();
            case "api_key" -> record.account().apiKey();
            case "workload" -> record.workload();
            default -> record.account().tags().get(dimension.substring(TAG.length()));
        };
    }

    /** How many records were not taken. */
    public long leftOut() {
        return leftOut.sum();
    }

    /** Of how many records the tier, the region or the project was said that is asked for by this name. */
    public long saidOf(String what) {
        return switch (what) {
            case "tier" -> tiers.sum();
            case "region" -> regions.sum();
            default -> projects.sum();
        };
    }
}
