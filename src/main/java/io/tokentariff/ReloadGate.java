package io.tokentariff;

import io.tokentariff.problem.Problem;
import java.util.List;

/** What an edited rulebook must pass before it is used, such as its own cases. It loads without problems already. */
@FunctionalInterface
public interface ReloadGate {

    /** Lets everything pass that loads. */
    ReloadGate OPEN = candidate -> List.of();

    /** Returns what is wrong; an error among it refuses the edit. */
    List<Problem> check(Tariff candidate);
}
