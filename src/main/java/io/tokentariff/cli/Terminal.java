package io.tokentariff.cli;

import io.tokentariff.io.write.Style;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
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
record Terminal(OutputStream bytes, PrintWriter out, PrintWriter err, Style outStyle, boolean progress) {

    private static final String YES = "yes";

    static Terminal of(PrintStream out, PrintStream err) {
        boolean coloured = YES.equals(System.getProperty("tariff.terminal.out")) && System.getenv("NO_COLOR") == null;
        return new Terminal(
                out,
                writer(out),
                writer(err),
                coloured ? Style.COLOURED : Style.PLAIN,
                YES.equals(System.getProperty("tariff.terminal.err")));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }

    void flush() {
        out.flush(); // and the bytes below it
        err.flush();
    }
}
