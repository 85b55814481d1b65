package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.write.Json;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.Formula;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the program keeps to start sooner, and clears it. */
@Command(
        description =
                "Shows what the program keeps in your cache folder to start sooner: compiled rules and class-data "
                        + "archives. It makes all of it again when it is gone.",
        mixinStandardHelpOptions = true)
final class CacheCommand extends ResultCommand {

    @Option(names = "--clear", description = "Removes all of it.")
    boolean clear;

    CacheCommand(Terminal terminal) {
        super(terminal, Form.TEXT, Form.JSON);
    }

    /** Files of one part, and how many bytes they have. */
    private static final class Part extends SimpleFileVisitor<Path> {
        private final String name;
        private final boolean clear;
        private long files;
        private long bytes;

        Part(String name, boolean clear) {
            this.name = name;
            this.clear = clear;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            files++;
            bytes += attributes.size();
            if (clear) {
                Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (clear) {
                Files.deleteIfExists(folder);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public Integer call() {
        Path folder = UserCache.folder();
        if (folder == null) {
            throw new WrongUseException("There is no cache folder: neither XDG_CACHE_HOME nor a home folder is known.");
        }
        Form form = result.form();
        try (Output output = result.open(terminal, List.of())) {
            List<Part> parts = List.of(part(folder, UserCache.CLASSES), part(folder, UserCache.RULES));
            output.write(form == Form.JSON ? json(folder, parts) : text(folder, parts));
        }
        return Exit.OK;
    }

    private Part part(Path folder, String name) {
        Part part = new Part(name, clear);
        try {
            if (Files.isDirectory(folder.resolve(name))) {
                Files.walkFileTree(folder.resolve(name), part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return part;
    }

    private String text(Path folder, List<Part> parts) {
        StringBuilder text = new StringBuilder(folder + (clear ? " was cleared" : "") + "\n");
        for (Part each : parts) {
            text.append("  %-8s %s %s, %s bytes%n"
                    .formatted(
                            each.name,
                            Formula.count(each.files),
                            each.files == 1 ? "file" : "files",
                            Formula.count(each.bytes))
                    .replace(System.lineSeparator(), "\n"));
        }
        return text.toString();
    }

    private String json(Path folder, List<Part> parts) {
        return Json.document(json -> {
            json.text("folder", folder.toString()).flag("cleared", clear);
            parts.forEach(each -> json.object(
                    each.name, part -> part.number("files", each.files).number("bytes", each.bytes)));
        });
    }
}
