package io.tokentariff.rulebook.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose a folder is, and who else can put something in its place. */
final class Ownership {

    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static final String ROOT = "root";

    private Ownership() {}

    /** Says why an open folder cannot be private, null if it can. */
    static @Nullable String fault(Path path, DirectoryStream<Path> opened, String user) throws IOException {
        if (!(opened instanceof SecureDirectoryStream<Path> folder)) {
            return "its file system cannot hold a folder open";
        } else if (Files.isSymbolicLink(path)) {
            return "it is a link";
        } else if (!isOwn(
                folder.getFileAttributeView(PosixFileAttributeView.class).readAttributes(), user, OWNER_ONLY)) {
            return "it belongs to somebody else, or others may read or write it (it must be %s's, rwx------)"
                    .formatted(user);
        }
        Path unsafe = firstUnsafe(path.toRealPath().getParent(), user);
        return unsafe == null ? null : "others may exchange what lies in %s".formatted(unsafe);
    }

    /** Returns the folder, or the first one above it, in which somebody else can put something in the place of what lies there. */
    private static @Nullable Path firstUnsafe(@Nullable Path path, String user) throws IOException {
        for (Path each = path; each != null; each = each.getParent()) {
            PosixFileAttributes attributes = Files.readAttributes(each, PosixFileAttributes.class);
            String owner = attributes.owner().getName();
            boolean others = attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                    || (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                            && !List.of(user, ROOT).contains(attributes.group().getName()));
            if (!List.of(user, ROOT).contains(owner) || (others && !isSticky(each))) {
                return each;
            }
        }
        return null;
    }

    /** In a sticky folder, such as /tmp, nobody takes away what is not his. */
    private static boolean isSticky(Path path) throws IOException {
        return Files.getAttribute(path, "unix:mode") instanceof Integer mode && (mode & 01000) != 0;
    }

    static boolean isOwn(PosixFileAttributes attributes, String user, Set<PosixFilePermission> most) {
        return attributes.owner().getName().equals(user) && most.containsAll(attributes.permissions());
    }
}
