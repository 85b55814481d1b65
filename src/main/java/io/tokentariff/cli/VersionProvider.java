package io.tokentariff.cli;

import io.tokentariff.problem.Problems;
import io.tokentariff.problem.RulebookException;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** Says which program this is, as the build wrote it, on which Java, and which rules it would price by. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Objects.requireNonNull(resource("version.properties"), "of the build")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String commit = Objects.requireNonNullElse(resource("commit.txt"), properties.getProperty("commit", "unknown"));
        return new String[] {
            "tariff %s (commit %s)".formatted(properties.getProperty("version", "unknown"), commit.strip()),
            "Java %s, %s".formatted(Runtime.version(), System.getProperty("java.vendor")),
            rulebook(RulesOption.usualFolder())
        };
    }

    /** Returns what the build wrote into the jar; null where it wrote no such file. */
    private static @Nullable String resource(String name) {
        try (InputStream in = VersionProvider.class.getResourceAsStream("/io/tokentariff/" + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
