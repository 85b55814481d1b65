package io.tokentariff.rating.statement;

import io.tokentariff.money.Money;
import io.tokentariff.money.Rounding;
import io.tokentariff.ratecard.MeterInfo;
import io.tokentariff.rating.Finding;
import io.tokentariff.rating.RuleRef;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the usage of a log costs in all. The total is the sum of the groups' amounts and the lines of agreements less the credits,
 * exactly.
 *
 * @param usageTotal the sum of the groups
 * @param meters the rulebook's meters, in the order of a bill
 * @param records what became of the lines read
 * @param groups the usage, grouped
 * @param settlement what agreements and free credits do to it
 * @param findings what the reader must know, unpriced first
 * @param revision the rulebook that priced it, {@code sha256:…}
 * @param part what it is as a part of a larger one
 */
public record Statement(
        Money usageTotal,
        List<MeterInfo> meters,
        RecordCounts records,
        List<Group> groups,
        Settlement settlement,
        List<CountedFinding> findings,
        String revision,
        StatementPart part) {

    /** The currency of everything here. */
    public static final String CURRENCY = "USD";

    public Statement {
        meters = List.copyOf(meters);
        groups = List.copyOf(groups);
        findings = List.copyOf(findings);
    }

    /**
     * The usage with one value of each dimension.
     *
     * @param by value by dimension, in the order asked for; null where the usage does not say
     * @param records how many records, unpriced and not billed ones included
     * @param priced how many of them have a price
     * @param unpriced how many of them have no price
     * @param requests how many requests the priced ones sum up, charged for or not
     * @param tokens count by meter, in the order of a bill; of priced records only; the requests where they are charged
     * @param amount what they cost at list prices
     * @param cost the same without what is put on for charging others; null where nothing is
     * @param net what agreements leave of it, before free credit and tax; null where there are none, or nothing has a price
     */
    public record Group(
            Map<String, @Nullable String> by,
            long records,
            long priced,
            long unpriced,
            BigInteger requests,
            Map<String, BigInteger> tokens,
            Map<String, BigInteger> unpricedTokens,
            @Nullable Money amount,
            @Nullable Money cost,
            @Nullable Money net)
            implements Serializable {

        public Group {
            by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
            tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
            unpricedTokens = Collections.unmodifiableMap(new LinkedHashMap<>(unpricedTokens));
        }

        /** Returns the group with what agreements leave of it. */
        Group leaving(@Nullable Money left) {
            return new Group(
                    by,
                    records,
                    priced,
                    unpriced,
                    requests,
                    tokens,
                    unpricedTokens,
                    amount,
                    cost,
                    amount == null ? null : left);
        }

        /** What is known to be paid for it: 0 where nothing of it has a price. */
        public Money known() {
            return amount == null ? Money.ZERO : amount;
        }

        /** The values of the dimensions, in the order asked for. */
        public List<@Nullable String> values() {
            return Collections.unmodifiableList(new ArrayList<>(by.values()));
        }
    }

    /**
     * A finding with the number of records it is about.
     *
     * @param code stable name
     * @param effect what it does to these records
     * @param message one sentence
     * @param rule the rule that found it, null for what reading found
     * @param records how many
     */
    public record CountedFinding(
            String code, Finding.Effect effect, String message, @Nullable RuleRef rule, long records)
            implements Serializable {}

    /** What agreements leave to be paid, before tax: the usage, all lines but taxes, and what free credits paid. */
    public Money net() {
        Money net = usageTotal;
        for (BillLine line : settlement.lines()) {
            net = line.isTax() ? net : net.plus(line.amount());
        }
        for (CreditLine credit : credits()) {
            net = net.minus(credit.used());
        }
        return net;
    }

    /** What the usage costs without what is put on for charging others; null where nothing is. */
    public @Nullable Money cost() {
        return groups.stream().allMatch(group -> group.cost() == null)
                ? null
                : groups.stream()
                        .map(group -> Objects.requireNonNullElse(group.cost(), group.known()))
                        .reduce(Money.ZERO, Money::plus);
    }

    /** The taxes on it. */
    public Money tax() {
        return settlement.lines().stream()
                .filter(BillLine::isTax)
                .map(BillLine::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** What is to be paid, exactly, tax included. */
    public Money total() {
        return net().plus(tax());
    }

    /** What free credits paid for. */
    public List<CreditLine> credits() {
        return settlement.credits();
    }

    /** What is to be paid, in cents, half a cent to the even neighbour. */
    public String totalRounded() {
        return Rounding.CENTS_HALF_EVEN.apply(total());
    }

    /** Whether the total leaves out usage that has no price, could not be read, or was not counted. */
    public boolean atLeast() {
        return records.unpriced() > 0
                || records.rejected() > 0
                || findings.stream().anyMatch(finding -> finding.effect() == Finding.Effect.AT_LEAST);
    }
}
