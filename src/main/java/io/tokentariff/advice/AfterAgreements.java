package io.tokentariff.advice;

import io.tokentariff.money.Money;
import io.tokentariff.money.Ratio;
import io.tokentariff.rating.statement.UsageMix;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of an advised saving is left after the agreements that the workload's own volume reaches. */
final class AfterAgreements {

    private AfterAgreements() {}

    /** Returns what must be said of it, null where there are no agreements, or nothing is known to be saved. */
    static Advice.@Nullable Note note(Workload workload, Alternative about, WorkloadTotals totals) {
        UsageMix now = totals.usageNow();
        UsageMix then = mix(workload, about, totals);
        Ratio saving = about.monthlySaving();
        if (now == null || then == null || saving == null) {
            return null;
        }
        YearMonth month = YearMonth.from(workload.lastDay()).plusMonths(1);
        Ratio before = workload.monthlyCost();
        Money paidNow = now.on(days(month, before)).total();
        Money paidThen = then.on(days(month, before.minus(saving))).total();
        return new Advice.Note(
                "after-agreements",
                "After agreements, by their rows in force in %s and on this workload's own volume alone, a month costs $%s now and $%s on %s, %s: $%s saved, $%s before agreements."
                        .formatted(
                                month,
                                shown(paidNow),
                                shown(paidThen),
                                about.model(),
                                about.tier(),
                                shown(paidNow.minus(paidThen)),
                                AdviceRounding.MONEY.apply(saving)));
    }

    private static @Nullable UsageMix mix(Workload workload, Alternative about, WorkloadTotals totals) {
        for (Map.Entry<Counterfactual, Amounts> each : totals.alternatives().entrySet()) {
            Counterfactual counterfactual = each.getKey();
            boolean same = counterfactual.change().equals(about.change())
                    && workload.model(counterfactual).equals(about.model())
                    && (counterfactual.tier() == null || counterfactual.tier().equals(about.tier()));
            if (same) {
                return each.getValue().mix();
            }
        }
        return null;
    }

    private static SortedMap<LocalDate, Ratio> days(YearMonth month, Ratio cost) {
        SortedMap<LocalDate, Ratio> days = new TreeMap<>();
        Ratio each = cost.dividedBy(Ratio.of(month.lengthOfMonth(), 1));
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            days.put(month.atDay(day), each);
        }
        return days;
    }

    private static String shown(Money amount) {
        return AdviceRounding.MONEY.apply(amount);
    }
}
