package io.tokentariff.attacks;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A rulebook made to hang or to exhaust the program.
 *
 * @param kind what it tries
 * @param name what it is called
 * @param made makes the files when they are asked for; all attacks together are more than a small heap holds
 * @param culprit the file that must be named where the rulebook is refused
 * @param refused whether it must be; others are let pass, within the bounds
 */
record Attack(String kind, String name, Supplier<Map<String, String>> made, String culprit, boolean refused) {

    /** As large as a rulebook may well be: it is to load in seconds, and every other to end at once. */
    static final String LARGE = "large";

    /** Processor time that no command may take on it. */
    Duration most() {
        return Duration.ofSeconds(kind.equals(LARGE) ? 10 : 5);
    }

    /** What it adds to the shipped rulebook or puts in place of its files, by their paths. */
    Map<String, String> files() {
        return made.get();
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
