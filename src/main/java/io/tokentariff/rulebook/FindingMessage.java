package io.tokentariff.rulebook;

import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.Usage;
import io.tokentariff.usage.ModelId;
import java.util.List;
import java.util.Objects;

/** Fills the placeholders of a finding's message. */
final class FindingMessage {

    /** Names out of usage files may be of any length; a message is not. */
    private static final int LONGEST_NAME = 80;

    private FindingMessage() {}

    static String fill(Finding finding, Usage usage, RateCard card) {
        String message = finding.message();
        if (message.indexOf('{') < 0) {
            return message;
        }
        return message.replace("{model}", shown(ModelId.canonical(usage.model(), usage.fineTuned())))
                .replace("{tier}", shown(usage.tier()))
                .replace("{region}", shown(usage.region()))
                .replace("{status}", usage.status())
                .replace("{meter}", shown(Objects.requireNonNullElse(finding.meter(), "")))
                .replace("{nearest}", message.contains("{nearest}") ? nearest(usage, card) : "");
    }

    private static String nearest(Usage usage, RateCard card) {
        List<String> names = usage.model().isEmpty() ? List.of() : card.nearestModels(usage.model());
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String shown(String name) {
        if (name.isEmpty()) {
            return "(not said)";
        }
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
