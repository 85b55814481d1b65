package io.tokentariff.review.git;

import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The objects of one repository, each checked against its name. Those of other repositories are not looked for. */
final class GitObjects implements AutoCloseable {

    private static final int LONGEST_HEAD = 32;

    private final Path folder;
    private final Inflating inflating = new Inflating();
    private final List<Pack> packs = new ArrayList<>();
    private boolean partial;

    /** @param folder the repository's folder {@code objects} */
    GitObjects(Path folder) throws IOException, GitTrouble {
        this.folder = folder;
        try {
            for (Path file : list(folder.resolve("pack"), "*.{idx,promisor}")) {
                String name = String.valueOf(file.getFileName());
                int end = name.lastIndexOf('.');
                partial |= name.endsWith(".promisor");
                if (name.endsWith(".idx")) {
                    packs.add(new Pack(file.resolveSibling(name.substring(0, end) + ".pack"), file, inflating));
                }
            }
        } catch (IOException | GitTrouble e) {
            close();
            throw e;
        }
    }

    /**
     * Reads an object.
     *
     * @throws GitTrouble if it is not there, damaged or too large
     */
    GitObject read(ObjectName name) throws IOException, GitTrouble {
        for (Pack pack : packs) {
            GitObject found = pack.read(name);
            if (found != null) {
                return found.checked(name);
            }
        }
        GitObject loose = loose(name);
        if (loose == null) {
            throw missing(name);
        }
        return loose.checked(name);
    }

    /** Reads an object that has a file of its own: {@code type size NUL content}, packed. */
    private @Nullable GitObject loose(ObjectName name) throws IOException, GitTrouble {
        Path path =
                folder.resolve(name.hex().substring(0, 2)).resolve(name.hex().substring(2));
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try (FileChannel file = GitFolder.open(path)) {
            byte[] start = new byte[LONGEST_HEAD];
            inflating.inflate(file, 0, start);
            Bytes head = new Bytes(start);
            GitObject.Type type = GitObject.Type.of(head.until(' ', StandardCharsets.ISO_8859_1));
            long size = Long.parseLong(head.until('\0', StandardCharsets.ISO_8859_1));
            if (type == null || size < 0) {
                throw new GitTrouble("the object %s is damaged: it is of no known kind or size".formatted(name));
            }
            byte[] all = inflating.bytes(file, 0, size + head.at());
            return new GitObject(type, Arrays.copyOfRange(all, head.at(), all.length));
        } catch (NumberFormatException e) {
            throw new GitTrouble("the object %s is damaged: its size is no number".formatted(name), e);
        }
    }

    private GitTrouble missing(ObjectName name) {
        String why = "the repository lacks the object %s".formatted(name);
        if (Files.exists(folder.resolve("info").resolve("alternates"))) {
            return new GitTrouble(why + "; it borrows objects of another repository, which is not followed: "
                    + "git repack -a -d makes it whole");
        }
        if (partial) {
            return new GitTrouble(why + "; it is a partial clone, and nothing is fetched here: git fetch --refetch "
                    + "--no-filter brings what is missing");
        }
        return new GitTrouble(why + "; if it is a shallow clone, git fetch --unshallow brings what is missing");
    }

    /** Returns the one object whose name begins like this, null if there is none. */
    @Nullable
    ObjectName starting(String start) throws IOException, GitTrouble {
        Set<ObjectName> found = new TreeSet<>((a, b) -> a.hex().compareTo(b.hex()));
        for (Pack pack : packs) {
            pack.index().addStarting(start, found);
        }
        Path place = folder.resolve(start.substring(0, 2));
        for (Path file : list(place, start.substring(2) + "*")) {
            ObjectName name = ObjectName.parse(start.substring(0, 2) + file.getFileName());
            if (name != null) {
                found.add(name);
            }
        }
        if (found.size() > 1) {
            throw new GitTrouble("more than one object has a name that begins with %s".formatted(start));
        }
        return found.isEmpty() ? null : found.iterator().next();
    }

    private static List<Path> list(Path folder, String names) throws IOException, GitTrouble {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
            for (Path file : files) {
                if (found.size() == Limit.GIT_PACKS.most()) {
                    throw new GitTrouble("its folder %s holds too many files".formatted(folder.getFileName()));
                }
                found.add(file);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        for (Pack pack : packs) {
            pack.close();
        }
    }
}
