package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small sound rulebook, and folders with it. */
public final class SmallBook {

    /** The rulebook that broken ones are made of. */
    public static final Path FOLDER = Path.of("fixtures/problems/base");

    private SmallBook() {}

    /** Writes the small rulebook into a folder. */
    public static Path in(Path folder) {
        texts().forEach((file, text) -> write(folder, file, text));
        return folder;
    }

    /** The small rulebook's files, by their paths. */
    public static Map<String, String> texts() {
        return RulebookFiles.read(FOLDER, new Problems()).texts();
    }

    /** Writes a file. */
    public static void write(Path folder, String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
