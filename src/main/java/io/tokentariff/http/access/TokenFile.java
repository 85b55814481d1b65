package io.tokentariff.http.access;

import io.tokentariff.problem.UnwritableException;
import io.tokentariff.problem.WrongUseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that open the service, one a line: {@code name role hash}. The hash is SHA-256 of the token, which is 32 bytes by chance and
 * stands nowhere. The file belongs to its owner alone, is written beside and renamed, and is read anew when it has changed.
 */
public final class TokenFile {

    private static final int TOKEN_BYTES = 32;
    private static final String PREFIX = "tt_";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.@_+-]{0,99}");

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private List<Entry> entries = List.of();
    private @Nullable FileTime read;
    private long size = -1;

    /** One token. */
    record Entry(String name, Role role, String hash) {}

    public TokenFile(Path file) {
        this.file = file;
    }

    /** Whether there are no tokens yet. */
    public synchronized boolean isEmpty() {
        return entries().isEmpty();
    }

    /** Everybody who has a token, in the order of the file. */
    public synchronized List<Principal> all() {
        return entries().stream()
                .map(entry -> new Principal(entry.name(), entry.role()))
                .toList();
    }

    /**
     * Adds a token.
     *
     * @return the token, which is kept nowhere
     * @throws WrongUseException if the name is none, or taken
     */
    public synchronized String add(String name, Role role) {
        if (!NAME.matcher(name).matches()) {
            throw new WrongUseException(
                    "\"%s\" is no name for a token; use letters, digits and . @ _ + -.".formatted(name));
        }
        List<Entry> all = new ArrayList<>(entries());
        if (all.stream().anyMatch(entry -> entry.name().equals(name))) {
            throw new WrongUseException("%s has a token; revoke it first.".formatted(name));
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        all.add(new Entry(name, role, hash(token)));
        write(all);
        return token;
    }

    /**
     * Takes a token back; sessions that began with it end.
     *
     * @throws WrongUseException if nobody of that name has one
     */
    public synchronized void revoke(String name) {
        List<Entry> all = new ArrayList<>(entries());
        if (!all.removeIf(entry -> entry.name().equals(name))) {
            throw new WrongUseException("Nobody called %s has a token.".formatted(name));
        }
        write(all);
    }

    /** Returns who has that token, null if nobody. */
    public synchronized @Nullable Principal find(String token) {
        byte[] hash = hash(token).getBytes(StandardCharsets.US_ASCII);
        Principal found = null;
        for (Entry entry : entries()) { // all of them, so that time tells nothing
            if (MessageDigest.isEqual(hash, entry.hash().getBytes(StandardCharsets.US_ASCII))) {
                found = new Principal(entry.name(), entry.role());
            }
        }
        return found;
    }

    /** Returns who has a token under that name, null if nobody does any more. */
    synchronized @Nullable Principal named(String name) {
        return entries().stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> new Principal(entry.name(), entry.role()))
                .findFirst()
                .orElse(null);
    }

    private List<Entry> entries() {
        try {
            if (!Files.exists(file)) {
                read = null;
                entries = List.of();
                return entries;
            }
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(read) || Files.size(file) != size) {
                entries = Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(this::entry)
                        .toList();
                read = changed;
                size = Files.size(file);
            }
            return entries;
        } catch (IOException e) {
            throw new WrongUseException("The tokens in %s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    private Entry entry(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            throw new WrongUseException("%s: a line of tokens is name, role and hash.".formatted(file));
        }
        return new Entry(parts[0], Role.of(parts[1]), parts[2]);
    }

    private void write(List<Entry> all) {
        StringBuilder text = new StringBuilder("# name role sha256; tariff serve token add|list|revoke\n");
        all.forEach(entry ->
                text.append("%s %s %s\n".formatted(entry.name(), entry.role().word(), entry.hash())));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UnwritableException("The tokens in %s could not be written: %s.".formatted(file, e), e);
        }
        read = null;
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
