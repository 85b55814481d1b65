package io.tokentariff.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says the program's version, as the build wrote it. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Properties properties = new Properties();
        try (InputStream in = VersionProvider.class.getResourceAsStream("/io/tokentariff/version.properties")) {
            if (in == null) {
                throw new IllegalStateException("The program's jar lacks io/tokentariff/version.properties.");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String[] {"tariff " + properties.getProperty("version", "unknown")};
    }
}
