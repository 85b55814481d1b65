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
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads the files of a rulebook out of a zip file or a jar: all below the folder that has {@value #MARK} in it. */
public final class PackedFiles {

    /** A table that every rulebook has: it tells where one is, for the class path cannot be listed. */
    private static final String MARK = "tables/models.csv";

    private PackedFiles() {}

    /** Reads the rulebook of a zip file, at its top or within a folder. */
    static RulebookFiles zip(Path file, Problems problems) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String mark = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.equals(MARK) || name.endsWith("/" + MARK))
                    .min(Comparator.comparingInt(String::length))
                    .orElse(MARK);
            return read(zip, folder(mark), file, problems);
        } catch (ZipException e) {
            throw RulebookFiles.missing(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a folder on the class path, wherever it is: in a folder, a jar, or a jar within a jar. */
    static RulebookFiles onClassPath(ClassLoader loader, String folder, Problems problems) {
        URL mark = loader.getResource(folder + "/" + MARK);
        if (mark == null) {
            throw RulebookFiles.missing("classpath:" + folder);
        }
        try {
            if (mark.getProtocol().equals("file")) {
                return RulebookFiles.read(Path.of(mark.toURI()).resolve("../..").normalize(), problems);
            }
            URLConnection connection = mark.openConnection();
            connection.setUseCaches(false); // the jar is closed again
            if (connection instanceof JarURLConnection packed) {
                try (JarFile jar = packed.getJarFile()) {
                    return read(jar, folder(packed.getEntryName()), mark, problems);
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

    private static String folder(String mark) {
        return mark.substring(0, mark.length() - MARK.length());
    }

    private static RulebookFiles read(ZipFile zip, String folder, Object from, Problems problems) throws IOException {
        RulebookIntake intake = new RulebookIntake(problems);
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
        return intake.files(from.toString());
    }
}
