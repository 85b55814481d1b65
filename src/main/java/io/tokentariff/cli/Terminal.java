package io.tokentariff.cli;

import io.tokentariff.io.write.Style;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where the program prints: results to {@code out}, everything else to {@code err}. The launcher says which of the two is a
 * terminal; without it, none is.
 *
 * @param bytes results that are bytes already; not to be mixed with {@code out}
 * @param out results, in UTF-8
 * @param err progress, rejects and problems, in UTF-8
 * @param outStyle plain unless {@code out} is a terminal
 * @param progress whether a progress line may be drawn on {@code err}
 */
record Terminal(NamedStream bytes, PrintWriter out, PrintWriter err, Style outStyle, boolean progress) {

    /** What people call where results go. */
    static final String OUT = "standard output";

    private static final String YES = "yes";

    /** @param out fails where it cannot be written; a {@link java.io.PrintStream} does not */
    static Terminal of(OutputStream out, OutputStream err) {
        boolean coloured = YES.equals(System.getProperty("tariff.terminal.out")) && System.getenv("NO_COLOR") == null;
        NamedStream results = new NamedStream(OUT, out);
        return new Terminal(
                results,
                writer(results),
                writer(err),
                coloured ? Style.COLOURED : Style.PLAIN,
                YES.equals(System.getProperty("tariff.terminal.err")));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }

    /** @throws io.tokentariff.problem.UnwritableException if results cannot be written */
    void flush() {
        out.flush(); // and the bytes below it
    }
}
