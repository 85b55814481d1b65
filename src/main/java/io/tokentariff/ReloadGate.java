package io.tokentariff;

import io.tokentariff.check.RulebookCheck;
import io.tokentariff.problem.Problem;
import java.util.List;

/** What a rulebook must pass before it is used, at first and after each edit. It loads without problems already. */
@FunctionalInterface
public interface ReloadGate {

    /** Lets pass what {@code tariff check} finds no error in: the rulebook's own cases are run, its tables looked at, what no case tries is refused. */
    ReloadGate CHECKED = new ReloadGate() {
        @Override
        public List<Problem> check(Tariff candidate) {
            return RulebookCheck.beforeUse(candidate.rulebook());
        }

        @Override
        public List<Problem> check(Tariff inUse, Tariff candidate) {
            return RulebookCheck.beforeUse(inUse.rulebook(), candidate.rulebook());
        }
    };

    /** Lets everything pass that loads; no cases are run. */
    ReloadGate OPEN = candidate -> List.of();

    /**
     * Looks at a rulebook, in a thread made for that; what takes more processor time than a reload may is broken off, and the
     * rulebook refused.
     *
     * @return what is wrong; an error among it refuses the rulebook
     */
    List<Problem> check(Tariff candidate);

    /**
     * Looks at a rulebook that is to take the place of another one; what usage loses by that is told, too, by {@link #CHECKED}.
     *
     * @param inUse what is priced by now
     * @return what is wrong; an error among it refuses the rulebook
     */
    default List<Problem> check(Tariff inUse, Tariff candidate) {
        return check(candidate);
    }
}
