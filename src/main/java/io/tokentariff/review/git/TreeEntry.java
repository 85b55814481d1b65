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
        Bytes in = new Bytes(tree.bytes());
        while (in.hasNext()) {
            Kind kind = Kind.of(in.until(' ', StandardCharsets.ISO_8859_1));
            String name = in.until('\0', StandardCharsets.UTF_8);
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("/")) {
                throw new GitTrouble("a folder in it is damaged: it holds a name that no file can have");
            }
            if (entries.put(name, new TreeEntry(kind, in.name())) != null) {
                throw new GitTrouble("a folder in it is damaged: it holds the same name twice");
            }
        }
        return entries;
    }
}
