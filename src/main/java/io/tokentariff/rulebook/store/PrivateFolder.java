package io.tokentariff.rulebook.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that its owner alone can read and write. Where that cannot be made sure, there is no folder: on file systems
 * without owners and permissions, behind links, where it belongs to somebody else or others may write it.
 */
final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String DRAFT = ".part";

    private final Path folder;
    private final String owner;

    private PrivateFolder(Path folder, String owner) {
        this.folder = folder;
        this.owner = owner;
    }

    /** Returns the folder, made if it is not there; null if it cannot be private. */
    static @Nullable PrivateFolder open(Path folder) {
        try {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Path above = folder.toAbsolutePath().getParent();
                if (above != null) {
                    Files.createDirectories(above);
                }
                create(folder);
            }
            String user = folder.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name"))
                    .getName();
            PosixFileAttributes attributes = attributes(folder);
            boolean own = attributes.isDirectory()
                    && attributes.owner().getName().equals(user)
                    && OWNER_ONLY.containsAll(attributes.permissions());
            return own ? new PrivateFolder(folder, user) : null;
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return null;
        }
    }

    private static void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            // another program was faster; whose it is, is looked at in any case
        }
    }

    /** Returns a file's content; null if it is not there or is not the owner's alone. */
    byte @Nullable [] read(String name) {
        Path file = folder.resolve(name);
        try {
            PosixFileAttributes attributes = attributes(file);
            boolean own = attributes.isRegularFile()
                    && attributes.owner().getName().equals(owner)
                    && FILE_OWNER_ONLY.containsAll(attributes.permissions());
            return own ? Files.readAllBytes(file) : null;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** Writes a file, whole or not at all, and takes the eldest away so that not more than {@code most} stay. */
    void write(String name, byte[] content, int most) throws IOException {
        Path draft =
                Files.createTempFile(folder, "draft", DRAFT, PosixFilePermissions.asFileAttribute(FILE_OWNER_ONLY));
        try {
            Files.write(draft, content);
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        removeEldest(most);
    }

    private void removeEldest(int most) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted(Comparator.comparingLong(PrivateFolder::age)).toList();
        }
        for (Path file : files.subList(Math.min(most, files.size()), files.size())) {
            Files.deleteIfExists(file);
        }
    }

    private static long age(Path file) {
        try {
            return -Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MAX_VALUE; // gone meanwhile
        }
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
