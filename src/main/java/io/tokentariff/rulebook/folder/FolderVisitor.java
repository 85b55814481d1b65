package io.tokentariff.rulebook.folder;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Walks a rulebook's folder. Names that begin with a dot are passed over, and so are the folders {@code ..data} and
 * {@code ..2026_…} that hold the files of a Kubernetes volume: the links beside them lead there.
 */
public final class FolderVisitor extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final Path real;
    private final RulebookIntake intake;

    /** @param real the folder without links, that no link within it may lead out of */
    FolderVisitor(Path folder, Path real, RulebookIntake intake) {
        this.folder = folder;
        this.real = real;
        this.intake = intake;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
        if (visited.equals(folder)) {
            return FileVisitResult.CONTINUE;
        }
        if (hidden(visited)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!intake.look()) {
            return FileVisitResult.TERMINATE;
        }
        if (!visited.toRealPath().startsWith(real)) {
            intake.reportOutside(name(visited));
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!intake.look()) {
            return FileVisitResult.TERMINATE;
        }
        String name = name(file);
        if (!attributes.isDirectory() && !hidden(file) && RulebookFiles.counts(name)) {
            FolderFiles.read(real, file, name, intake);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(folder)) {
            throw failure;
        }
        if (!hidden(file)) {
            boolean loop = failure instanceof FileSystemLoopException;
            intake.report(
                    loop ? "folder-loop" : "unreadable-file",
                    name(file),
                    loop ? "The link leads back to a folder it lies in." : "The file or folder cannot be read.");
        }
        return FileVisitResult.CONTINUE;
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static boolean hidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
