package io.tokentariff.audit;

import io.tokentariff.money.Money;
import io.tokentariff.rating.statement.RecordCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Our prices beside what was billed. Ours less theirs is the sum of the rows' differences, exactly.
 *
 * @param by what amounts are compared by
 * @param tolerance up to which difference, either way, a row is taken to agree
 * @param rows each once, in the order of their values
 * @param records what became of the usage
 * @param atLeast whether our side is known to lack something
 * @param findings what the reader must know
 * @param revision the rulebook that priced our side, {@code sha256:…}
 */
public record Audit(
        Set<Part> by,
        Money tolerance,
        List<Row> rows,
        RecordCounts records,
        boolean atLeast,
        List<Note> findings,
        String revision) {

    public Audit {
        by = Set.copyOf(by);
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }

    /** How a row's two sides stand to each other. */
    public enum Status {
        MATCHING,
        DIFFERING,
        ONLY_OURS,
        ONLY_THEIRS;

        /** {@code only-ours}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A cause, and how much of a row's difference it explains.
     *
     * @param delta ours less theirs
     * @param records how many records, 0 where the bill does not say which
     */
    public record Share(Cause cause, Money delta, long records) {}

    /**
     * What stands beside each other.
     *
     * @param by the values of what is compared by, null where there is none
     * @param item the provider's words for a line item that nobody understands; null for others
     * @param ours what it costs by our prices, null if we have nothing
     * @param theirs what was billed, null if nothing was
     * @param ourCount how many tokens, calls or whatever of one meter we count; null where the row is of several
     * @param theirCount how many of them the bill counts, null where it does not say
     * @param causes found by pricing anew; empty where the row agrees or no cause was found
     */
    public record Row(
            Status status,
            Map<String, @Nullable String> by,
            @Nullable String item,
            @Nullable Money ours,
            @Nullable Money theirs,
            @Nullable BigDecimal ourCount,
            @Nullable BigDecimal theirCount,
            List<Share> causes) {

        public Row {
            by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
            causes = List.copyOf(causes);
        }

        /** Ours less theirs; what is not there is nothing. */
        public Money delta() {
            return orZero(ours).minus(orZero(theirs));
        }

        /** What of the difference no cause explains. */
        public Money unexplained() {
            return causes.stream().map(Share::delta).reduce(delta(), Money::minus);
        }
    }

    /**
     * Something the reader must know.
     *
     * @param code stable name
     * @param message one sentence
     */
    public record Note(String code, String message) {}

    /** The rows of one status. */
    public List<Row> rows(Status status) {
        return rows.stream().filter(row -> row.status() == status).toList();
    }

    /** All of our side. */
    public Money ours() {
        return sum(rows.stream().map(row -> orZero(row.ours())).toList());
    }

    /** All of theirs. */
    public Money theirs() {
        return sum(rows.stream().map(row -> orZero(row.theirs())).toList());
    }

    /** Ours less theirs. */
    public Money delta() {
        return ours().minus(theirs());
    }

    /** Whether some row differs by more than the tolerance. */
    public boolean exceeds() {
        return rows.stream().anyMatch(row -> row.status() != Status.MATCHING);
    }

    /** What each cause explains in all rows together, the largest first. */
    public List<Share> causes() {
        Map<String, Share> byName = new LinkedHashMap<>();
        for (Row row : rows) {
            for (Share share : row.causes()) {
                byName.merge(
                        share.cause().name(),
                        share,
                        (one, other) -> new Share(
                                one.cause(), one.delta().plus(other.delta()), one.records() + other.records()));
            }
        }
        List<Share> shares = new ArrayList<>(byName.values());
        shares.sort((one, other) ->
                other.delta().usd().abs().compareTo(one.delta().usd().abs()));
        return shares;
    }

    /** What of the difference of rows that do not agree no cause explains. */
    public Money unexplained() {
        return sum(rows.stream()
                .filter(row -> row.status() != Status.MATCHING)
                .map(Row::unexplained)
                .toList());
    }

    static Money orZero(@Nullable Money amount) {
        return amount == null ? Money.ZERO : amount;
    }

    static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
