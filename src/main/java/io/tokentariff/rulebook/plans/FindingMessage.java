package io.tokentariff.rulebook.plans;

import io.tokentariff.problem.NearestName;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.ratecard.Row;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.FindingPlaceholder;
import io.tokentariff.rating.Usage;
import io.tokentariff.usage.ModelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills the placeholders of a finding's message. */
public final class FindingMessage {

    /** Names out of usage files may be of any length; a message is not. */
    private static final int LONGEST_NAME = 80;

    private FindingMessage() {}

    static String fill(Finding finding, Usage usage, RateCard card) {
        String message = finding.message();
        int open = message.indexOf('{');
        if (open < 0) {
            return message;
        }
        StringBuilder filled = new StringBuilder(message.length() + LONGEST_NAME);
        int from = 0;
        while (open >= 0) {
            int close = message.indexOf('}', open);
            FindingPlaceholder placeholder =
                    close < 0 ? null : FindingPlaceholder.of(message.substring(open + 1, close));
            String value = placeholder == null ? null : value(placeholder, finding, usage, card);
            if (value != null) {
                filled.append(message, from, open).append(value);
                from = close + 1;
            }
            open = message.indexOf('{', Math.max(from, open + 1));
        }
        return filled.append(message, from, message.length()).toString();
    }

    /** What a placeholder stands for, null if only the finding's factory could say. */
    private static @Nullable String value(FindingPlaceholder placeholder, Finding finding, Usage usage, RateCard card) {
        return switch (placeholder) {
            case MODEL -> shown(ModelId.canonical(usage.model(), usage.fineTuned()));
            case TIER -> shown(usage.tier());
            case PROVIDER -> shown(usage.provider());
            case REGION -> shown(usage.region());
            case STATUS -> usage.status();
            case METER -> shown(Objects.requireNonNullElse(finding.meter(), ""));
            case WHAT -> what(finding, card);
            case NEAREST -> nearest(usage, card);
            case NEAREST_TIER -> nearest(usage.tier(), card.rows().tiers());
            case NEAREST_REGION -> nearest(usage.region(), card.rows().regions());
            case VARIANT, DEVELOPER, RELEASED, RETIRED, SUCCESSORS, AGREEMENT -> null;
        };
    }

    private static String what(Finding finding, RateCard card) {
        MeterInfo meter = finding.meter() == null ? null : card.meter(finding.meter());
        return meter == null ? "" : meter.what();
    }

    private static String nearest(String name, List<? extends Row.Named> rows) {
        List<String> names = new ArrayList<>(rows.size());
        for (Row.Named row : rows) {
            names.add(row.name());
        }
        return String.join(", ", NearestName.closest(name, names, 1));
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
