package io.tokentariff.cli;

import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A folder that appears once all of its files are written; one that holds something is never written into. */
final class NewFolder {

    private final Path folder;

    private NewFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws WrongUseException if something is there, and be it a link, or there is no folder for it to stand in */
    static NewFolder at(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (Files.isDirectory(absolute, LinkOption.NOFOLLOW_LINKS)) {
            if (!isEmpty(absolute)) {
                throw new WrongUseException(
                        "The folder %s is not empty; name one that is not there yet.".formatted(folder));
            }
        } else if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            throw new WrongUseException("%s is no folder; name one that is not there yet.".formatted(folder));
        }
        if (parent == null || !Files.isDirectory(parent)) {
            throw new WrongUseException("%s cannot be written: there is no folder %s.".formatted(folder, parent));
        }
        return new NewFolder(absolute);
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            throw NamedStream.failed(folder.toString(), e);
        }
    }

    /**
     * Writes files, by their paths within the folder.
     *
     * @throws io.tokentariff.problem.UnwritableException if it cannot be written; nothing is left of it then
     */
    void write(SortedMap<String, String> texts) {
        Path draft = folder.resolveSibling(".tariff-%016x.part".formatted(new SecureRandom().nextLong()));
        try {
            Files.createDirectory(draft);
            for (String name : List.copyOf(texts.keySet())) {
                Path file = draft.resolve(name);
                Files.createDirectories(file.getParent() == null ? draft : file.getParent());
                Files.writeString(file, texts.getOrDefault(name, ""));
            }
            Files.move(draft, folder, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(draft);
            throw NamedStream.failed(folder.toString(), e);
        }
    }

    private static void remove(Path draft) {
        try (Stream<Path> all = Files.walk(draft)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            // nothing more can be done for it
        }
    }
}
