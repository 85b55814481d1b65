package io.tokentariff.review.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository keeps its things.
 *
 * @param own what belongs to one work tree: {@code HEAD}
 * @param common what all its work trees share: refs and objects
 * @param top the work tree's folder, null of a bare repository
 */
record GitFolder(Path own, Path common, @Nullable Path top) {

    private static final String GIT = ".git";
    private static final String HEAD = "HEAD";
    private static final String FOLDER_LINE = "gitdir: ";
    private static final int LONGEST_PATH = 4096;

    /**
     * Finds the repository that a folder belongs to: the nearest folder above it, or it itself, that holds {@code .git}, and
     * only without one a bare repository. A folder inside a work tree that looks like a bare repository is not guessed at.
     */
    static GitFolder find(Path here) throws IOException, GitTrouble {
        Path from = here.toAbsolutePath().normalize();
        Path bare = null;
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            Path git = folder.resolve(GIT);
            if (Files.isRegularFile(git.resolve(HEAD)) || Files.isRegularFile(git)) {
                if (bare != null) {
                    throw new GitTrouble("the folder %s looks like a bare repository, and lies in the work tree of %s"
                            .formatted(bare, folder));
                }
                return of(Files.isDirectory(git) ? git : linked(git), folder);
            }
            if (bare == null && looksBare(folder)) {
                bare = folder;
            }
        }
        if (bare == null) {
            throw new GitTrouble("the folder %s is in no git repository".formatted(from));
        }
        return of(bare, null);
    }

    private static boolean looksBare(Path folder) {
        return Files.isRegularFile(folder.resolve(HEAD))
                && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
    }

    /** Follows the file {@code .git} of a further work tree or of a submodule. */
    private static Path linked(Path file) throws IOException, GitTrouble {
        String text = text(file, LONGEST_PATH).strip();
        if (!text.startsWith(FOLDER_LINE)) {
            throw new GitTrouble("the file %s does not name a repository".formatted(file));
        }
        return resolve(file.resolveSibling(GIT).getParent(), text.substring(FOLDER_LINE.length()), file);
    }

    static GitFolder of(Path own, @Nullable Path top) throws IOException, GitTrouble {
        Path link = own.resolve("commondir");
        Path common = Files.isRegularFile(link)
                ? resolve(own, text(link, LONGEST_PATH).strip(), link)
                : own;
        if (!Files.isRegularFile(own.resolve(HEAD)) || !Files.isDirectory(common.resolve("objects"))) {
            throw new GitTrouble("the folder %s is no git repository".formatted(own));
        }
        return new GitFolder(own, common, top);
    }

    private static Path resolve(@Nullable Path from, String text, Path file) throws GitTrouble {
        try {
            Path path = Path.of(text);
            return (from == null ? path : from.resolve(path)).normalize();
        } catch (InvalidPathException e) {
            throw new GitTrouble("the file %s does not name a folder".formatted(file), e);
        }
    }

    /** Opens a file to read; what is no file, such as a pipe that never ends, is not opened. */
    static FileChannel open(Path file) throws IOException, GitTrouble {
        if (!Files.isRegularFile(file)) {
            throw new GitTrouble("%s is not there, or no file".formatted(file));
        }
        return FileChannel.open(file);
    }

    /** Returns a small file's text. */
    static String text(Path file, int longest) throws IOException, GitTrouble {
        try (InputStream in = Channels.newInputStream(open(file))) {
            byte[] bytes = in.readNBytes(longest + 1);
            if (bytes.length > longest) {
                throw new GitTrouble("the file %s is too large".formatted(file));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
