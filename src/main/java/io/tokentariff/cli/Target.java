package io.tokentariff.cli;

import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the name of an output stands for.
 *
 * @param kind how it is written
 * @param path where, links followed
 */
record Target(Kind kind, Path path) {

    /** The name of standard output. */
    static final String STANDARD = "-";

    /** Standard output by the names of open files, where links such as {@code /dev/stdout} end. */
    private static final Set<Path> OPEN = Set.of(Path.of("/dev/fd/1"), Path.of("/proc/self/fd/1"));

    private static final int MOST_LINKS = 40;

    /** How these are written. */
    enum Kind {
        STANDARD_OUTPUT,
        /** A device, a pipe or an open file: straight, as it comes. */
        STRAIGHT,
        /** A plain file: beside, then renamed. */
        FILE
    }

    /** @throws WrongUseException if nothing can be written under that name */
    static Target of(String name) {
        if (name.equals(STANDARD)) {
            return new Target(Kind.STANDARD_OUTPUT, Path.of(STANDARD));
        }
        Path path = path(name);
        if (Files.isDirectory(path)) {
            throw new WrongUseException("%s is a folder; name a file in it.".formatted(name));
        }
        Path file = path.toAbsolutePath();
        for (int links = 0; links < MOST_LINKS; links++) {
            if (OPEN.contains(file)) {
                return new Target(Kind.STANDARD_OUTPUT, Path.of(STANDARD));
            }
            if (isDescriptor(file)) {
                return new Target(Kind.STRAIGHT, path);
            }
            if (!Files.isSymbolicLink(file)) {
                return Files.exists(file) && !Files.isRegularFile(file)
                        ? new Target(Kind.STRAIGHT, path)
                        : new Target(Kind.FILE, inFolder(file, name));
            }
            file = linked(file);
        }
        throw new WrongUseException("%s is a link that leads to itself.".formatted(name));
    }

    private static Path inFolder(Path file, String name) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new WrongUseException("%s cannot be written: there is no folder %s.".formatted(name, folder));
        }
        return file;
    }

    private static Path linked(Path link) {
        try {
            return link.resolveSibling(Files.readSymbolicLink(link));
        } catch (IOException e) {
            throw new WrongUseException("%s is a link that cannot be read.".formatted(link));
        }
    }

    /** Whether both are one place that cannot take two things; a device can. */
    boolean clashesWith(Target other) {
        if (kind != other.kind || kind == Kind.STRAIGHT) {
            return false;
        }
        return kind == Kind.STANDARD_OUTPUT || isSame(other.path);
    }

    /** Whether it is a plain file, and the other path is another name of it. */
    boolean isFile(@Nullable Path other) {
        return kind == Kind.FILE && other != null && isSame(other);
    }

    private boolean isSame(Path other) {
        try {
            return (Files.exists(path) && Files.exists(other))
                    ? Files.isSameFile(path, other)
                    : place(path).equals(place(other));
        } catch (IOException e) {
            return false;
        }
    }

    /** The file in its folder, links of the folder followed. */
    private static Path place(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        return folder == null || name == null ? absolute : folder.toRealPath().resolve(name);
    }

    /** Whether it is the name of a file that the program has open. */
    private static boolean isDescriptor(Path file) {
        Path folder = file.getParent();
        return folder != null && folder.endsWith("fd") && (file.startsWith("/dev") || file.startsWith("/proc"));
    }

    /**
     * Returns the path of that name.
     *
     * @throws WrongUseException if it cannot be one
     */
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new WrongUseException("\"%s\" is no file name here: %s.".formatted(name, e.getReason()));
        }
    }
}
