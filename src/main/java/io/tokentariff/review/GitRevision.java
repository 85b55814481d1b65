package io.tokentariff.review;

import io.tokentariff.problem.WrongUseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Copies a folder out of a git revision, by the program {@code git}; the repository is only read. */
final class GitRevision {

    private static final int LARGEST = 1 << 28;

    private GitRevision() {}

    /**
     * Copies {@code REV:path} into a folder.
     *
     * @param repository a folder of the repository
     */
    static void extract(String name, Path repository, Path folder) throws IOException {
        if (name.startsWith("-")) {
            throw new WrongUseException(
                    "\"%s\" is neither a folder nor a git revision such as HEAD~1:rules.".formatted(name));
        }
        String top = text(run(name, repository, "rev-parse", "--show-toplevel"));
        String tree = text(run(name, repository, "rev-parse", "--verify", "--quiet", "--end-of-options", name));
        unzip(run(name, Path.of(top), "archive", "--format=zip", tree), folder);
    }

    private static byte[] run(String name, Path where, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = start(name, where, command);
        process.getOutputStream().close();
        byte[] out = process.getInputStream().readNBytes(LARGEST);
        try {
            if (process.waitFor() != 0) {
                throw new WrongUseException(
                        "There is no folder \"%s\", and git finds no folder of that name in a revision either; name one as HEAD~1:rules."
                                .formatted(name));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongUseException("Reading \"%s\" was interrupted.".formatted(name));
        }
        return out;
    }

    private static Process start(String name, Path where, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(where.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new WrongUseException(
                    "\"%s\" is no folder, and the program git, which could read it as a git revision, is not here."
                            .formatted(name));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    private static void unzip(byte[] zip, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && file.startsWith(folder)) {
                    Files.createDirectories(Objects.requireNonNull(file.getParent()));
                    Files.write(file, content(in));
                }
            }
        }
    }

    private static byte[] content(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        in.transferTo(content);
        return content.toByteArray();
    }
}
