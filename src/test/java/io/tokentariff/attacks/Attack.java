package io.tokentariff.attacks;

import java.util.Map;

/**
 * A rulebook made to hang or to exhaust the program.
 *
 * @param kind what it tries
 * @param name what it is called
 * @param files what it adds to the shipped rulebook or puts in place of its files, by their paths
 * @param culprit the file that must be named where the rulebook is refused
 * @param refused whether it must be; others are let pass, within the bounds
 */
record Attack(String kind, String name, Map<String, String> files, String culprit, boolean refused) {

    Attack {
        files = Map.copyOf(files);
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
