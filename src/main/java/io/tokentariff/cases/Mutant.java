package io.tokentariff.cases;

/**
 * One small change to one file of a rulebook, made in memory to see whether some case notices.
 *
 * @param file the file changed, below the rulebook's folder
 * @param line line of the change, from 1
 * @param what the change in words, with what stood there and what stands there now
 */
public record Mutant(String file, int line, String what) {

    /** The printed form, {@code charges/training.drl:19: "==" became "!="}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
