package io.tokentariff.http.store;

import io.tokentariff.problem.Problem;
import java.util.List;

/** Why the store did not do what it was asked for; the message is written for who asked. */
public abstract sealed class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoreException(String message) {
        super(message);
    }

    /** There is no such revision or draft. */
    public static final class NotFound extends StoreException {
        private static final long serialVersionUID = 1L;

        NotFound(String message) {
            super(message);
        }
    }

    /** Somebody else was faster: the draft, or the main branch, is not where the caller saw it. */
    public static final class Moved extends StoreException {
        private static final long serialVersionUID = 1L;

        Moved(String message) {
            super(message);
        }
    }

    /** Who asked may not do this: an author may not approve his own draft. */
    public static final class Forbidden extends StoreException {
        private static final long serialVersionUID = 1L;

        Forbidden(String message) {
            super(message);
        }
    }

    /** The draft is not in a state in which this can be done. */
    public static final class WrongState extends StoreException {
        private static final long serialVersionUID = 1L;

        WrongState(String message) {
            super(message);
        }
    }

    /** The main branch and the draft changed the same files in different ways. */
    public static final class Conflict extends StoreException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never serialised
        private final List<String> files;

        Conflict(List<String> files) {
            super("The draft and what was published since both changed %s.".formatted(String.join(", ", files)));
            this.files = List.copyOf(files);
        }

        /** The files, by their paths in the repository. */
        public List<String> files() {
            return files;
        }
    }

    /** The rulebook, or a file of it, is not one that can be used. */
    public static final class DoesNotHold extends StoreException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never serialised
        private final List<Problem> problems;

        DoesNotHold(List<Problem> problems) {
            super("The rulebook does not hold: %s"
                    .formatted(problems.stream()
                            .filter(Problem::isError)
                            .findFirst()
                            .map(Problem::toString)
                            .orElse("")));
            this.problems = List.copyOf(problems);
        }

        /** Everything that was found, errors and warnings. */
        public List<Problem> problems() {
            return problems;
        }
    }

    /** A name of a person or a file, or a text, that cannot be one. */
    public static final class BadName extends StoreException {
        private static final long serialVersionUID = 1L;

        BadName(String message) {
            super(message);
        }
    }

    /** Another program holds the repository; what was asked for may work later. */
    public static final class Busy extends StoreException {
        private static final long serialVersionUID = 1L;

        Busy(String message) {
            super(message);
        }
    }

    /** The repository cannot be read or written; an operator must look. */
    public static final class Broken extends StoreException {
        private static final long serialVersionUID = 1L;

        Broken(String message, Throwable cause) {
            super(message);
            initCause(cause);
        }
    }
}
