package io.tokentariff.rulebook.store;

import io.tokentariff.problem.Limit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what compiling a rulebook gave, under the hash of its files and of everything else that it depends on: program, JDK.
 * Never in the way: what is damaged, foreign or cannot be written is as if it were not there. Several programs may use one
 * folder at once.
 */
public final class RuleStore {

    private static final int HASH_BYTES = 32;

    private final Path path;
    private final String program;
    private final Map<String, Supplier<byte[]>> later = new LinkedHashMap<>();

    /**
     * @param folder where; made when something is kept
     * @param program what the entries depend on beside the rulebook: the program's version, and whatever tells one build of it
     *     from another
     */
    public RuleStore(Path folder, String program) {
        this.path = folder;
        this.program = program;
    }

    /** Whether something was kept for a rulebook; it may be damaged. */
    public boolean has(String revision) {
        return Files.isRegularFile(path.resolve(name(revision)), LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns what was kept for a rulebook; null if there is nothing whole. */
    public byte @Nullable [] find(String revision) {
        byte[] stored;
        try (PrivateFolder folder = PrivateFolder.open(path)) {
            stored = folder == null ? null : folder.read(name(revision));
        }
        if (stored == null || stored.length < HASH_BYTES) {
            return null;
        }
        byte[] content = Arrays.copyOfRange(stored, HASH_BYTES, stored.length);
        byte[] expected = Arrays.copyOf(stored, HASH_BYTES);
        return MessageDigest.isEqual(sha256(content), expected) ? content : null;
    }

    /** Keeps something for a rulebook; does nothing where that is not possible. */
    public void keep(String revision, byte[] content) {
        byte[] stored = ByteBuffer.allocate(HASH_BYTES + content.length)
                .put(sha256(content))
                .put(content)
                .array();
        if (stored.length > Limit.CACHE_ENTRY.most()) {
            return;
        }
        try (PrivateFolder folder = PrivateFolder.open(path)) {
            if (folder != null) {
                folder.write(name(revision), stored);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // a full disk, say; the next run compiles again
        }
    }

    /** Keeps what something is by the time of {@link #flush}: for what grows while the program runs. */
    public void keepLater(String revision, Supplier<byte[]> content) {
        synchronized (later) {
            later.put(revision, content);
        }
    }

    /** Keeps what is to be kept later, now. */
    public void flush() {
        Map<String, Supplier<byte[]>> now;
        synchronized (later) {
            now = new LinkedHashMap<>(later);
            later.clear();
        }
        now.forEach((revision, content) -> keep(revision, content.get()));
    }

    /** Returns why nothing is kept in the folder nor read from it, null if it is used. */
    public @Nullable String whyUnused() {
        AtomicReference<@Nullable String> fault = new AtomicReference<>();
        try (PrivateFolder folder = PrivateFolder.open(path, fault::set)) {
            return folder == null ? fault.get() : null;
        }
    }

    private String name(String revision) {
        String key = String.join(
                "\n",
                revision,
                program,
                System.getProperty("java.vm.vendor"),
                System.getProperty("java.vm.version"),
                System.getProperty("java.home"));
        return HexFormat.of().formatHex(sha256(key.getBytes(StandardCharsets.UTF_8))) + ".rules";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
