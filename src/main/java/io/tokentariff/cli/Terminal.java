package io.tokentariff.cli;

import io.tokentariff.io.report.Screen;
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
 * @param screen what {@code out} is shown on
 * @param progress whether a progress line may be drawn on {@code err}
 */
record Terminal(NamedStream bytes, PrintWriter out, PrintWriter err, Screen screen, boolean progress) {

    /** What people call where results go. */
    static final String OUT = "standard output";

    private static final int NARROWEST_HELP = 55;
    private static final int USUAL_HELP = 80;
    private static final int WIDEST_HELP = 100;
    private static final String YES = "yes";

    /** @param out fails where it cannot be written; a {@link java.io.PrintStream} does not */
    static Terminal of(OutputStream out, OutputStream err) {
        boolean coloured = YES.equals(System.getProperty("tariff.terminal.out")) && System.getenv("NO_COLOR") == null;
        NamedStream results = new NamedStream(OUT, out);
        return new Terminal(
                results,
                writer(results),
                writer(err),
                new Screen(coloured, columns()),
                YES.equals(System.getProperty("tariff.terminal.err")));
    }

    /** How wide lines may be: as the launcher or the environment says, else as wide as they come. */
    private static int columns() {
        String said = System.getProperty("tariff.terminal.columns", System.getenv("COLUMNS"));
        return said != null && said.matches("[1-9]\\d{0,5}")
                ? Math.max(Screen.NARROWEST, Integer.parseInt(said))
                : Integer.MAX_VALUE;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }

    /** How wide help is: as the screen, within what is read well. */
    int helpWidth() {
        return screen.width() == Integer.MAX_VALUE
                ? USUAL_HELP
                : Math.max(NARROWEST_HELP, Math.min(screen.width(), WIDEST_HELP));
    }

    /** @throws io.tokentariff.problem.UnwritableException if results cannot be written */
    void flush() {
        out.flush(); // and the bytes below it
    }
}
