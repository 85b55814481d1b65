package io.tokentariff;

import io.tokentariff.problem.Problem;
import java.util.List;

/** Hears of edits of a watched rulebook. */
@FunctionalInterface
public interface ReloadListener {

    /**
     * An edit was taken or refused.
     *
     * @param before the tariff in use until now
     * @param after the tariff in use from now on; the same one if the edit was refused
     * @param problems why it was refused; else what somebody should look at
     */
    void onReload(Tariff before, Tariff after, List<Problem> problems);
}
