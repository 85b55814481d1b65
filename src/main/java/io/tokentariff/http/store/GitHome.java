package io.tokentariff.http.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** A repository that this process owns as long as it is open: no other one of this program publishes in it. */
final class GitHome implements AutoCloseable {

    static final String MAIN = "main";

    private static final String OWNER = "tokentariff.owner";
    private static final String HEAD = "HEAD";
    private static final String GIT = ".git";
    private static final String NEW = ".new";
    private static final String LOCK = ".lock";
    private static final String UNFINISHED = "noz";

    /** So old is what a git left behind that was killed; a younger one may still run. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private final Repository repository;
    private final FileChannel owner;
    private final boolean isNew;

    private GitHome(Repository repository, FileChannel owner, boolean isNew) {
        this.repository = repository;
        this.owner = owner;
        this.isNew = isNew;
    }

    /** Opens a repository of our own; makes an empty one if there is none. */
    static GitHome ours(Path folder) {
        NoSettings.install();
        try {
            Path place = folder.toAbsolutePath().normalize();
            Path above = parent(place);
            Files.createDirectories(above);
            FileChannel owner = own(above.resolve(place.getFileName() + "." + OWNER), folder);
            boolean isNew = !Files.isRegularFile(place.resolve(HEAD));
            if (isNew) {
                make(place, above.resolve(place.getFileName() + NEW));
            } else {
                sweep(place, file -> true);
            }
            Repository repository = open(place, null);
            Tidying.tidy(repository, Tidying.MANY, Instant.now());
            return new GitHome(repository, owner, isNew);
        } catch (IOException e) {
            throw broken(folder, e);
        }
    }

    /** Opens the repository of somebody else: bare, or that of a work tree. */
    static GitHome theirs(Path folder, Instant now) {
        NoSettings.install();
        Path place = folder.toAbsolutePath().normalize();
        Path git = place.resolve(GIT);
        try {
            Repository repository;
            if (Files.isRegularFile(git)) {
                repository = open(null, place);
            } else if (Files.isDirectory(git) || Files.isRegularFile(place.resolve(HEAD))) {
                repository = open(Files.isDirectory(git) ? git : place, null);
            } else {
                throw new StoreException.NotFound("The folder %s is no git repository.".formatted(folder));
            }
            Path own = repository.getDirectory().toPath();
            FileChannel owner = own(own.resolve(OWNER), folder);
            sweep(own, file -> isStale(file, now));
            return new GitHome(repository, owner, false);
        } catch (IOException e) {
            throw broken(folder, e);
        }
    }

    private static Path parent(Path place) throws IOException {
        Path parent = place.getParent();
        if (parent == null) {
            throw new IOException("it is no folder for a repository");
        }
        return parent;
    }

    private static Repository open(@Nullable Path git, @Nullable Path workTree) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
        if (git != null) {
            builder.setGitDir(git.toFile()).setBare();
        }
        if (workTree != null) {
            builder.setWorkTree(workTree.toFile());
        }
        return builder.build();
    }

    /** A repository is made beside its place and moved there when it is whole. */
    private static void make(Path place, Path beside) throws IOException {
        delete(beside);
        Files.createDirectory(beside, privately(place));
        try (Repository made = new FileRepository(beside.toFile())) {
            made.create(true);
            made.getConfig().setInt("gc", null, "auto", 0);
            made.getConfig().save();
        }
        Files.writeString(beside.resolve(HEAD), "ref: refs/heads/" + MAIN + "\n");
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] privately(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static FileChannel own(Path file, Path repository) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw busy(repository);
        }
        channel.close();
        throw busy(repository);
    }

    private static StoreException busy(Path repository) {
        return new StoreException.Busy("Another service uses the repository %s.".formatted(repository));
    }

    /** Deletes what a killed process left: locks that nobody holds any more, and objects that were not written whole. */
    private static void sweep(Path git, Predicate<Path> which) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.walk(git)) {
            left = files.filter(Files::isRegularFile)
                    .filter(file -> isLeft(file.getFileName().toString()))
                    .filter(which)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path file : left) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isLeft(String name) {
        return name.endsWith(LOCK) || name.startsWith(UNFINISHED);
    }

    private static boolean isStale(Path file, Instant now) {
        try {
            return Files.getLastModifiedTime(file).toInstant().plus(STALE).isBefore(now);
        } catch (IOException e) {
            return false; // it is gone
        }
    }

    static StoreException broken(Object what, IOException e) {
        return new StoreException.Broken("The repository %s cannot be used: %s.".formatted(what, e.getMessage()), e);
    }

    Repository repository() {
        return repository;
    }

    /** Whether it was made now. */
    boolean isNew() {
        return isNew;
    }

    @Override
    public void close() {
        repository.close();
        try {
            owner.close();
        } catch (IOException e) {
            throw broken(repository.getDirectory(), e);
        }
    }
}
