package io.tokentariff.http;

import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.UnwritableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Usage that is kept under a name, to see what an edit does to it: files of a folder of the service's own, and the example that came with it. */
final class UsageSets {

    /** The name of the example. */
    static final String EXAMPLE = "example";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path folder;
    private final @Nullable Path example;

    /** A set: its name, its size as it is stored, and when it was sent. */
    record UsageSet(String name, long bytes, Instant changed) {}

    UsageSets(Path folder, @Nullable Path example) {
        this.folder = folder;
        this.example = example;
    }

    /** All sets, the example first, the others by name. */
    List<UsageSet> all() {
        List<UsageSet> sets = new ArrayList<>();
        try {
            if (example != null && Files.isRegularFile(example)) {
                sets.add(set(EXAMPLE, example));
            }
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.sorted().toList()) {
                        String name = file.getFileName().toString();
                        if (NAME.matcher(name).matches() && Files.isRegularFile(file)) {
                            sets.add(set(name, file));
                        }
                    }
                }
            }
            return sets;
        } catch (IOException e) {
            throw new UnwritableException("The usage sets cannot be listed: %s.".formatted(e.getMessage()), e);
        }
    }

    private static UsageSet set(String name, Path file) throws IOException {
        return new UsageSet(
                name, Files.size(file), Files.getLastModifiedTime(file).toInstant());
    }

    /** Returns a set as an input. */
    UsageInput input(String name) {
        return UsageInput.of(file(name)).named(name);
    }

    /** Returns the file of a set. */
    Path file(String name) {
        if (name.equals(EXAMPLE) && example != null) {
            return example;
        }
        Path file = place(name);
        if (!Files.isRegularFile(file)) {
            throw HttpFault.missing("There is no usage set \"%s\".".formatted(name));
        }
        return file;
    }

    /** Keeps usage under a name, in place of what was kept under it. */
    UsageSet keep(String name, InputStream usage) {
        Path file = place(name);
        if (name.equals(EXAMPLE)) {
            throw new HttpFault(409, "name-taken", "The example stays as it is; choose another name.");
        }
        if (!Files.exists(file) && all().size() >= Limit.USAGE_SETS.most()) {
            throw new HttpFault(413, "too-many-sets", "More than %s.".formatted(Limit.USAGE_SETS.words()));
        }
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "~", ".new");
            try {
                Files.copy(usage, draft, StandardCopyOption.REPLACE_EXISTING);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            return set(name, file);
        } catch (IOException e) {
            throw new UnwritableException("The usage could not be kept: %s.".formatted(e.getMessage()), e);
        }
    }

    /** Forgets a set. */
    void remove(String name) {
        Path file = file(name);
        if (name.equals(EXAMPLE)) {
            throw new HttpFault(409, "name-taken", "The example stays.");
        }
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UnwritableException("The usage could not be removed: %s.".formatted(e.getMessage()), e);
        }
    }

    private Path place(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new HttpFault(
                    400,
                    "wrong-use",
                    "\"%s\" is no name for a usage set; use letters, digits and . _ -.".formatted(name));
        }
        return folder.resolve(name);
    }
}
