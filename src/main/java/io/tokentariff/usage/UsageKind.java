package io.tokentariff.usage;

/**
 * What many records have in common, as their log names it. Readers hand out one instance for equal kinds, so that looking
 * a kind up is quick.
 *
 * @param model as the provider names it, an alias, a snapshot or a fine-tuned id; {@link #NOT_SAID} if the log does not say
 * @param serviceTier as the provider names it: {@code default}, {@code batch}, {@code flex}, …
 * @param tierSaid whether the log says the tier; where it does not, {@code serviceTier} is an assumption
 * @param operation inference or training
 * @param region the data-residency endpoint, {@code global} for none
 * @param status how it ended
 */
public record UsageKind(
        String model, String serviceTier, boolean tierSaid, Operation operation, String region, UsageStatus status) {

    /** The model where a log does not name one. */
    public static final String NOT_SAID = "";

    /** The tier where a record names none: policy 1. */
    public static final String DEFAULT_TIER = "standard";

    /** The region where a record names none: policy 1. */
    public static final String NO_REGION = "global";

    /** Returns completed inference on the standard tier, without a residency endpoint. */
    public static UsageKind of(String model) {
        return new UsageKind(model, DEFAULT_TIER, true, Operation.INFERENCE, NO_REGION, UsageStatus.COMPLETED);
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

    @Override
    public int hashCode() {
        // strings keep their hash; the enums' own hash differs from run to run
        int hash = model.hashCode() * 31 + serviceTier.hashCode();
        hash = hash * 31 + region.hashCode();
        hash = hash * 31 + operation.word().hashCode() + status.word().hashCode();
        return tierSaid ? hash : ~hash;
    }
}
