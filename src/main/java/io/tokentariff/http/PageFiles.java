package io.tokentariff.http;

import io.javalin.http.Context;
import io.tokentariff.http.fault.HttpFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The page's own files, which are in the program's jar. What is asked for is looked up among the files that are there, and is never a
 * path of anything: there is no way out of the folder.
 */
final class PageFiles {

    /** The file that {@code /} answers with. */
    static final String INDEX = "index.html";

    private static final String FOLDER = "page/";
    private static final String VENDOR = "vendor/";
    private static final int NOT_MODIFIED = 304;

    /** Files of these kinds, and no others, are given out. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, PageFile> files;

    PageFiles() {
        files = read();
    }

    /** One file, as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record PageFile(String type, byte[] plain, byte[] packed, String tag, boolean forever) {}

    /** Names of all files, relative to the page's folder. */
    List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** The page itself. */
    void index(Context ctx) {
        send(ctx, INDEX);
    }

    /** A file that the page asks for. */
    void file(Context ctx) {
        send(ctx, ctx.pathParam("file"));
    }

    private void send(Context ctx, String name) {
        PageFile file = files.get(name);
        if (file == null) {
            throw HttpFault.missing("The page has no such file.");
        }
        ctx.header("ETag", file.tag());
        ctx.header("Vary", "Accept-Encoding");
        // Files of others are in folders named after their version; ours are asked for again, and answered with 304.
        ctx.header("Cache-Control", file.forever() ? "public, max-age=31536000, immutable" : "no-cache");
        if (file.tag().equals(ctx.header("If-None-Match"))) {
            ctx.status(NOT_MODIFIED);
            return;
        }
        String accepts = Objects.requireNonNullElse(ctx.header("Accept-Encoding"), "");
        boolean packed = accepts.contains("gzip") && file.packed().length < file.plain().length;
        if (packed) {
            ctx.header("Content-Encoding", "gzip");
        }
        ctx.contentType(file.type()).result(packed ? file.packed() : file.plain());
    }

    private static Map<String, PageFile> read() {
        URL index = PageFiles.class.getResource(FOLDER + INDEX);
        if (index == null) {
            throw new IllegalStateException("The program's jar lacks " + FOLDER + INDEX);
        }
        try {
            Map<String, PageFile> files = new TreeMap<>();
            for (String name : names(index)) {
                String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
                if (type != null) {
                    files.put(name, page(name, type, bytes(name)));
                }
            }
            return Map.copyOf(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PageFiles.class.getResourceAsStream(FOLDER + name), name)) {
            return in.readAllBytes();
        }
    }

    private static PageFile page(String name, String type, byte[] bytes) throws IOException {
        return new PageFile(type, bytes, packed(bytes), tag(bytes), name.startsWith(VENDOR));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, 22)
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    /** Lists the folder that the index is in: in a jar, or on the disk where the classes are. */
    private static List<String> names(URL index) throws IOException {
        URLConnection connection = index.openConnection();
        if (connection instanceof JarURLConnection jar) {
            String entry = jar.getEntryName();
            String folder = entry.substring(0, entry.length() - INDEX.length());
            return jar.getJarFile().stream()
                    .filter(each -> !each.isDirectory() && each.getName().startsWith(folder))
                    .map(each -> each.getName().substring(folder.length()))
                    .toList();
        }
        Path folder = onDisk(index);
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static Path onDisk(URL index) {
        try {
            URI uri = index.toURI();
            return Objects.requireNonNull(Path.of(uri).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("No address: " + index, e);
        }
    }
}
