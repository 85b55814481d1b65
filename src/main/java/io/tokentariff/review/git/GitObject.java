package io.tokentariff.review.git;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An object of a repository, as it was stored; the bytes are not copied. */
final class GitObject {

    private final Type type;
    private final byte[] bytes;

    GitObject(Type type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    Type type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The kinds of objects, in the order of the numbers they have in a pack, from 1. */
    enum Type {
        COMMIT,
        TREE,
        BLOB,
        TAG;

        /** As git writes it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the kind of that number, null if there is none. */
        static @Nullable Type of(int number) {
            return number < 1 || number > values().length ? null : values()[number - 1];
        }

        /** Returns the kind of that name, null if there is none. */
        static @Nullable Type of(String word) {
            return Arrays.stream(values())
                    .filter(type -> type.word().equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Returns the object if it is the one of that name. */
    GitObject checked(ObjectName name) throws GitTrouble {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update((type.word() + " " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            if (!HexFormat.of().formatHex(digest.digest(bytes)).equals(name.hex())) {
                throw new GitTrouble("the object %s is damaged: it is not what its name says".formatted(name));
            }
            return this;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** The value of a line "word value" at the top of a commit or a tag, the n-th from 0; empty if there is none. */
    String header(String word, int n) {
        String start = word + " ";
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith(start))
                .skip(n)
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("");
    }
}
