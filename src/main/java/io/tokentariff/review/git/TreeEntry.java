package io.tokentariff.review.git;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One name in a folder of a revision. */
record TreeEntry(Kind kind, ObjectName object) {

    /** What a name may stand for. */
    enum Kind {
        FOLDER,
        FILE,
        LINK,
        SUBMODULE;

        private static Kind of(String mode) {
            return switch (mode) {
                case "40000" -> FOLDER;
                case "120000" -> LINK;
                case "160000" -> SUBMODULE;
                default -> FILE;
            };
        }
    }

    /** Returns the names of a tree: {@code mode SPACE name NUL object}, one after the other. */
    static Map<String, TreeEntry> read(GitObject tree) throws GitTrouble {
        Map<String, TreeEntry> entries = new LinkedHashMap<>();
        byte[] bytes = tree.bytes();
        int at = 0;
        while (at < bytes.length) {
            int space = next(bytes, at, ' ');
            int end = next(bytes, space + 1, '\0');
            if (end + 1 + ObjectName.BYTES > bytes.length) {
                throw new GitTrouble("a folder in it is damaged");
            }
            String mode = new String(bytes, at, space - at, StandardCharsets.ISO_8859_1);
            String name = new String(bytes, space + 1, end - space - 1, StandardCharsets.UTF_8);
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("/")) {
                throw new GitTrouble("a folder in it is damaged: it holds a name that no file can have");
            }
            if (entries.put(name, new TreeEntry(Kind.of(mode), ObjectName.of(bytes, end + 1))) != null) {
                throw new GitTrouble("a folder in it is damaged: it holds the same name twice");
            }
            at = end + 1 + ObjectName.BYTES;
        }
        return entries;
    }

    private static int next(byte[] bytes, int from, char end) throws GitTrouble {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == end) {
                return at;
            }
        }
        throw new GitTrouble("a folder in it is damaged");
    }
}
