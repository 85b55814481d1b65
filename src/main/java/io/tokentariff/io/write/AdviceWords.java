package io.tokentariff.io.write;

import io.tokentariff.advice.Advice;
import io.tokentariff.advice.AdviceMessage;
import io.tokentariff.advice.AdviceRounding;
import io.tokentariff.advice.Alternative;
import io.tokentariff.advice.FineTuningEstimate;
import io.tokentariff.advice.Recommendation;
import io.tokentariff.advice.Workload;
import io.tokentariff.money.Money;
import io.tokentariff.money.PlainDecimal;
import io.tokentariff.money.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an advice says, in words. */
final class AdviceWords {

    private static final String NOTHING = "-";

    private AdviceWords() {}

    static String headline(Advice advice) {
        Alternative target = advice.target();
        return switch (advice.verdict()) {
            case Recommendation.MIGRATE -> "migrate to " + place(Objects.requireNonNull(target));
            case Recommendation.MOVE_TIER ->
                "move to the tier " + Objects.requireNonNull(target).tier();
            case Recommendation.USE_CACHING -> "use the prompt cache better";
            case Recommendation.REVIEW -> "review";
            default -> "stay";
        };
    }

    private static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    private static String place(Alternative target) {
        return target.model() + " on " + target.tier();
    }

    /** The facts of the advice by their names, in the order in which they are printed. */
    static Map<String, String> facts(Advice advice) {
        Map<String, String> facts = new LinkedHashMap<>();
        Workload workload = advice.workload();
        if (workload == null) {
            return facts;
        }
        facts.put(
                "Now",
                "%s on %s: %s for %s in %s, %s a month"
                        .formatted(
                                workload.model(),
                                workload.tier(),
                                dollars(Ratio.of(workload.cost())),
                                count(workload.records(), "record"),
                                count(workload.days(), "day"),
                                dollars(workload.monthlyCost())));
        Ratio saving = advice.monthlySaving();
        if (saving != null && saving.signum() != 0) {
            facts.put(
                    saving.isPositive() ? "Saves" : "Costs more",
                    "%s a month, %s in %s months"
                            .formatted(
                                    dollars(magnitude(saving)),
                                    dollars(magnitude(advice.horizonSaving())),
                                    PlainDecimal.shortest(workload.horizonMonths())));
        }
        if (advice.paybackMonths() != null) {
            facts.put("Payback", AdviceRounding.MONTHS.apply(advice.paybackMonths()) + " months");
        }
        Advice.ShownBreakEven shown = advice.breakEven();
        if (shown != null) {
            String own = shown.own() == null
                    ? "you have no output"
                    : "you are at " + AdviceRounding.RATIO.apply(shown.own());
            facts.put("Break-even", "%s is cheaper %s; %s".formatted(shown.model(), AdviceMessage.said(shown), own));
        }
        FineTuningEstimate tuning = advice.fineTuning();
        if (tuning != null) {
            facts.put("Fine-tuning", fineTuning(tuning));
        }
        return facts;
    }

    static String fineTuning(FineTuningEstimate estimate) {
        String pays = estimate.paysInMonth() == null ? "it never pays" : "it pays in month " + estimate.paysInMonth();
        return "training %s once; a month on the base model %s, on the fine-tuned one %s: %s"
                .formatted(
                        dollars(Ratio.of(estimate.training())),
                        dollars(estimate.monthlyBase()),
                        dollars(estimate.monthlyTuned()),
                        pays);
    }

    /** The comparison, cheapest first, the usage as it is in its place. */
    static List<List<String>> rows(Advice advice) {
        List<List<String>> rows = new ArrayList<>();
        Workload workload = advice.workload();
        if (workload == null) {
            return rows;
        }
        List<String> now =
                List.of("(now)", workload.model(), workload.tier(), money(workload.cost()), NOTHING, "1", "1", NOTHING);
        boolean shown = false;
        for (Alternative each : advice.alternatives()) {
            boolean dearer = each.saving() == null || each.saving().isNegative();
            if (!shown && dearer) {
                rows.add(now);
                shown = true;
            }
            rows.add(List.of(
                    each.change(),
                    each.model(),
                    each.tier(),
                    each.cost() == null ? NOTHING : money(each.cost()),
                    each.monthlySaving() == null ? NOTHING : money(each.monthlySaving()),
                    AdviceJson.share(each.pricedShare()),
                    PlainDecimal.shortest(each.outputMultiplier()),
                    each.breakEvenMultiplier() == null
                            ? NOTHING
                            : AdviceRounding.RATIO.apply(each.breakEvenMultiplier())));
        }
        if (!shown) {
            rows.add(now);
        }
        return rows;
    }

    private static String dollars(@Nullable Ratio amount) {
        return "$" + money(amount);
    }

    private static @Nullable Ratio magnitude(@Nullable Ratio amount) {
        return amount == null || amount.signum() >= 0 ? amount : Ratio.ZERO.minus(amount);
    }

    static String money(Money amount) {
        return AdviceRounding.MONEY.apply(amount);
    }

    static String money(@Nullable Ratio amount) {
        return amount == null ? NOTHING : AdviceRounding.MONEY.apply(amount);
    }
}
