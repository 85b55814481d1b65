package io.tokentariff.http;

/** Where is written down what somebody changed. */
interface Journal {

    /**
     * Writes it down; when this returns it is kept.
     *
     * @param who who did it
     * @param what what was done: {@code draft.write}
     * @param draft the draft it was done to
     * @param commit where the draft or the main branch stands now
     */
    void note(String who, String what, long draft, String commit);
}
