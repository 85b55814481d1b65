package io.tokentariff.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program {@code tariff}. */
public final class Main {

    private static final int OK = 0;
    private static final int WRONG_USE = 2;

    private Main() {}

    /** Runs the program and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Runs the program and returns its exit code. */
    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length == 1 && args[0].equals("--version")) {
            out.println("tariff " + version());
            return OK;
        }
        err.println("usage: tariff --version");
        return WRONG_USE;
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("/io/tokentariff/version.properties")) {
            if (in == null) {
                throw new IllegalStateException("The program's jar lacks io/tokentariff/version.properties.");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
