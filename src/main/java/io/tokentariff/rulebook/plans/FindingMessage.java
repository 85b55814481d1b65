package io.tokentariff.rulebook.plans;

import io.tokentariff.problem.NearestName;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Row;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.Usage;
import io.tokentariff.usage.ModelId;
import java.util.List;
import java.util.Objects;

/** Fills the placeholders of a finding's message. */
public final class FindingMessage {

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
                .replace("{what}", what(finding, card))
                .replace("{nearest}", message.contains("{nearest}") ? nearest(usage, card) : "")
                .replace("{nearest_tier}", nearest(usage.tier(), card.rows().tiers()))
                .replace("{nearest_region}", nearest(usage.region(), card.rows().regions()));
    }

    private static String what(Finding finding, RateCard card) {
        MeterInfo meter = finding.meter() == null ? null : card.meter(finding.meter());
        return meter == null ? "" : meter.what();
    }

    private static String nearest(String name, List<? extends Row.Named> rows) {
        return String.join(
                ", ",
                NearestName.closest(name, rows.stream().map(Row.Named::name).toList(), 1));
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
