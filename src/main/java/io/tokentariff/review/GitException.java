package io.tokentariff.review;

/** A git revision that cannot be had; one sentence says why. */
public final class GitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GitException(String message) {
        super(message);
    }
}
