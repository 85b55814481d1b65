package io.tokentariff.rating.statement;

import io.tokentariff.money.PlainDecimal;
import java.util.Locale;
import java.util.function.Function;

/** What messages about budgets may have in braces. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
public enum BudgetPlaceholder {
    AGREEMENT(BudgetPassed::budget),
    AMOUNT(passed -> passed.amount().toPlainString()),
    PERCENT(passed -> PlainDecimal.shortest(passed.percent())),
    DAY(passed -> passed.day().toString()),
    SPENT(passed -> passed.spent().toPlainString()),
    WHOSE(passed -> passed.of().isEmpty() ? "" : " of " + passed.of()),
    PERIOD(BudgetPassed::period);

    private final Function<BudgetPassed, String> value;

    BudgetPlaceholder(Function<BudgetPassed, String> value) {
        this.value = value;
    }

    /** The word in the braces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String fill(String message, BudgetPassed passed) {
        String filled = message;
        for (BudgetPlaceholder each : values()) {
            filled = filled.replace("{" + each.word() + "}", each.value.apply(passed));
        }
        return filled;
    }
}
