package io.tokentariff.rating.statement;

import io.tokentariff.money.ExactSum;
import io.tokentariff.money.Money;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.Plan;
import io.tokentariff.rating.PlanArithmetic;
import io.tokentariff.rating.PriceStatus;
import io.tokentariff.rating.TokenTotals;
import io.tokentariff.usage.Meters;
import io.tokentariff.usage.TokenCounts;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums of one group while a statement is built. Not thread-safe. */
final class GroupTotals {

    private final List<@Nullable String> key;
    private final ExactSum amount = new ExactSum();

    /** Of records with something put on for charging others: what is charged, and what it costs without that. */
    private final ExactSum marked = new ExactSum();

    private final ExactSum costOfMarked = new ExactSum();
    private boolean hasMarkup;
    private final TokenTotals priced = new TokenTotals();
    private final TokenTotals withoutPrice = new TokenTotals();
    private long records;
    private long unpriced;
    private long pricedRecords;
    private boolean chargesRequests;

    GroupTotals(List<@Nullable String> key) {
        this.key = key;
    }

    void add(TokenCounts tokens, Plan plan) {
        records++;
        switch (plan.status()) {
            case PRICED -> {
                pricedRecords++;
                plan.arithmetic().addChargesTo(amount, tokens);
                PlanArithmetic cost = plan.cost();
                if (cost != null) {
                    hasMarkup = true;
                    plan.arithmetic().addChargesTo(marked, tokens);
                    cost.addChargesTo(costOfMarked, tokens);
                }
                chargesRequests |= plan.arithmetic().chargesRequests();
                priced.add(tokens);
            }
            case UNPRICED -> {
                unpriced++;
                withoutPrice.add(tokens);
            }
            case NOT_BILLED -> {}
        }
    }

    /**
     * Adds what a record has of the one meter that the group is of.
     *
     * @param requests how many requests the record sums up
     * @param price what the meter costs
     * @param cost the same without what is put on for charging others; null where nothing is
     */
    void add(String meter, long count, long requests, PriceStatus status, Money price, @Nullable Money cost) {
        records++;
        if (status == PriceStatus.UNPRICED) {
            unpriced++;
            withoutPrice.add(meter, BigInteger.valueOf(count));
            return;
        }
        pricedRecords++;
        amount.add(price.usd());
        if (cost != null) {
            hasMarkup = true;
            marked.add(price.usd());
            costOfMarked.add(cost.usd());
        }
        priced.add(Meters.REQUESTS, BigInteger.valueOf(requests));
        if (meter.equals(Meters.REQUESTS)) {
            chargesRequests = true;
        } else if (count > 0) { // tokens that come with calls are not counted in usage
            priced.add(meter, BigInteger.valueOf(count));
        }
    }

    /** Its values, in the order of the dimensions; one list for all of its records. */
    List<@Nullable String> key() {
        return key;
    }

    /** Adds what another part of the log has of the same group. */
    void add(GroupTotals other) {
        amount.add(other.amount);
        marked.add(other.marked);
        costOfMarked.add(other.costOfMarked);
        hasMarkup |= other.hasMarkup;
        priced.add(other.priced);
        withoutPrice.add(other.withoutPrice);
        records += other.records;
        unpriced += other.unpriced;
        pricedRecords += other.pricedRecords;
        chargesRequests |= other.chargesRequests;
    }

    /** Adds what a statement has of the same group. */
    void add(Statement.Group other) {
        amount.add(other.known().usd());
        Money cost = other.cost();
        if (cost != null) {
            hasMarkup = true;
            marked.add(other.known().usd());
            costOfMarked.add(cost.usd());
        }
        other.tokens().forEach((meter, count) -> {
            if (!meter.equals(Meters.REQUESTS)) {
                priced.add(meter, count);
            }
        });
        priced.add(Meters.REQUESTS, other.requests());
        other.unpricedTokens().forEach(withoutPrice::add);
        records += other.records();
        unpriced += other.unpriced();
        pricedRecords += other.priced();
        chargesRequests |= other.tokens().containsKey(Meters.REQUESTS);
    }

    Statement.Group build(List<Dimension> by, Comparator<String> billOrder) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < by.size(); i++) {
            values.put(by.get(i).name(), key.get(i));
        }
        return new Statement.Group(
                values,
                records,
                pricedRecords,
                unpriced,
                priced.count(Meters.REQUESTS),
                priced.build(billOrder, chargesRequests),
                withoutPrice.build(billOrder, false),
                unpriced > 0 && pricedRecords == 0 ? null : amount.total(),
                hasMarkup ? amount.total().minus(marked.total()).plus(costOfMarked.total()) : null,
                null);
    }
}
