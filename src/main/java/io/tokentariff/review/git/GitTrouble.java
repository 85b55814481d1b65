package io.tokentariff.review.git;

/** Why something cannot be had of a git repository, as a part of a sentence: "the repository has no commit". */
final class GitTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    GitTrouble(String message) {
        super(message);
    }

    GitTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
