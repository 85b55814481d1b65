package io.tokentariff.rating.statement;

import io.tokentariff.ratecard.Agreement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the usage that an agreement is about comes to in a period, at list prices. A fact, one for each agreement, period and,
 * where the agreement says so, each project, user or key.
 */
public final class PeriodTotal {

    private final Part part;
    private final List<Agreement> rows;
    private final @Nullable String one;
    private final BigInteger tokens;
    private final BigDecimal listUsd;
    private final boolean used;

    /**
     * @param rows the rows of the agreement that are in force in the period, the lowest step first
     * @param one the project, user or key it is of, where the agreement takes each for itself
     * @param cells the usage
     */
    PeriodTotal(Part part, List<Agreement> rows, @Nullable String one, List<Cell> cells) {
        this.part = part;
        this.rows = List.copyOf(rows);
        this.one = one;
        this.tokens = Cells.tokens(cells);
        this.listUsd = Cells.list(cells).usd();
        this.used = !cells.isEmpty();
    }

    /** Whether it is what a row is about. */
    public boolean isOf(Agreement agreement) {
        return rows.contains(agreement);
    }

    /** The period, as statements call it: {@code 2026-04}. */
    public String period() {
        return part.words();
    }

    /** The project, user or key it is of, empty where all are taken together. */
    public String of() {
        return Objects.requireNonNullElse(one, "");
    }

    /** Tokens of all meters that the agreement is about. */
    public BigInteger tokens() {
        return tokens;
    }

    /** US dollars at list prices. */
    public BigDecimal listUsd() {
        return listUsd;
    }

    /** Whether there was any usage. */
    public boolean isUsed() {
        return used;
    }

    /** Whether a step begins below it. */
    public boolean reaches(Agreement step) {
        return quantity(step).compareTo(step.amount()) > 0;
    }

    /** Whether a step is the one it ends in. */
    public boolean endsIn(Agreement step) {
        BigDecimal next = next(step);
        return reaches(step) && (next == null || quantity(step).compareTo(next) <= 0);
    }

    /** What the steps are measured in. */
    BigDecimal quantity(Agreement step) {
        return step.countsTokens() ? new BigDecimal(tokens) : listUsd;
    }

    /** Where the step after this one begins, null after the last. */
    @Nullable
    BigDecimal next(Agreement step) {
        return rows.stream()
                .map(Agreement::amount)
                .filter(above -> above.compareTo(step.amount()) > 0)
                .min(BigDecimal::compareTo)
                .orElse(null);
    }

    Part part() {
        return part;
    }

    List<Agreement> rows() {
        return rows;
    }

    /** Whether usage, or what an earlier step added, belongs to it. */
    boolean includes(Cell cell) {
        Agreement row = rows.get(0);
        return part.includes(cell.key().day())
                && cell.key().isOf(row.scope())
                && (one == null || one.equals(cell.key().of(row.each())));
    }

    /** What it is, in words. */
    @Override
    public String toString() {
        return "%s, %s%s".formatted(rows.get(0).name(), period(), one == null ? "" : ", " + one);
    }
}
