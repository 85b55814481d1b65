package io.tokentariff.cases;

import io.tokentariff.ratecard.RowRef;
import java.math.BigDecimal;
import java.util.List;

/**
 * How many small changes of a rulebook its cases notice.
 *
 * @param made how many mutants were made
 * @param killed how many of them were noticed: a case no longer holds, or the rulebook does not load
 * @param refused how many of the killed ones did not load
 * @param alive the others, in the order of files and lines
 * @param untried rows of rates, terms and long contexts that no case uses the number of; their mutants are among the others
 */
public record MutationReport(int made, int killed, int refused, List<Mutant> alive, List<RowRef> untried) {

    private static final int ALL = 100;

    public MutationReport {
        alive = List.copyOf(alive);
        untried = List.copyOf(untried);
    }

    /** Which share was killed, in percent, rounded down to a tenth; 100 where there was nothing to kill. */
    public BigDecimal killedPercent() {
        return made == 0 ? BigDecimal.valueOf(ALL) : BigDecimal.valueOf((long) killed * ALL * 10 / made, 1);
    }

    /** Whether at least this many percent were killed. */
    public boolean killedAtLeast(int percent) {
        return (long) killed * ALL >= (long) made * percent;
    }
}
