package io.tokentariff.http.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A change of the rulebook that is not in force yet: the branch {@code draft/N}.
 *
 * @param number its number, from 1
 * @param commit the commit it stands at; whoever changes or publishes it says which one he saw
 * @param base the revision it starts from; others may have been published since
 * @param state how far it is
 * @param author who began it
 * @param lastAuthor who changed it last
 * @param authors everybody who had a hand in it, none of whom may approve it; names and, of commits pushed by git, mail
 *     addresses too
 * @param title one line: what it does
 * @param reason why
 * @param created when it was begun
 * @param changed when it was changed last
 */
public record Draft(
        long number,
        String commit,
        String base,
        State state,
        String author,
        String lastAuthor,
        List<String> authors,
        String title,
        String reason,
        Instant created,
        Instant changed) {

    /** How far a draft is. */
    public enum State {
        /** Somebody works on it. */
        OPEN,
        /** It waits for the yes of a second person; changing it opens it again. */
        SUBMITTED,
        /** It was given up. */
        WITHDRAWN,
        /** It is a part of the main branch. */
        PUBLISHED;

        /** As it is written in commits and in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Draft {
        authors = List.copyOf(authors);
    }

    /** Whether it can still be changed or published. */
    public boolean isOpen() {
        return state == State.OPEN || state == State.SUBMITTED;
    }
}
