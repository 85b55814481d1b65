package io.tokentariff.io.read;

import io.tokentariff.problem.UsageInputException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that names stand for: a file for itself, a folder for all files in it and below, a pattern ({@code logs/*.jsonl},
 * {@code logs/**}) for all that it fits. Those of a folder or a pattern come in the order of their paths; hidden ones, whose name or
 * folder begins with a point, and empty ones are left out.
 *
 * @param files the files to read, each once for each name that stands for it
 * @param empty the files that were left out because they are empty
 */
public record UsagePaths(List<String> files, List<String> empty) {

    private static final String WILD = "*?[{";

    public UsagePaths {
        files = List.copyOf(files);
        empty = List.copyOf(empty);
    }

    /**
     * Returns the files that names stand for.
     *
     * @throws UsageInputException if a folder holds no files or none fits a pattern
     */
    public static UsagePaths of(List<String> names) {
        List<String> files = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (String name : names) {
            if (name.equals(UsageInput.STANDARD_INPUT) || Files.isRegularFile(path(name))) {
                files.add(name);
            } else if (Files.isDirectory(path(name))) {
                add(name, below(Path.of(name), path -> true), files, empty);
            } else if (isPattern(name) && !Files.exists(path(name))) {
                add(name, fitting(name), files, empty);
            } else {
                files.add(name); // a pipe, or nothing, which opening tells
            }
        }
        return new UsagePaths(files, empty);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return Path.of(""); // on Windows no path has a star
        }
    }

    private static boolean isPattern(String name) {
        return name.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
    }

    private static void add(String name, List<Path> found, List<String> files, List<String> empty) {
        int before = files.size() + empty.size();
        for (Path path : found) {
            (isEmpty(path) ? empty : files).add(path.toString());
        }
        if (files.size() + empty.size() == before) {
            throw new UsageInputException(
                    "missing-file",
                    isPattern(name)
                            ? "No file fits %s; check the pattern.".formatted(name)
                            : "The folder %s holds no files; name the one with the usage.".formatted(name));
        }
    }

    private static boolean isEmpty(Path path) {
        try {
            return Files.size(path) == 0;
        } catch (IOException e) {
            return false; // opening says why
        }
    }

    /** The folder before the first wild card, searched for what fits. */
    private static List<Path> fitting(String pattern) {
        int wild = 0;
        while (WILD.indexOf(pattern.charAt(wild)) < 0) {
            wild++;
        }
        int slash = pattern.lastIndexOf('/', wild);
        Path folder = slash < 0 ? Path.of("") : Path.of(pattern.substring(0, Math.max(1, slash)));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return below(folder, matcher);
    }

    private static List<Path> below(Path folder, PathMatcher fits) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path ->
                            fits.matches(path) && !isHidden(folder.relativize(path)) && Files.isRegularFile(path))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UsageInput.failed(folder.toString(), e);
        }
    }

    private static boolean isHidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
