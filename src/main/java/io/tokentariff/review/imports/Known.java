package io.tokentariff.review.imports;

import io.tokentariff.ratecard.ModelInfo;
import io.tokentariff.ratecard.RateCard;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlannedCharge;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.usage.ModelId;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a rulebook says of prices already, on the last day that its tables speak of and after. */
final class Known {

    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);

    private final Rulebook rulebook;
    private final RateCard card;
    private final LocalDate day;

    Known(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.card = rulebook.rateCard();
        TreeSet<LocalDate> days = new TreeSet<>();
        card.rows().dated().forEach(row -> row.period().addTo(days));
        this.day = days.isEmpty() ? SOME_DAY : days.last();
    }

    /** Returns the size of context above which a model costs something else, null for none. */
    @Nullable
    Long threshold(ModelInfo model) {
        return card.rows().longContexts().stream()
                .filter(row -> row.model().equals(model.name()) && row.period().covers(day))
                .map(row -> row.threshold())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Returns how the rules charge a meter, null if they do not. */
    @Nullable
    PlannedCharge charge(RowKey key, @Nullable Long above) {
        String name = card.servedBy(ModelId.canonical(key.model(), key.fineTuned()), key.provider());
        TokenCounts one = TokenCounts.ofOne(key.meter(), 1);
        UsageRecord record = UsageRecord.atNoon(
                day, UsageKind.of(name).withServiceTier(key.tier()), above == null ? one : one.withContext(above + 2));
        Plan plan = rulebook.plan(record);
        return plan.charges().stream()
                .filter(charge -> charge.meter().equals(key.meter()))
                .findFirst()
                .orElse(null);
    }

    /** Whether some row, in force or no longer, is of the same meter of the model on the tier. */
    boolean hasRow(RowKey key) {
        return card.ratesOf(key.model()).stream()
                .anyMatch(rate -> rate.meter().equals(key.meter())
                        && rate.isOn(key.tier())
                        && (rate.fineTuned() == null || rate.fineTuned() == key.fineTuned())
                        && Objects.equals(rate.provider(), key.provider()));
    }
}
