package io.tokentariff.cli;

import io.tokentariff.io.report.Form;
import io.tokentariff.io.write.Json;
import io.tokentariff.money.Thousands;
import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

    /** One part of the folder, how many files it has, and how many bytes they have. */
    private record Part(String name, long files, long bytes) {}

    @Override
    public Integer call() throws IOException {
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

    private Part part(Path folder, String name) throws IOException {
        long files = 0;
        long bytes = 0;
        for (Path each : inside(folder.resolve(name))) {
            if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                files++;
                bytes += Files.readAttributes(each, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .size();
            }
            if (clear) {
                Files.deleteIfExists(each);
            }
        }
        return new Part(name, files, bytes);
    }

    /** Returns a folder and all that is in it, each folder after what it holds; nothing if there is none. */
    private static List<Path> inside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private String text(Path folder, List<Part> parts) {
        StringBuilder text = new StringBuilder(folder + (clear ? " was cleared" : "") + "\n");
        for (Part each : parts) {
            text.append("  %-8s %s %s, %s bytes%n"
                    .formatted(
                            each.name(),
                            Thousands.apart(each.files()),
                            each.files() == 1 ? "file" : "files",
                            Thousands.apart(each.bytes()))
                    .replace(System.lineSeparator(), "\n"));
        }
        return text.toString();
    }

    private String json(Path folder, List<Part> parts) {
        return Json.document(json -> {
            json.text("folder", folder.toString()).flag("cleared", clear);
            parts.forEach(each -> json.object(
                    each.name(), part -> part.number("files", each.files()).number("bytes", each.bytes())));
        });
    }
}
