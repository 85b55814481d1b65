package io.tokentariff.rulebook.folder;

/** The rulebook that another one extends is not where it should be; the message is a sentence. */
public final class NoBaseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String hint;

    private NoBaseException(String code, String message, String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    /** There is no such rulebook. */
    public static NoBaseException missing(String path) {
        return new NoBaseException(
                "missing-base",
                "There is no rulebook \"%s\" to extend.".formatted(path),
                "The path goes from this folder to that of the other rulebook: ../rules.");
    }

    /**
     * It lies where none is taken from.
     *
     * @param why the rest of the sentence "The rulebook "…" "
     */
    public static NoBaseException outside(String path, String why) {
        return new NoBaseException(
                "base-outside",
                "The rulebook \"%s\" %s.".formatted(path, why),
                "Put both beside each other, or a copy of it.");
    }

    /** The name of the kind of fault. */
    public String code() {
        return code;
    }

    /** What to do. */
    public String hint() {
        return hint;
    }
}
