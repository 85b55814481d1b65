package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.Problems;
import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads the files of a rulebook out of a zip file or a jar: all below the folder that has a file in it which tells one. */
public final class PackedFiles {

    /** Of which every rulebook has one: they tell where one is, for the class path cannot be listed. */
    private static final List<String> MARKS = List.of("tables/models.csv", Extension.FILE);

    private PackedFiles() {}

    /** Reads the rulebook of a zip file, at its top or within a folder: the one that extends another, if one does. */
    static RulebookFiles zip(Path file, Problems problems) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return RulebookFiles.read(new ZipHome(zip, folder(zip), file.toString()), problems);
        } catch (ZipException e) {
            throw RulebookFiles.missing(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(ZipFile zip) {
        for (String mark : List.of(Extension.FILE, MARKS.get(0))) {
            String found = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.equals(mark) || name.endsWith("/" + mark))
                    .min(Comparator.comparingInt(String::length))
                    .orElse(null);
            if (found != null) {
                return found.substring(0, found.length() - mark.length());
            }
        }
        return "";
    }

    /** A folder of a zip file; what it extends is in the same file. */
    private record ZipHome(ZipFile zip, String folder, String file) implements RulebookHome {

        @Override
        public void read(RulebookIntake intake) {
            try {
                PackedFiles.read(zip, folder, intake);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public RulebookHome base(String path) throws NoBaseException {
            String there = Extending.below(folder, path);
            return new ZipHome(zip, there.isEmpty() ? "" : there + "/", file);
        }

        @Override
        public String name() {
            return file + "!/" + folder;
        }
    }

    /** Takes in a folder on the class path, wherever it is: in a folder, a jar, or a jar within a jar. */
    static void onClassPath(ClassLoader loader, String folder, RulebookIntake intake) {
        for (String file : MARKS) {
            URL mark = loader.getResource(folder.isEmpty() ? file : folder + "/" + file);
            if (mark != null) {
                read(mark, file, intake);
                return;
            }
        }
        throw RulebookFiles.missing(ClassPathHome.SCHEME + folder);
    }

    private static void read(URL mark, String file, RulebookIntake intake) {
        try {
            if (mark.getProtocol().equals("file")) {
                Path path = Path.of(mark.toURI());
                new FolderHome(path.resolve("../".repeat(file.split("/").length))
                                .normalize())
                        .read(intake);
                return;
            }
            URLConnection connection = mark.openConnection();
            connection.setUseCaches(false); // the jar is closed again
            if (connection instanceof JarURLConnection packed) {
                try (JarFile jar = packed.getJarFile()) {
                    String entry = packed.getEntryName();
                    read(jar, entry.substring(0, entry.length() - file.length()), intake);
                    return;
                }
            }
            throw new WrongUseException(
                    "The class path cannot be listed at %s; read the files yourself, and open a map of their texts."
                            .formatted(mark));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new WrongUseException("The class path names no folder: %s.".formatted(mark));
        }
    }

    private static void read(ZipFile zip, String folder, RulebookIntake intake) throws IOException {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().startsWith(folder)) {
                String name = entry.getName().substring(folder.length());
                if (intake.look() && RulebookFiles.counts(name) && !name.startsWith(".") && !name.contains("/.")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        intake.take(name, Math.max(0, entry.getSize()), in);
                    }
                }
            }
        }
    }
}
