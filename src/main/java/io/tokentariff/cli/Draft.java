package io.tokentariff.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.SecureRandom;

/**
 * What a plain file will hold, until it is whole: a file beside it that takes its name at the end. It gets the permissions of
 * the file it replaces, else those of any new file, and does not outlive the program.
 */
final class Draft {

    private final Path file;
    private final Path draft;
    private final Thread atExit = new Thread(this::delete, "draft");
    private boolean open = true;

    /** @param file what it becomes, not a link */
    Draft(Path file) {
        this.file = file;
        this.draft = file.resolveSibling(".tariff-%016x.part".formatted(new SecureRandom().nextLong()));
    }

    /** Makes the file beside, empty. */
    OutputStream create() throws IOException {
        Runtime.getRuntime().addShutdownHook(atExit);
        OutputStream stream = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (Files.exists(file)) {
            takeAttributes();
        }
        return stream;
    }

    private void takeAttributes() throws IOException {
        PosixFileAttributeView to = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        if (to == null) {
            return;
        }
        PosixFileAttributes from = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        try {
            to.setGroup(from.group());
            to.setOwner(from.owner());
        } catch (IOException e) {
            // only some may give files away; the permissions are kept all the same
        }
        to.setPermissions(from.permissions());
    }

    /** Makes the file appear, whole. */
    void commit() throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        end();
    }

    /** Leaves nothing behind if it was not committed. */
    void discard() {
        if (open) {
            delete();
            end();
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // nothing more can be done for it
        }
    }

    private void end() {
        open = false;
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the program is ending, and it runs
        }
    }
}
