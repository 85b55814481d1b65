package io.tokentariff.rulebook.folder;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the files of a rulebook's folder as text, and says which of them it cannot or may not read. */
public final class FolderFiles {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char REPLACEMENT = '\uFFFD';

    private FolderFiles() {}

    /**
     * Takes in a file, or reports that it cannot be used.
     *
     * @param folder the rulebook's folder as a real path, that no link may lead out of
     * @param name its path below the folder
     */
    static void read(Path folder, Path file, String name, RulebookIntake intake) {
        try {
            if (!file.toRealPath().startsWith(folder)) {
                intake.reportOutside(name);
                return;
            }
            if (!Files.isRegularFile(file)) {
                intake.report("unreadable-file", name, "This is no file that can be read.");
                return;
            }
            try (InputStream in = Files.newInputStream(file)) {
                intake.take(name, Files.size(file), in);
            }
        } catch (NoSuchFileException e) {
            intake.report("unreadable-file", name, "The link leads to a file that is not there.");
        } catch (AccessDeniedException e) {
            intake.report("unreadable-file", name, "The file cannot be read: permission is missing.");
        } catch (IOException e) {
            intake.report("unreadable-file", name, "The file cannot be read.");
        }
    }

    /**
     * Returns a text with line ends as on Unix and without a byte order mark; null if it is no UTF-8, which is reported then.
     *
     * @param name the file's path below the rulebook's folder, for messages
     */
    static @Nullable String text(byte[] bytes, String name, Problems problems) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // What is no UTF-8 becomes this sign; a file may hold the sign itself.
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes, name, problems)) {
            return null;
        }
        return unix(text);
    }

    /** Returns a text with line ends as on Unix and without a byte order mark. */
    static String unix(String text) {
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return unmarked.indexOf('\r') < 0
                ? unmarked
                : unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean isUtf8(byte[] bytes, String name, Problems problems) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true);
        if (!result.isError()) {
            return true;
        }
        boolean wide = bytes.length > 1 && (bytes[0] & bytes[1] & 0xfe) == 0xfe;
        int line =
                wide ? 0 : 1 + (int) out.flip().chars().filter(c -> c == '\n').count();
        problems.add(Problem.error(
                "not-utf8",
                name,
                line,
                0,
                wide ? "The file is UTF-16, not UTF-8." : "The file is not UTF-8 text.",
                "Save it as UTF-8."));
        return false;
    }

    /** Reports files that are one and the same where case makes no difference, as on Windows and macOS. */
    static void reportNamesThatCollide(Collection<String> names, Problems problems) {
        Map<String, String> seen = new TreeMap<>();
        for (String name : names) {
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                problems.add(Problem.error(
                        "names-collide",
                        name,
                        0,
                        0,
                        "The name differs from %s by case alone.".formatted(other),
                        "On Windows and macOS the two are one file; give one of them another name."));
            }
        }
    }
}
