package io.tokentariff.usage;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What many records have in common, as their log names it. Readers hand out one instance for equal kinds; a kind knows its
 * hash, so that looking it up for each record is quick.
 */
public final class UsageKind implements Comparable<UsageKind> {

    /** The model where a log does not name one. */
    public static final String NOT_SAID = "";

    /** The tier where a record names none: policy 1. */
    public static final String DEFAULT_TIER = "standard";

    /** The region where a record names none: policy 1. */
    public static final String NO_REGION = "global";

    private final String model;
    private final String serviceTier;
    private final boolean tierSaid;
    private final Operation operation;
    private final String region;
    private final UsageStatus status;
    private final int hash;

    /**
     * @param model as the provider names it, an alias, a snapshot or a fine-tuned id; {@link #NOT_SAID} if the log does not say
     * @param serviceTier as the provider names it: {@code default}, {@code batch}, {@code flex}, …
     * @param tierSaid whether the log says the tier; where it does not, {@code serviceTier} is an assumption
     * @param operation inference or training
     * @param region the data-residency endpoint, {@code global} for none
     * @param status how it ended
     */
    public UsageKind(
            String model,
            String serviceTier,
            boolean tierSaid,
            Operation operation,
            String region,
            UsageStatus status) {
        this.model = Names.checked("model", Objects.requireNonNull(model, "model"));
        this.serviceTier = Names.checked("service_tier", Objects.requireNonNull(serviceTier, "serviceTier"));
        this.tierSaid = tierSaid;
        this.operation = Objects.requireNonNull(operation, "operation");
        this.region = Names.checked("region", Objects.requireNonNull(region, "region"));
        this.status = Objects.requireNonNull(status, "status");
        // words: the enums' own hash differs from run to run
        int texts = (model.hashCode() * 31 + serviceTier.hashCode()) * 31 + region.hashCode();
        int all = texts * 31 + operation.word().hashCode() + status.word().hashCode();
        this.hash = tierSaid ? all : ~all;
    }

    /** Returns completed inference on the standard tier, without a residency endpoint. */
    public static UsageKind of(String model) {
        return new UsageKind(model, DEFAULT_TIER, true, Operation.INFERENCE, NO_REGION, UsageStatus.COMPLETED);
    }

    /** The model as the provider names it, an alias, a snapshot or a fine-tuned id; {@link #NOT_SAID} if the log does not say. */
    public String model() {
        return model;
    }

    /** The service tier as the provider names it. */
    public String serviceTier() {
        return serviceTier;
    }

    /** Whether the log says the tier; where it does not, {@link #serviceTier} is an assumption. */
    public boolean tierSaid() {
        return tierSaid;
    }

    public Operation operation() {
        return operation;
    }

    /** The data-residency endpoint, {@link #NO_REGION} for none. */
    public String region() {
        return region;
    }

    /** How it ended. */
    public UsageStatus status() {
        return status;
    }

    /** All that it says, as the words of a usage file. */
    public List<String> words() {
        return List.of(model, serviceTier, String.valueOf(tierSaid), operation.word(), region, status.word());
    }

    public UsageKind withServiceTier(String tier) {
        return new UsageKind(model, tier, true, operation, region, status);
    }

    public UsageKind withModel(String newModel) {
        return new UsageKind(newModel, serviceTier, tierSaid, operation, region, status);
    }

    public UsageKind withRegion(String newRegion) {
        return new UsageKind(model, serviceTier, tierSaid, operation, newRegion, status);
    }

    public UsageKind withOperation(Operation newOperation) {
        return new UsageKind(model, serviceTier, tierSaid, newOperation, region, status);
    }

    public UsageKind withStatus(UsageStatus newStatus) {
        return new UsageKind(model, serviceTier, tierSaid, operation, region, newStatus);
    }

    /** By what it says, in the order of {@link #words}. */
    @Override
    public int compareTo(UsageKind other) {
        return this == other ? 0 : Names.compare(words(), other.words());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof UsageKind that
                        && hash == that.hash
                        && tierSaid == that.tierSaid
                        && operation == that.operation
                        && status == that.status
                        && model.equals(that.model)
                        && serviceTier.equals(that.serviceTier)
                        && region.equals(that.region));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "UsageKind[model=%s, serviceTier=%s, tierSaid=%s, operation=%s, region=%s, status=%s]"
                .formatted(model, serviceTier, tierSaid, operation, region, status);
    }
}
