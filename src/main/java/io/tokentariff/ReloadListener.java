package io.tokentariff;

import io.tokentariff.problem.Problem;
import java.util.List;

/** Hears of edits of a watched rulebook. */
@FunctionalInterface
public interface ReloadListener {

    /**
     * An edit was taken or refused, or a refused one was undone.
     *
     * @param before the tariff in use until now
     * @param after the tariff in use from now on; the same one if the edit was refused or undone
     * @param problems why it was refused; empty if a refused edit was undone; else what somebody should look at
     */
    void onReload(Tariff before, Tariff after, List<Problem> problems);
}
