package io.tokentariff.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects the problems of a rulebook, so that all of them are shown at once. Not thread-safe. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /** How many were added so far. */
    public int size() {
        return found.size();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns the problems in the order of file, line and column, each once. */
    public List<Problem> sorted() {
        return found.stream().distinct().sorted().toList();
    }

    /**
     * Does nothing while no error was added.
     *
     * @throws RulebookException naming all problems, once there is an error
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new RulebookException(sorted());
        }
    }
}
