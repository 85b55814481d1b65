package io.tokentariff.rulebook.store;

import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An open folder that its owner alone can read and write. It is opened once, and what is checked and used is what was opened:
 * nobody can put another one in its place. Where it cannot be private there is none: on file systems without owners and
 * permissions, where it belongs to somebody else or others may write it, or may write a folder above it.
 */
final class PrivateFolder implements AutoCloseable {

    private static final Set<PosixFilePermission> FILE_OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final String DRAFT = ".part";

    /** A draft as old as this was left by a program that is gone. */
    private static final Duration LONGEST_DRAFT = Duration.ofMinutes(10);

    private final SecureDirectoryStream<Path> folder;
    private final String owner;

    private PrivateFolder(SecureDirectoryStream<Path> folder, String owner) {
        this.folder = folder;
        this.owner = owner;
    }

    /** Opens the folder, made if it is not there; null if it cannot be private. */
    static @Nullable PrivateFolder open(Path path) {
        return open(path, why -> {});
    }

    /**
     * Opens the folder, made if it is not there; null if it cannot be private.
     *
     * @param fault takes what is wrong with it then
     */
    @SuppressWarnings("StreamResourceLeak") // what is opened stays open in the folder, else it is closed below
    static @Nullable PrivateFolder open(Path path, Consumer<String> fault) {
        DirectoryStream<Path> opened = null;
        try {
            create(path);
            String user = path.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name"))
                    .getName();
            opened = Files.newDirectoryStream(path);
            String found = Ownership.fault(path, opened, user);
            if (found == null && opened instanceof SecureDirectoryStream<Path> folder) {
                return new PrivateFolder(folder, user);
            }
            fault.accept(found == null ? "its file system cannot hold a folder open" : found);
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            fault.accept("it cannot be made or opened: " + e); // as if there were none
        }
        close(opened);
        return null;
    }

    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path above = path.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        try {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(Ownership.OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            // another program was faster; whose it is, is looked at in any case
        }
    }

    /** Returns a file's content; null if it is not there, is not the owner's alone, or is too large. */
    byte @Nullable [] read(String name) {
        Path file = Path.of(name);
        try (SeekableByteChannel channel =
                folder.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            PosixFileAttributes attributes = attributes(file);
            if (!attributes.isRegularFile() || !Ownership.isOwn(attributes, owner, FILE_OWNER_ONLY)) {
                return null;
            }
            InputStream in = Channels.newInputStream(channel);
            byte[] content = in.readNBytes(Limit.CACHE_ENTRY.most() + 1);
            return content.length > Limit.CACHE_ENTRY.most() ? null : content;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** Writes a file, whole or not at all, and takes away drafts that were left, and the eldest files beyond the limits. */
    void write(String name, byte[] content) throws IOException {
        Path draft = Path.of("%s-%s%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID(), DRAFT));
        FileTime now;
        try {
            try (SeekableByteChannel out =
                    folder.newByteChannel(draft, NEW, PosixFilePermissions.asFileAttribute(FILE_OWNER_ONLY))) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            now = attributes(draft).lastModifiedTime();
            folder.move(draft, folder, Path.of(name));
        } catch (IOException e) {
            delete(draft);
            throw e;
        }
        sweep(name, now);
    }

    private record Entry(Path name, FileTime at, long size) {}

    /** @param now the file system's own time, so that no other clock decides what is old */
    private void sweep(String written, FileTime now) throws IOException {
        List<Entry> kept = new ArrayList<>();
        for (Path name : names()) {
            PosixFileAttributes attributes;
            try {
                attributes = attributes(name);
            } catch (NoSuchFileException e) {
                continue; // gone meanwhile
            }
            FileTime at = attributes.lastModifiedTime();
            boolean future = at.compareTo(now) > 0 && !name.toString().equals(written);
            if (!name.toString().endsWith(DRAFT)) {
                // what claims to come from the future is the first to go
                kept.add(new Entry(name, future ? FileTime.fromMillis(0) : at, attributes.size()));
            } else if (future
                    || isGone(name)
                    || Duration.between(at.toInstant(), now.toInstant()).compareTo(LONGEST_DRAFT) > 0) {
                delete(name);
            }
        }
        kept.sort(Comparator.comparing(Entry::at).reversed());
        long bytes = 0;
        for (int n = 0; n < kept.size(); n++) {
            bytes += kept.get(n).size();
            if (n >= Limit.CACHE_ENTRIES.most() || bytes > Limit.CACHE_BYTES.most()) {
                delete(kept.get(n).name());
            }
        }
    }

    /** Whether the program that wrote a draft is no more; where others share the folder from another machine, it writes it again. */
    private static boolean isGone(Path draft) {
        String pid = draft.toString().split("-", 2)[0];
        return !pid.matches("[0-9]{1,18}")
                || ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private List<Path> names() throws IOException {
        List<Path> names = new ArrayList<>();
        try (SecureDirectoryStream<Path> again = folder.newDirectoryStream(Path.of("."), LinkOption.NOFOLLOW_LINKS)) {
            again.forEach(path -> names.add(path.getFileName()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    private void delete(Path name) throws IOException {
        try {
            folder.deleteFile(name);
        } catch (NoSuchFileException e) {
            // another program was faster
        }
    }

    private PosixFileAttributes attributes(Path name) throws IOException {
        return folder.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    private static void close(@Nullable DirectoryStream<Path> opened) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException e) {
            // nothing was written by it
        }
    }

    @Override
    public void close() {
        close(folder);
    }
}
