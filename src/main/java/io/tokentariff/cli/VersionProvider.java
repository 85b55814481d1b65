package io.tokentariff.cli;

import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.RulebookFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says which program this is, as the build wrote it, on which Java, and which rules it would price by. */
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
        return new String[] {
            "tariff %s (commit %s)"
                    .formatted(
                            properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown")),
            "Java %s, %s".formatted(Runtime.version(), System.getProperty("java.vendor")),
            rulebook(RulesOption.usualFolder())
        };
    }

    private static String rulebook(Path folder) {
        Problems problems = new Problems();
        try {
            return "rulebook %s in %s"
                    .formatted(RulebookFiles.read(folder, problems).revision(), folder);
        } catch (RulebookException e) {
            return "no rulebook in %s".formatted(folder);
        }
    }
}
