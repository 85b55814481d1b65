package example.tariff;

import io.tokentariff.Tariff;
import io.tokentariff.problem.Problem;
import java.util.List;

/**
 * An edit of the rulebook was taken or refused, or a refused one was undone.
 *
 * @param before the tariff in use until now
 * @param after the tariff in use from now on; the same one if the edit was refused or undone
 * @param problems why it was refused; empty if a refused edit was undone; else what somebody should look at
 */
public record TariffReloaded(Tariff before, Tariff after, List<Problem> problems) {

    public boolean taken() {
        return after != before;
    }

    public boolean refused() {
        return !taken() && !problems.isEmpty();
    }
}
