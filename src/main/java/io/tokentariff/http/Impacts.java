package io.tokentariff.http;

import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.money.Money;
import io.tokentariff.problem.Limit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What edits did to the bills they were tried on: whoever publishes one says an amount that was computed for it. Thread-safe. */
final class Impacts {

    private final Map<Edit, Set<Money>> computed = new LinkedHashMap<>();

    /**
     * From one rulebook to another.
     *
     * @param before revision of the rulebook
     * @param after likewise
     */
    record Edit(String before, String after) {}

    /** Notes what an edit does to some bill. */
    synchronized void note(Edit edit, Money delta) {
        computed.computeIfAbsent(edit, each -> new LinkedHashSet<>()).add(delta);
        if (computed.size() > Limit.JOBS_KEPT.most()) {
            computed.remove(computed.keySet().iterator().next());
        }
    }

    /**
     * Refuses an amount that is none of those computed. Where none was computed, whoever publishes has seen none, and any is taken.
     *
     * @param said the amount as it was written, with or without its sign
     * @throws HttpFault 409 if it is another, or no amount
     */
    synchronized void check(Edit edit, String said) {
        Set<Money> known = computed.getOrDefault(edit, Set.of());
        Money amount = Money.ofAnyNotation(said.startsWith("+") ? said.substring(1) : said);
        if (!known.isEmpty() && (amount == null || !known.contains(amount))) {
            throw new HttpFault(
                    409,
                    "other-delta",
                    "The edit was tried, and changes the bill by %s USD, not by %s."
                            .formatted(
                                    known.stream().map(Money::toPlainString).collect(Collectors.joining(" or ")),
                                    said));
        }
    }
}
